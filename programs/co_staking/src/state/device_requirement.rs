use anchor_lang::prelude::*;
use co_staking_rules::requirement::{minimum_stake, Requirement};

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

    /// States the hardware anew: at once, or after `notice_seconds` where the minimum rises. Returns the
    /// minimum in force and the second from which the new hardware applies.
    pub fn change_hardware(&mut self, new: Hardware, now: i64, notice_seconds: i64) -> Result<(u64, i64)> {
        let present = *self.hardware_at(now);
        let pending = self.announced_from > now;
        ensure!(new != present || pending, CoStakingError::RequirementUnchanged);
        if new.minimum <= present.minimum {
            self.hardware = new;
            self.announced = Hardware::default();
            self.announced_from = 0;
            return Ok((present.minimum, now));
        }
        self.hardware = present;
        self.announced = new;
        self.announced_from = now
            .checked_add(notice_seconds)
            .or_refuse(CoStakingError::MathOverflow)?;
        Ok((present.minimum, self.announced_from))
    }
}
