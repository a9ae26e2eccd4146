//! The owner's stake of a device, and what all stake on it amounts to.

use anchor_lang::prelude::*;
use co_staking_rules::{
    hold,
    phase::owner_cooldown,
    stake::{self, CoStakeTotals},
};

use super::{totals, Device, SlotState};
use crate::error::{CoStakingError, OrRefuse};

impl Device {
    pub fn owner_is_leaving(&self) -> bool {
        self.owner_cooldown_ends_at != 0
    }

    /// The part of the owner's stake that counts.
    pub fn owner_active(&self) -> u64 {
        if self.owner_is_leaving() {
            0
        } else {
            self.owner_stake
        }
    }

    /// The part of the owner's counted stake that no case has frozen.
    pub fn owner_unfrozen(&self) -> u64 {
        self.owner_active().saturating_sub(self.owner_frozen)
    }

    /// Adds to the owner's active stake. The first stake starts with nothing taken, and keeps the cooldown
    /// in force as the longest it can have.
    pub fn add_owner_stake(&mut self, amount: u64, cooldown_seconds: i64, now: i64) -> Result<()> {
        ensure!(!self.owner_is_leaving(), CoStakingError::OwnerStakeLeaving);
        if self.owner_stake == 0 {
            self.owner_staked_at = now;
            self.owner_cooldown_seconds = cooldown_seconds;
            self.slash_taken = Default::default();
        }
        self.owner_stake = self
            .owner_stake
            .checked_add(amount)
            .or_refuse(CoStakingError::MathOverflow)?;
        Ok(())
    }

    /// Refuses while the owner is committed to a co-staker who accepted within the wait that was agreed.
    pub fn require_not_committed(&self, now: i64) -> Result<()> {
        let committed = self.slots.iter().any(|slot| {
            slot.is(SlotState::Active) && hold::is_committed(slot.committed_until, self.is_terminated(), now)
        });
        ensure!(!committed, CoStakingError::OwnerCommitted);
        Ok(())
    }

    /// Puts the owner's whole stake into cooldown; returns the second at which it is free.
    /// `cooldown_seconds` is the one that is in force now.
    pub fn start_owner_exit(&mut self, now: i64, cooldown_seconds: i64) -> Result<i64> {
        ensure!(!self.owner_is_leaving(), CoStakingError::OwnerStakeLeaving);
        ensure!(self.owner_stake > 0, CoStakingError::NoOwnerStake);
        self.require_not_held(now)?;
        self.require_not_committed(now)?;
        // The offers of a terminated device are dead, and anyone may close them.
        let open = self.slots.iter().any(|s| s.is(SlotState::Open));
        ensure!(!open || self.is_terminated(), CoStakingError::OfferStillOpen);
        let ends_at = now
            .checked_add(owner_cooldown(self.owner_cooldown_seconds, cooldown_seconds))
            .or_refuse(CoStakingError::MathOverflow)?;
        self.owner_cooldown_ends_at = ends_at;
        self.notice_given_at = 0;
        Ok(ends_at)
    }

    /// Takes the owner's stake off the ledger once its cooldown is over, but for what open slash cases
    /// have frozen; returns the amount to pay. When nothing is left, the owner may stake again.
    pub fn take_matured_owner_stake(&mut self, now: i64) -> Result<u64> {
        ensure!(self.owner_is_leaving(), CoStakingError::ExitNotStarted);
        ensure!(now >= self.owner_cooldown_ends_at, CoStakingError::StillLocked);
        let free = self
            .owner_stake
            .checked_sub(self.owner_frozen)
            .or_refuse(CoStakingError::LedgerMismatch)?;
        ensure!(free > 0 || self.owner_frozen == 0, CoStakingError::StakeFrozen);
        self.owner_stake = self.owner_frozen;
        if self.owner_stake == 0 {
            self.owner_cooldown_ends_at = 0;
        }
        Ok(free)
    }

    /// Refuses unless the owner's stake opens the gate for an offer.
    pub fn require_self_stake_gate(&self, now: i64) -> Result<()> {
        ensure!(!self.owner_is_leaving(), CoStakingError::OwnerStakeLeaving);
        let open = stake::self_stake_gate(self.owner_active(), self.requirement().at(now));
        ensure!(open, CoStakingError::SelfStakeBelowHalf);
        Ok(())
    }

    pub fn co_stakes(&self, now: i64) -> Result<CoStakeTotals> {
        totals(&self.slots, now)
    }

    /// Stake that counts towards the minimum at `now`.
    pub fn counted(&self, now: i64) -> Result<u64> {
        let co_stakes = self.co_stakes(now)?;
        stake::counted(self.owner_active(), &co_stakes).or_refuse(CoStakingError::MathOverflow)
    }

    pub fn require_sufficient(&self, now: i64) -> Result<()> {
        ensure!(
            self.counted(now)? >= self.requirement().at(now),
            CoStakingError::DeviceInsufficient
        );
        Ok(())
    }

    /// By how much the device will miss its minimum once all pending changes take effect.
    pub fn shortfall(&self, now: i64) -> Result<u64> {
        let active = self.co_stakes(now)?.active_unfrozen;
        stake::shortfall(self.owner_unfrozen(), active, self.requirement().larger(now))
            .or_refuse(CoStakingError::MathOverflow)
    }

    /// What the owner may take out at once; nothing while the stake is leaving.
    pub fn overflow(&self, now: i64) -> Result<u64> {
        let active = self.co_stakes(now)?.active_unfrozen;
        stake::overflow(self.owner_unfrozen(), active, self.overflow_minimum(now))
            .or_refuse(CoStakingError::MathOverflow)
    }
}
