//! What a slash case does to the amounts of a device and its offers: freeze, then burn or release.

use anchor_lang::prelude::*;
use co_staking_rules::{
    phase::Phase,
    slash::{self, Window},
};

use super::{CoStakeSlot, Device, Offer, SlashCase};
use crate::error::{CoStakingError, OrRefuse};

/// The percentages of a case, and the second that decides who was exposed.
#[derive(Clone, Copy)]
pub struct Charge {
    pub infraction_at: i64,
    /// Of stake, basis points.
    pub stake_bps: u16,
    /// Of unclaimed rewards, basis points.
    pub rewards_bps: u16,
}

/// What becomes of frozen amounts when a case ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Burn,
    Release,
}

fn add(value: &mut u64, amount: u64) -> Result<()> {
    *value = value
        .checked_add(amount)
        .or_refuse(CoStakingError::MathOverflow)?;
    Ok(())
}

fn take(value: &mut u64, amount: u64) -> Result<()> {
    *value = value
        .checked_sub(amount)
        .or_refuse(CoStakingError::LedgerMismatch)?;
    Ok(())
}

impl CoStakeSlot {
    /// Whether the slot's principal is locked at `now` and was at the time of the infraction.
    pub fn exposed(&self, infraction_at: i64, now: i64) -> bool {
        self.is_locked(now) && slash::exposed(self.accepted_at, infraction_at)
    }

    fn is_locked(&self, now: i64) -> bool {
        self.phase(now).is_some_and(|phase| phase != Phase::Withdrawable)
    }
}

impl Device {
    fn owner_is_locked(&self, now: i64) -> bool {
        self.owner_stake > 0 && (!self.owner_is_leaving() || now < self.owner_cooldown_ends_at)
    }

    /// Whether the owner's stake is locked at `now` and was at the time of the infraction. Top-ups
    /// count as one stake with what they were added to.
    fn owner_exposed(&self, infraction_at: i64, now: i64) -> bool {
        self.owner_is_locked(now) && slash::exposed(self.owner_staked_at, infraction_at)
    }

    /// All principal that is locked at `now`, base units. What could be withdrawn does not raise the cap.
    pub fn locked_stake(&self, now: i64) -> Result<u64> {
        let owner = if self.owner_is_locked(now) {
            self.owner_stake
        } else {
            0
        };
        self.slots
            .iter()
            .filter(|slot| slot.is_locked(now))
            .try_fold(owner, |sum, slot| sum.checked_add(slot.amount))
            .or_refuse(CoStakingError::MathOverflow)
    }

    /// Freezes what a case hits of the owner: stake and rewards, base units.
    pub fn freeze_owner(&mut self, charge: &Charge, now: i64) -> Result<(u64, u64)> {
        if !self.owner_exposed(charge.infraction_at, now) {
            return Ok((0, 0));
        }
        let free = self
            .owner_stake
            .checked_sub(self.owner_frozen)
            .or_refuse(CoStakingError::LedgerMismatch)?;
        let stake = slash::hit(free, charge.stake_bps).or_refuse(CoStakingError::MathOverflow)?;
        let rewards = slash::hit(self.rewards.owner_claimable()?, charge.rewards_bps)
            .or_refuse(CoStakingError::MathOverflow)?;
        add(&mut self.owner_frozen, stake)?;
        add(&mut self.rewards.owner_frozen, rewards)?;
        Ok((stake, rewards))
    }

    /// Ends the freeze of the owner's part of a case.
    pub fn settle_owner(&mut self, case: &SlashCase, verdict: Verdict) -> Result<()> {
        take(&mut self.owner_frozen, case.owner_stake)?;
        take(&mut self.rewards.owner_frozen, case.owner_rewards)?;
        if verdict == Verdict::Burn {
            take(&mut self.owner_stake, case.owner_stake)?;
            add(&mut self.rewards.owner_burned, case.owner_rewards)?;
        }
        Ok(())
    }

    /// Counts a case's stake against the cap of the 7 days it falls into.
    pub fn count_slash(&mut self, now: i64, held: u64, stake: u64, cap_bps: u16) -> Result<()> {
        let window = self
            .slash_window()
            .with(now, held, stake, cap_bps)
            .or_refuse(CoStakingError::SlashAboveCap)?;
        self.set_slash_window(window);
        Ok(())
    }

    /// Gives a released case's stake back to the cap.
    pub fn uncount_slash(&mut self, case: &SlashCase) -> Result<()> {
        let window = self.slash_window().without(case.opened_at, case.total_stake()?);
        self.set_slash_window(window);
        Ok(())
    }

    fn slash_window(&self) -> Window {
        Window {
            started_at: self.slash_window_started_at,
            last_case_at: self.slash_window_last_case_at,
            stake: self.slash_window_stake,
            slashed: self.slash_window_slashed,
        }
    }

    fn set_slash_window(&mut self, window: Window) {
        self.slash_window_started_at = window.started_at;
        self.slash_window_last_case_at = window.last_case_at;
        self.slash_window_stake = window.stake;
        self.slash_window_slashed = window.slashed;
    }
}

impl Offer {
    /// Freezes what a case hits of this co-stake: principal and rewards, base units. `posted_total` is
    /// the device's running total of rewards.
    pub fn freeze(&mut self, charge: &Charge, posted_total: u64) -> Result<(u64, u64)> {
        let free = self
            .principal
            .checked_sub(self.principal_frozen)
            .or_refuse(CoStakingError::LedgerMismatch)?;
        let stake = slash::hit(free, charge.stake_bps).or_refuse(CoStakingError::MathOverflow)?;
        let rewards = slash::hit(self.claimable(posted_total)?, charge.rewards_bps)
            .or_refuse(CoStakingError::MathOverflow)?;
        add(&mut self.principal_frozen, stake)?;
        add(&mut self.rewards_frozen, rewards)?;
        Ok((stake, rewards))
    }

    /// Ends the freeze of this co-stake's part of a case.
    pub fn settle(&mut self, stake: u64, rewards: u64, verdict: Verdict) -> Result<()> {
        take(&mut self.principal_frozen, stake)?;
        take(&mut self.rewards_frozen, rewards)?;
        if verdict == Verdict::Burn {
            take(&mut self.principal, stake)?;
            add(&mut self.rewards_burned, rewards)?;
        }
        Ok(())
    }
}
