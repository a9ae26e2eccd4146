use anchor_lang::prelude::*;
use co_staking_rules::hold;

use crate::{
    constants::NOTICE_HOLD_SECONDS,
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, NoticeGiven},
    state::Device,
};

/// The owner gives notice of leaving: from now on a hire, however often renewed, can stop the unstake
/// for 14 days at most.
#[event_cpi]
#[derive(Accounts)]
pub struct GiveNotice<'info> {
    /// The device's owner.
    pub owner: Signer<'info>,
    /// The device.
    #[account(mut, has_one = owner @ CoStakingError::NotDeviceOwner)]
    pub device: AccountLoader<'info, Device>,
}

impl GiveNotice<'_> {
    pub fn process(ctx: Context<GiveNotice>) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        {
            let mut device = ctx.accounts.device.load_mut()?;
            ensure!(device.owner_stake > 0, CoStakingError::NoOwnerStake);
            ensure!(!device.owner_is_leaving(), CoStakingError::OwnerStakeLeaving);
            let running = hold::notice_is_live(device.notice_given_at, at);
            ensure!(!running, CoStakingError::NoticeAlreadyGiven);
            device.notice_given_at = at;
        }
        let hold_ends_at = at
            .checked_add(NOTICE_HOLD_SECONDS)
            .or_refuse(CoStakingError::MathOverflow)?;
        emit(
            &ctx.accounts.event_authority,
            &NoticeGiven {
                device: ctx.accounts.device.key(),
                hold_ends_at,
                at,
            },
        )?;
        Ok(())
    }
}
