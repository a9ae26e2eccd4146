use anchor_lang::prelude::*;
use co_staking_rules::phase::{hastened_exit, own_exit, ExitDates, Phase};

use crate::{
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, CoStakeUnstaked},
    state::{Device, Offer, OfferState},
};

/// The co-staker starts the exit: rewards stop at once, the stake counts for the wait and is free
/// after the cooldown. It cannot be cancelled. On a terminated device there is no wait: a co-staker who
/// waits there already unstakes once more, and goes into cooldown at once.
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
            let mut device = ctx.accounts.device.load_mut()?;
            let exit = exit_of(&offer, device.is_terminated(), at)?;
            device.leave_slot(offer.nonce, exit)?;
            if offer.is(OfferState::Active) {
                offer.unstaked_at = at;
                offer.rewards_exit = device.rewards.posted_total;
            }
            offer.state = OfferState::Leaving.into();
            offer.wait_ends_at = exit.wait_ends_at;
            offer.cooldown_ends_at = exit.cooldown_ends_at;
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

/// The exit that starts, or that a termination shortens.
fn exit_of(offer: &Offer, terminated: bool, at: i64) -> Result<ExitDates> {
    let exit = match offer.exit() {
        None => {
            ensure!(offer.is(OfferState::Active), CoStakingError::CoStakeNotActive);
            own_exit(at, offer.wait_seconds, offer.cooldown_seconds, terminated)
        }
        Some(started) => {
            let phase = Phase::of_leaving(started.wait_ends_at, started.cooldown_ends_at, at);
            ensure!(
                terminated && phase == Phase::Wait,
                CoStakingError::CoStakeNotActive
            );
            hastened_exit(at, offer.cooldown_seconds, started)
        }
    };
    exit.or_refuse(CoStakingError::MathOverflow)
}
