use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi},
    instructions::anyone::end_case::{end_case, End},
    state::{Config, Device, SlashCase},
};

/// The slasher in office withdraws a case that is open, also one that a predecessor opened or that has been
/// upheld; while there is no slasher, the admin may. The amounts are released at once, and count for
/// nothing. The case's account is closed, its rent goes back to its payer.
///
/// Remaining accounts: the offers of the co-stakes hit, writable, in the order of the case.
#[event_cpi]
#[derive(Accounts)]
pub struct WithdrawCase<'info> {
    /// The slasher; the admin while there is none.
    pub authority: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut)]
    pub device: AccountLoader<'info, Device>,
    /// The slash case.
    #[account(
        mut,
        close = rent_payer,
        has_one = device @ CoStakingError::WrongDevice,
        has_one = rent_payer @ CoStakingError::WrongRentPayer,
    )]
    pub slash_case: AccountLoader<'info, SlashCase>,
    /// Who paid the case's rent, and gets it back.
    /// CHECK: the case records it.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
}

impl<'info> WithdrawCase<'info> {
    pub fn process(ctx: Context<'info, WithdrawCase<'info>>) -> Result<()> {
        {
            let config = ctx.accounts.config.load()?;
            let vacant = config.slasher == Pubkey::default();
            let allowed = if vacant { config.admin } else { config.slasher };
            ensure!(
                *ctx.accounts.authority.key == allowed,
                CoStakingError::NotSlasherNorAdmin
            );
        }
        let event = end_case(
            &ctx.accounts.device,
            &ctx.accounts.slash_case,
            ctx.remaining_accounts,
            End::Withdrawn,
            Clock::get()?.unix_timestamp,
        )?;
        emit(&ctx.accounts.event_authority, &event)?;
        Ok(())
    }
}
