use anchor_lang::prelude::*;
use co_staking_rules::{
    buckets::{counted_until, Buckets},
    requirement::{minimum_stake, Requirement},
};

use super::{Config, Device};
use crate::{
    constants::*,
    error::{CoStakingError, OrRefuse},
};

/// A hardware requirement: what the device is made of, and the stake it must hold for it.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Hardware {
    /// Minimum stake, base units.
    pub minimum: u64,
    /// Earning multiplier, basis points; zero for an unsupported model, which earns nothing.
    pub multiplier_bps: u32,
    pub cards: u16,
    pub padding: [u8; 2],
}

impl Hardware {
    /// Hardware with its minimum under the present configuration.
    pub fn checked(config: &Config, cards: u16, multiplier_bps: u32) -> Result<Self> {
        ensure!((1..=MAX_CARDS).contains(&cards), CoStakingError::BadCards);
        ensure!(
            multiplier_bps <= MAX_MULTIPLIER_BPS,
            CoStakingError::BadMultiplier
        );
        let minimum = minimum_stake(config.base_stake_per_card, multiplier_bps, cards)
            .or_refuse(CoStakingError::MathOverflow)?;
        Ok(Self {
            minimum,
            multiplier_bps,
            cards,
            padding: [0; 2],
        })
    }
}

/// What a change of hardware comes to.
pub struct Change {
    /// The minimum so far, base units.
    pub old_minimum: u64,
    /// Unix second from which the new hardware applies.
    pub applies_from: i64,
    /// Unix second until which the old minimum still counts for the overflow; zero if it does not.
    pub overflow_bound_until: i64,
}

impl Device {
    pub fn requirement(&self) -> Requirement {
        Requirement {
            minimum: self.hardware.minimum,
            announced_minimum: self.announced.minimum,
            announced_from: self.announced_from,
        }
    }

    /// The hardware in force at `now`.
    pub fn hardware_at(&self, now: i64) -> &Hardware {
        if self.requirement().announcement_applies(now) {
            &self.announced
        } else {
            &self.hardware
        }
    }

    /// Changes the hardware: at once, or after `notice_seconds` if the minimum rises.
    pub fn change_hardware(&mut self, new: Hardware, now: i64, notice_seconds: i64) -> Result<Change> {
        let present = *self.hardware_at(now);
        let pending = self.announced_from > now;
        ensure!(new != present || pending, CoStakingError::RequirementUnchanged);
        if new.minimum <= present.minimum {
            self.hardware = new;
            self.announced = Hardware::default();
            self.announced_from = 0;
            let falls = new.minimum < present.minimum;
            return Ok(Change {
                old_minimum: present.minimum,
                applies_from: now,
                overflow_bound_until: if falls {
                    self.keep_minimum(present.minimum, now)
                } else {
                    0
                },
            });
        }
        self.hardware = present;
        self.announced = new;
        self.announced_from = now
            .checked_add(notice_seconds)
            .or_refuse(CoStakingError::MathOverflow)?;
        Ok(Change {
            old_minimum: present.minimum,
            applies_from: self.announced_from,
            overflow_bound_until: 0,
        })
    }

    /// Keeps a minimum that falls while a co-stake is not free: its co-staker must be able to leave beside
    /// the owner's stake, not after it. Every fall is kept under its own bucket, so that neither a small one
    /// before it nor others after it shorten or prolong how long it counts. Returns the second until which
    /// it does, or zero.
    fn keep_minimum(&mut self, minimum: u64, now: i64) -> i64 {
        if !self.slots.iter().any(|slot| slot.is_locked(now)) {
            return 0;
        }
        self.move_to_bucket(now);
        self.fallen_minimums = self.fallen().raised_to(minimum).amounts;
        counted_until(self.bucket)
    }

    /// The minimum that the overflow is measured by: the largest of the present one, an announced one, and
    /// those kept.
    pub fn overflow_minimum(&self, now: i64) -> u64 {
        let kept = self.fallen().at(self.bucket_at(now)).largest();
        self.requirement().larger(now).max(kept)
    }

    fn fallen(&self) -> Buckets {
        Buckets {
            number: self.bucket,
            amounts: self.fallen_minimums,
        }
    }
}
