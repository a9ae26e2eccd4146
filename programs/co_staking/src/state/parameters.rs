use anchor_lang::prelude::*;
use co_staking_rules::limits;

use super::Config;
use crate::error::CoStakingError;

/// The numbers that the admin may set, always as one full set: what is signed is what will be in force.
/// They apply to what is agreed afterwards, never to a live agreement or a started exit. The slash terms have
/// an instruction of their own (`set_slash_term`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Base units a device must lock for each card before its multiplier.
    pub base_stake_per_card: u64,
    /// Wait and cooldown of future offers and owners' exits, seconds.
    pub wait_seconds: i64,
    pub cooldown_seconds: i64,
    /// Time the arbiter has in future slash cases, seconds.
    pub arbiter_seconds: i64,
    /// Notice before a higher requirement applies, seconds.
    pub requirement_notice_seconds: i64,
    /// Claims an account may hold at any time.
    pub max_claims: u8,
    /// 1 if offers may only be accepted by attested accounts.
    pub attestation_required: u8,
}

impl Parameters {
    /// Refuses a number out of the bounds that the program fixes.
    pub fn check(&self) -> Result<()> {
        use limits::*;
        ensure!(
            (MIN_BASE_STAKE_PER_CARD..=MAX_BASE_STAKE_PER_CARD).contains(&self.base_stake_per_card),
            CoStakingError::BaseStakeOutOfBounds
        );
        let periods = [
            (self.wait_seconds, MIN_WAIT_SECONDS, MAX_WAIT_SECONDS),
            (self.cooldown_seconds, MIN_COOLDOWN_SECONDS, MAX_COOLDOWN_SECONDS),
            (self.arbiter_seconds, MIN_ARBITER_SECONDS, MAX_ARBITER_SECONDS),
            (
                self.requirement_notice_seconds,
                MIN_REQUIREMENT_NOTICE_SECONDS,
                MAX_REQUIREMENT_NOTICE_SECONDS,
            ),
        ];
        for (seconds, least, most) in periods {
            ensure!(
                (least..=most).contains(&seconds),
                CoStakingError::PeriodOutOfBounds
            );
        }
        ensure!(
            (1..=MAX_CLAIMS).contains(&self.max_claims),
            CoStakingError::ClaimsOutOfBounds
        );
        ensure!(self.attestation_required <= 1, CoStakingError::BadSwitch);
        Ok(())
    }
}

impl Config {
    pub fn parameters(&self) -> Parameters {
        Parameters {
            base_stake_per_card: self.base_stake_per_card,
            wait_seconds: self.wait_seconds,
            cooldown_seconds: self.cooldown_seconds,
            arbiter_seconds: self.arbiter_seconds,
            requirement_notice_seconds: self.requirement_notice_seconds,
            max_claims: self.max_claims,
            attestation_required: self.attestation_required,
        }
    }

    pub fn set_parameters(&mut self, new: &Parameters) {
        self.base_stake_per_card = new.base_stake_per_card;
        self.wait_seconds = new.wait_seconds;
        self.cooldown_seconds = new.cooldown_seconds;
        self.arbiter_seconds = new.arbiter_seconds;
        self.requirement_notice_seconds = new.requirement_notice_seconds;
        self.max_claims = new.max_claims;
        self.attestation_required = new.attestation_required;
    }
}
