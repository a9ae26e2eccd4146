use anchor_lang::prelude::*;
use anchor_spl::token_interface::Mint;

use crate::{
    constants::*,
    create::Creator,
    error::CoStakingError,
    events::{emit, event_cpi, ConfigInitialized},
    mint_policy,
    program::CoStaking,
    state::{Config, Roles},
};

/// Gated by the program's upgrade authority, who becomes the admin: no one else can be first.
#[event_cpi]
#[derive(Accounts)]
pub struct Initialize<'info> {
    /// The program's upgrade authority; becomes the admin and pays the rent.
    #[account(mut)]
    pub authority: Signer<'info>,
    /// The configuration that is created.
    /// CHECK: created here. There is one: the bump is searched for.
    #[account(mut, seeds = [CONFIG_SEED], bump)]
    pub config: UncheckedAccount<'info>,
    /// Classic SPL Token, or Token-2022 with allow-listed extensions.
    pub mint: InterfaceAccount<'info, Mint>,
    /// This program.
    pub co_staking_program: Program<'info, CoStaking>,
    /// The program's data account, which names its upgrade authority.
    /// CHECK: see `require_upgrade_authority`.
    pub program_data: UncheckedAccount<'info>,
    /// The system program.
    pub system_program: Program<'info, System>,
}

impl Initialize<'_> {
    pub fn process(ctx: Context<Initialize>, roles: Roles) -> Result<()> {
        require_upgrade_authority(
            &ctx.accounts.co_staking_program,
            &ctx.accounts.program_data,
            ctx.accounts.authority.key,
        )?;
        roles.check()?;
        let mint = &ctx.accounts.mint;
        let token_program = *mint.to_account_info().owner;
        mint_policy::require_allowed(&mint.key(), &mint.to_account_info().try_borrow_data()?)?;

        let admin = ctx.accounts.authority.key();
        let at = Clock::get()?.unix_timestamp;
        let mut config = Config::with_defaults(admin, roles, mint.key(), token_program, mint.decimals, at)?;
        config.bump = ctx.bumps.config;
        Creator {
            payer: &ctx.accounts.authority,
            system_program: &ctx.accounts.system_program,
        }
        .create_found(&ctx.accounts.config, [CONFIG_SEED, &[config.bump]], &config)?;

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
                spare_admin: config.pending_admin,
                base_stake_per_card: config.base_stake_per_card,
                at,
            },
        )?;
        Ok(())
    }
}

/// Refuses a wallet that may not upgrade the program. The loader keeps two accounts of a program: one at the program's
/// address (tag 2, address of the other) and one with its code (tag 3, slot, 1, upgrade authority). Read by hand, since
/// the loader's own types bring 20 KB of code.
fn require_upgrade_authority(
    program: &AccountInfo,
    program_data: &AccountInfo,
    authority: &Pubkey,
) -> Result<()> {
    const PROGRAM: [u8; 4] = 2u32.to_le_bytes();
    const PROGRAM_DATA: [u8; 4] = 3u32.to_le_bytes();
    const SLOT: usize = 8;
    ensure!(
        program.try_borrow_data()?.strip_prefix(&PROGRAM) == Some(program_data.key.as_ref()),
        CoStakingError::WrongProgramData
    );
    let data = program_data.try_borrow_data()?;
    let found = data
        .strip_prefix(&PROGRAM_DATA)
        .and_then(|rest| rest.get(SLOT..))
        .and_then(|rest| rest.strip_prefix(&[1]))
        .is_some_and(|rest| rest.starts_with(authority.as_ref()));
    ensure!(found, CoStakingError::NotUpgradeAuthority);
    Ok(())
}
