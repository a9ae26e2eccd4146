use anchor_lang::prelude::*;
use co_staking_rules::phase::{forced_exit, ExitDates};

use crate::{
    constants::MAX_SLOTS,
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, CoStakeUnstaked, OwnerUnstaked},
    state::{Config, Device, Offer, OfferState},
};

/// The owner's whole stake goes into cooldown, and with it every co-stake that is not free yet, without a
/// wait: each is free at the earliest of its own end, its agreed cooldown from now, and the owner's end.
///
/// Remaining accounts: the offers of those co-stakes, writable, in the order of the device's slots.
#[event_cpi]
#[derive(Accounts)]
pub struct UnstakeOwnerStake<'info> {
    /// The device's owner.
    pub owner: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut, has_one = owner @ CoStakingError::NotDeviceOwner)]
    pub device: AccountLoader<'info, Device>,
}

impl<'info> UnstakeOwnerStake<'info> {
    pub fn process(ctx: Context<'info, UnstakeOwnerStake<'info>>) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let cooldown_seconds = ctx.accounts.config.load()?.cooldown_seconds;
        let device_key = ctx.accounts.device.key();
        let mut forced: [Option<CoStakeUnstaked>; MAX_SLOTS as usize] = [const { None }; MAX_SLOTS as usize];
        let mut forced_exits = 0u8;
        let (amount, cooldown_ends_at) = {
            let mut device = ctx.accounts.device.load_mut()?;
            let ends_at = device.start_owner_exit(at, cooldown_seconds)?;
            let mut passed = ctx.remaining_accounts.iter();
            let locked = device.slots.map(|slot| slot.is_locked(at).then_some(slot.nonce));
            for (nonce, event) in locked.into_iter().flatten().zip(forced.iter_mut()) {
                let account = passed.next().or_refuse(CoStakingError::CoStakesMissing)?;
                *event = Some(force_exit(&mut device, &device_key, nonce, account, at)?);
                forced_exits = forced_exits
                    .checked_add(1)
                    .or_refuse(CoStakingError::MathOverflow)?;
            }
            ensure!(passed.next().is_none(), CoStakingError::UnexpectedCoStake);
            (device.owner_stake, ends_at)
        };
        emit(
            &ctx.accounts.event_authority,
            &OwnerUnstaked {
                device: device_key,
                owner: ctx.accounts.owner.key(),
                amount,
                cooldown_ends_at,
                forced_exits,
                at,
            },
        )?;
        for event in forced.into_iter().flatten() {
            emit(&ctx.accounts.event_authority, &event)?;
        }
        Ok(())
    }
}

/// Starts the cooldown of one co-stake with the owner's.
fn force_exit<'info>(
    device: &mut Device,
    device_key: &Pubkey,
    nonce: u32,
    account: &'info AccountInfo<'info>,
    at: i64,
) -> Result<CoStakeUnstaked> {
    let loader = Offer::of_device(account, device_key, nonce)?;
    let mut offer = loader.load_mut()?;
    let exit: ExitDates = forced_exit(
        at,
        offer.cooldown_seconds,
        device.owner_cooldown_ends_at,
        offer.exit(),
    )
    .or_refuse(CoStakingError::MathOverflow)?;
    if offer.is(OfferState::Active) {
        offer.rewards_exit = device.rewards.posted_total;
        offer.unstaked_at = at;
    }
    offer.state = OfferState::Leaving.into();
    offer.wait_ends_at = exit.wait_ends_at;
    offer.cooldown_ends_at = exit.cooldown_ends_at;
    device.leave_slot(nonce, exit)?;
    Ok(CoStakeUnstaked {
        device: *device_key,
        offer: loader.key(),
        co_staker: offer.co_staker,
        amount: offer.principal,
        forced: 1,
        rewards_exit: offer.rewards_exit,
        wait_ends_at: exit.wait_ends_at,
        cooldown_ends_at: exit.cooldown_ends_at,
        at,
    })
}
