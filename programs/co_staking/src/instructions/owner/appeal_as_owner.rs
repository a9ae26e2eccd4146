use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, CaseAppealed},
    state::{Device, SlashCase},
};

/// The owner appeals a slash case of the device, before the window ends.
#[event_cpi]
#[derive(Accounts)]
pub struct AppealAsOwner<'info> {
    /// The device's owner.
    pub owner: Signer<'info>,
    /// The device.
    #[account(has_one = owner @ CoStakingError::NotDeviceOwner)]
    pub device: AccountLoader<'info, Device>,
    /// The slash case.
    #[account(mut, has_one = device @ CoStakingError::WrongDevice)]
    pub slash_case: AccountLoader<'info, SlashCase>,
}

impl AppealAsOwner<'_> {
    pub fn process(ctx: Context<AppealAsOwner>) -> Result<()> {
        let event = appeal(&ctx.accounts.slash_case, ctx.accounts.owner.key())?;
        emit(&ctx.accounts.event_authority, &event)?;
        Ok(())
    }
}

/// Records an appeal on a case. Who may appeal has been checked.
pub fn appeal(slash_case: &AccountLoader<SlashCase>, appellant: Pubkey) -> Result<CaseAppealed> {
    let at = Clock::get()?.unix_timestamp;
    let mut case = slash_case.load_mut()?;
    case.appeal(appellant, at)?;
    Ok(CaseAppealed {
        device: case.device,
        slash_case: slash_case.key(),
        number: case.number,
        appellant,
        arbiter_ends_at: case.arbiter_ends_at,
        at,
    })
}
