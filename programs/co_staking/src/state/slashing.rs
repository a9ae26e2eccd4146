//! What a slash case does to the amounts of a device and its offers: freeze, then burn or release.

use anchor_lang::prelude::*;
use co_staking_rules::{
    buckets::{bucket_at, Buckets},
    phase::Phase,
    slash,
};

use super::{CoStakeHit, CoStakeSlot, Device, Offer, SlashCase};
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

/// What a case takes of one party, base units.
#[derive(Clone, Copy, Default)]
pub struct Taken {
    pub stake: u64,
    pub rewards: u64,
    /// Whether the cap let it take less stake than it asked.
    pub capped: bool,
}

/// The cap of a party, basis points, and the bucket of a case that is opened now.
#[derive(Clone, Copy)]
pub struct Cap {
    pub bps: u16,
    pub bucket: u32,
}

impl Charge {
    /// What the case takes of a party: the same part of every stake, within the party's cap. `taken` are the
    /// amounts that count against it, `free` and `claimable` what no case has frozen. Returns them with
    /// what is taken now.
    fn take(&self, cap: Cap, taken: Buckets, free: u64, claimable: u64) -> Result<(Taken, Buckets)> {
        let taken = taken.at(cap.bucket);
        let asked = slash::hit(free, self.stake_bps).or_refuse(CoStakingError::MathOverflow)?;
        let stake =
            slash::within_cap(asked, free, taken.sum(), cap.bps).or_refuse(CoStakingError::MathOverflow)?;
        let rewards = slash::hit(claimable, self.rewards_bps).or_refuse(CoStakingError::MathOverflow)?;
        let taken = taken.plus(stake).or_refuse(CoStakingError::MathOverflow)?;
        let capped = stake < asked;
        Ok((
            Taken {
                stake,
                rewards,
                capped,
            },
            taken,
        ))
    }
}

/// What happens to the frozen amounts when a case ends.
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

    /// Whether the slot's principal is not free at `now`.
    pub fn is_locked(&self, now: i64) -> bool {
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

    /// Number of the bucket that is present at `now`.
    pub fn bucket_at(&self, now: i64) -> u32 {
        bucket_at(self.bucket, now)
    }

    /// Makes the bucket of `now` the present one: what is older than the three before it is forgotten.
    pub fn move_to_bucket(&mut self, now: i64) {
        let number = self.bucket_at(now);
        let moved = |amounts| {
            Buckets {
                number: self.bucket,
                amounts,
            }
            .at(number)
            .amounts
        };
        self.slash_taken = moved(self.slash_taken);
        self.fallen_minimums = moved(self.fallen_minimums);
        self.bucket = number;
    }

    /// Freezes what a case takes of the owner, stake and rewards. The bucket of the case is the present one.
    pub fn freeze_owner(&mut self, charge: &Charge, cap: Cap, now: i64) -> Result<Taken> {
        if !self.owner_exposed(charge.infraction_at, now) {
            return Ok(Taken::default());
        }
        let free = self
            .owner_stake
            .checked_sub(self.owner_frozen)
            .or_refuse(CoStakingError::LedgerMismatch)?;
        let claimable = self.rewards.owner_claimable()?;
        let (hit, taken) = charge.take(cap, self.slashes(), free, claimable)?;
        self.slash_taken = taken.amounts;
        add(&mut self.owner_frozen, hit.stake)?;
        add(&mut self.rewards.owner_frozen, hit.rewards)?;
        Ok(hit)
    }

    fn slashes(&self) -> Buckets {
        Buckets {
            number: self.bucket,
            amounts: self.slash_taken,
        }
    }

    /// Ends the freeze of the owner's part of a case.
    pub fn settle_owner(&mut self, case: &SlashCase, verdict: Verdict) -> Result<()> {
        take(&mut self.owner_frozen, case.owner_stake)?;
        take(&mut self.rewards.owner_frozen, case.owner_rewards)?;
        if verdict == Verdict::Burn {
            take(&mut self.owner_stake, case.owner_stake)?;
            add(&mut self.rewards.owner_burned, case.owner_rewards)?;
        } else {
            self.slash_taken = self.slashes().minus(case.bucket, case.owner_stake).amounts;
        }
        Ok(())
    }
}

impl Offer {
    /// Freezes what a case takes of this co-stake, principal and rewards. `posted_total` is the device's
    /// running total of rewards.
    pub fn freeze(&mut self, charge: &Charge, cap: Cap, posted_total: u64) -> Result<Taken> {
        let free = self
            .principal
            .checked_sub(self.principal_frozen)
            .or_refuse(CoStakingError::LedgerMismatch)?;
        let claimable = self.claimable(posted_total)?;
        let (hit, taken) = charge.take(cap, self.slashes(), free, claimable)?;
        self.set_slashes(taken);
        add(&mut self.principal_frozen, hit.stake)?;
        add(&mut self.rewards_frozen, hit.rewards)?;
        Ok(hit)
    }

    /// Ends the freeze of this co-stake's part of a case that was opened in `bucket`. What is released
    /// returns to that bucket.
    pub fn settle(&mut self, hit: &CoStakeHit, bucket: u32, verdict: Verdict) -> Result<()> {
        take(&mut self.principal_frozen, hit.stake)?;
        take(&mut self.rewards_frozen, hit.rewards)?;
        if verdict == Verdict::Burn {
            take(&mut self.principal, hit.stake)?;
            add(&mut self.rewards_burned, hit.rewards)?;
        } else {
            self.set_slashes(self.slashes().minus(bucket, hit.stake));
        }
        Ok(())
    }

    fn slashes(&self) -> Buckets {
        Buckets {
            number: self.slash_bucket,
            amounts: self.slash_taken,
        }
    }

    fn set_slashes(&mut self, slashes: Buckets) {
        self.slash_bucket = slashes.number;
        self.slash_taken = slashes.amounts;
    }
}
