use anchor_lang::prelude::*;

use super::end_case::{end_case, End};
use crate::{
    error::CoStakingError,
    events::{emit, event_cpi},
    state::{Device, SlashCase},
};

/// Releases what a case has frozen, once it was dismissed or the arbiter let the time pass. Anyone may
/// send it. The case's account is closed, its rent goes back to its payer.
///
/// Remaining accounts: the offers of the co-stakes hit, writable, in the order of the case.
#[event_cpi]
#[derive(Accounts)]
pub struct ReleaseCase<'info> {
    /// Any wallet.
    pub caller: Signer<'info>,
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

impl<'info> ReleaseCase<'info> {
    pub fn process(ctx: Context<'info, ReleaseCase<'info>>) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let releasable = ctx.accounts.slash_case.load()?.clock().may_release(at);
        ensure!(releasable, CoStakingError::CaseNotReleasable);
        let event = end_case(
            &ctx.accounts.device,
            &ctx.accounts.slash_case,
            ctx.remaining_accounts,
            End::Released,
            at,
        )?;
        emit(&ctx.accounts.event_authority, &event)?;
        Ok(())
    }
}
