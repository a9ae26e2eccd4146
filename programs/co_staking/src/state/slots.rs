use anchor_lang::prelude::*;
use co_staking_rules::{phase::Phase, stake::CoStakeTotals};

use super::SlotStateByte;
use crate::error::{CoStakingError, OrRefuse};

/// What a slot holds. The byte holds only what the clock cannot decide: wait, cooldown and withdrawable are
/// all `Leaving`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "idl-build",
    derive(AnchorSerialize),
    borsh(use_discriminant = false)
)]
#[repr(u8)]
pub enum SlotState {
    Empty = 0,
    Open = 1,
    Active = 2,
    Leaving = 3,
}

/// One open offer, active or leaving co-stake of a device: what the device must know of an offer to
/// count its stake without reading the offer.
///
/// INVARIANT: agrees with the offer of the same nonce in every field.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct CoStakeSlot {
    /// Nonce of the offer.
    pub nonce: u32,
    /// Reward share, basis points.
    pub share_bps: u16,
    /// What the slot holds.
    pub state: SlotStateByte,
    /// Bump of the offer's address.
    pub bump: u8,
    /// Requested or locked principal, base units.
    pub amount: u64,
    /// Unix second of the acceptance; zero while open. Slashes ask whether it precedes an infraction.
    pub accepted_at: i64,
    /// Unix second at which a leaving stake stops counting.
    pub wait_ends_at: i64,
    /// Unix second at which a leaving stake is free.
    pub cooldown_ends_at: i64,
    /// Part of `amount` that open slash cases have frozen, base units.
    pub frozen: u64,
    /// Unix second until which the acceptance commits the owner, while the co-stake is active.
    pub committed_until: i64,
}

impl CoStakeSlot {
    pub fn is(&self, state: SlotState) -> bool {
        self.state == state
    }

    /// Phase of the principal; `None` if none is locked.
    pub fn phase(&self, now: i64) -> Option<Phase> {
        if self.is(SlotState::Active) {
            Some(Phase::Active)
        } else if self.is(SlotState::Leaving) {
            Some(Phase::of_leaving(self.wait_ends_at, self.cooldown_ends_at, now))
        } else {
            None
        }
    }
}

/// Stake of the slots by what it counts for.
pub fn totals(slots: &[CoStakeSlot], now: i64) -> Result<CoStakeTotals> {
    let mut sum = CoStakeTotals::default();
    for slot in slots {
        if slot.is(SlotState::Active) {
            let unfrozen = slot
                .amount
                .checked_sub(slot.frozen)
                .or_refuse(CoStakingError::LedgerMismatch)?;
            sum.active_unfrozen = sum
                .active_unfrozen
                .checked_add(unfrozen)
                .or_refuse(CoStakingError::MathOverflow)?;
        }
        let part = if slot.is(SlotState::Open) {
            &mut sum.open
        } else {
            match slot.phase(now) {
                Some(Phase::Active) => &mut sum.active,
                Some(Phase::Wait) => &mut sum.waiting,
                _ => continue,
            }
        };
        *part = part
            .checked_add(slot.amount)
            .or_refuse(CoStakingError::MathOverflow)?;
    }
    Ok(sum)
}
