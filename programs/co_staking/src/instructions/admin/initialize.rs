use anchor_lang::prelude::*;
use anchor_spl::token_interface::Mint;

use crate::{
    constants::*,
    error::CoStakingError,
    events::{emit, ConfigInitialized},
    mint_policy,
    program::CoStaking,
    state::{Config, Roles},
};

/// Gated by the program's upgrade authority, who becomes the admin: nobody else can be first.
#[event_cpi]
#[derive(Accounts)]
pub struct Initialize<'info> {
    #[account(mut)]
    pub authority: Signer<'info>,
    #[account(
        init,
        payer = authority,
        space = Config::SPACE,
        seeds = [CONFIG_SEED],
        bump,
    )]
    pub config: AccountLoader<'info, Config>,
    /// Classic SPL Token, or Token-2022 with allow-listed extensions.
    pub mint: InterfaceAccount<'info, Mint>,
    #[account(
        constraint = co_staking_program.programdata_address()? == Some(program_data.key())
            @ CoStakingError::WrongProgramData,
    )]
    pub co_staking_program: Program<'info, CoStaking>,
    #[account(
        constraint = program_data.upgrade_authority_address == Some(authority.key())
            @ CoStakingError::NotUpgradeAuthority,
    )]
    pub program_data: Account<'info, ProgramData>,
    pub system_program: Program<'info, System>,
}

impl Initialize<'_> {
    pub fn process(ctx: Context<Initialize>, roles: Roles) -> Result<()> {
        roles.check()?;
        let mint = &ctx.accounts.mint;
        let token_program = *mint.to_account_info().owner;
        mint_policy::require_allowed(&mint.key(), &mint.to_account_info().try_borrow_data()?)?;

        let admin = ctx.accounts.authority.key();
        let mut config = Config::with_defaults(admin, roles, mint.key(), token_program, mint.decimals)?;
        config.bump = ctx.bumps.config;
        *ctx.accounts.config.load_init()? = config;

        emit(
            &ctx.accounts.event_authority,
            &ConfigInitialized {
                mint: config.mint,
                token_program,
                admin,
                registrar: config.registrar,
                reward_authority: config.reward_authority,
                slasher: config.slasher,
                arbiter: config.arbiter,
                pauser: config.pauser,
                base_stake_per_card: config.base_stake_per_card,
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
