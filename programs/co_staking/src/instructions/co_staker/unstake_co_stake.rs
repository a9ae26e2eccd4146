use anchor_lang::prelude::*;
use co_staking_rules::phase::own_exit;

use crate::{
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, CoStakeUnstaked},
    state::{Device, Offer, OfferState},
};

/// The co-staker starts the exit: rewards stop at once, the stake counts for the wait and is free
/// after the cooldown. It cannot be cancelled or repeated. On a terminated device there is no wait.
#[event_cpi]
#[derive(Accounts)]
pub struct UnstakeCoStake<'info> {
    /// The co-staker.
    pub co_staker: Signer<'info>,
    /// The device.
    #[account(mut)]
    pub device: AccountLoader<'info, Device>,
    /// The offer.
    #[account(
        mut,
        has_one = device @ CoStakingError::WrongDevice,
        has_one = co_staker @ CoStakingError::NotCoStaker,
    )]
    pub offer: AccountLoader<'info, Offer>,
}

impl UnstakeCoStake<'_> {
    pub fn process(ctx: Context<UnstakeCoStake>) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let event = {
            let mut offer = ctx.accounts.offer.load_mut()?;
            ensure!(offer.is(OfferState::Active), CoStakingError::CoStakeNotActive);
            let mut device = ctx.accounts.device.load_mut()?;
            let exit = own_exit(
                at,
                offer.wait_seconds,
                offer.cooldown_seconds,
                device.is_terminated(),
            )
            .or_refuse(CoStakingError::MathOverflow)?;
            device.leave_slot(offer.nonce, exit)?;
            offer.state = OfferState::Leaving.into();
            offer.unstaked_at = at;
            offer.wait_ends_at = exit.wait_ends_at;
            offer.cooldown_ends_at = exit.cooldown_ends_at;
            offer.rewards_exit = device.rewards.posted_total;
            CoStakeUnstaked {
                device: ctx.accounts.device.key(),
                offer: ctx.accounts.offer.key(),
                co_staker: offer.co_staker,
                amount: offer.principal,
                forced: 0,
                rewards_exit: offer.rewards_exit,
                wait_ends_at: exit.wait_ends_at,
                cooldown_ends_at: exit.cooldown_ends_at,
                at,
            }
        };
        emit(&ctx.accounts.event_authority, &event)?;
        Ok(())
    }
}
