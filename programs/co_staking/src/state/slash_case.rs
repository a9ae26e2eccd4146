use anchor_lang::prelude::*;
use co_staking_rules::case::{CaseClock, Decider, DecisionRefusal, Progress};

use super::{CaseStateByte, Offer, SlashReasonByte};
use crate::error::{refuse, CoStakingError, OrRefuse};

/// Why a device is slashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "idl-build",
    derive(AnchorSerialize),
    borsh(use_discriminant = false)
)]
#[repr(u8)]
pub enum SlashReason {
    FrequentDowntime = 0,
    UnmetPerformance = 1,
    SpoofingOrCompromise = 2,
    MisuseWhileIdle = 3,
}

impl SlashReason {
    pub const LAST: u8 = SlashReason::MisuseWhileIdle as u8;
}

/// What has been said about a case; the clock decides the rest (see `clock`). An
/// executed or released case is a closed account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "idl-build",
    derive(AnchorSerialize),
    borsh(use_discriminant = false)
)]
#[repr(u8)]
pub enum CaseState {
    /// Zeroed memory; no case is in this state.
    Uninitialized = 0,
    Open = 1,
    Appealed = 2,
    Upheld = 3,
    Dismissed = 4,
}

/// What a case hits of one co-stake, base units.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct CoStakeHit {
    /// Principal.
    pub stake: u64,
    /// Unclaimed rewards.
    pub rewards: u64,
    /// Nonce of the offer.
    pub nonce: u32,
    /// 1 if this place is used.
    pub used: u8,
    /// Bump of the offer's address.
    pub bump: u8,
    pub padding: [u8; 2],
}

/// One slash case: what is claimed, what is frozen for it, and until when who may speak. Seeds:
/// `slash`, device, number.
///
/// INVARIANTS: the amounts are fixed when the case is opened, and until it ends they are part of what
/// the device and its offers record as frozen.
#[account(zero_copy)]
#[derive(Debug)]
#[repr(C)]
pub struct SlashCase {
    /// Layout version.
    pub version: u8,
    /// Bump of this address.
    pub bump: u8,
    /// What has been decided; the clock decides the rest.
    pub state: CaseStateByte,
    /// Why the device is slashed.
    pub reason: SlashReasonByte,
    /// Number of the case among its device's.
    pub number: u32,
    pub device: Pubkey,
    /// Payer of this account's rent.
    pub rent_payer: Pubkey,
    /// Hash of the evidence, as the slasher publishes it.
    pub evidence_hash: [u8; 32],
    /// Unix second of the infraction: who was exposed then is hit.
    pub infraction_at: i64,
    pub opened_at: i64,
    /// Unix second from which no one may appeal, and before which nothing is burned. Fixed at the opening.
    pub appeal_ends_at: i64,
    /// Time the arbiter has from the appeal, seconds.
    pub arbiter_seconds: i64,
    /// Unix second of the appeal; zero if there was none.
    pub appealed_at: i64,
    /// Unix second at which an undecided appeal expires the case; zero if there was no appeal.
    pub arbiter_ends_at: i64,
    /// Wallet that appealed; the empty address if none has.
    pub appellant: Pubkey,
    /// Basis points of stake and of unclaimed rewards.
    pub stake_bps: u16,
    pub rewards_bps: u16,
    /// Bucket of 14 days that the case was opened in: what is released returns to it.
    pub bucket: u32,
    /// What is hit of the owner, base units.
    pub owner_stake: u64,
    pub owner_rewards: u64,
    /// What is hit of each co-stake, in the order of the device's slots at opening.
    pub hits: [CoStakeHit; 4],
    /// Slasher that opened the case, who never decides it.
    pub opener: Pubkey,
    pub reserved: [u8; 40],
}

impl SlashCase {
    /// Bytes of the account, discriminator included. Pinned: clients filter by offsets.
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    pub fn is(&self, state: CaseState) -> bool {
        self.state == state
    }

    /// Co-stakes that the case hits.
    pub fn hit_count(&self) -> u8 {
        self.hits
            .iter()
            .fold(0, |count, hit| count.saturating_add(hit.used))
    }

    /// Principal that the case has frozen, all parties together.
    pub fn total_stake(&self) -> Result<u64> {
        sum(self.owner_stake, self.hits.iter().map(|hit| hit.stake))
    }

    /// Rewards that the case has frozen, all parties together.
    pub fn total_rewards(&self) -> Result<u64> {
        sum(self.owner_rewards, self.hits.iter().map(|hit| hit.rewards))
    }

    /// The dates of the case, and what has been said about it.
    pub fn clock(&self) -> CaseClock {
        let progress = if self.is(CaseState::Appealed) {
            Progress::Appealed
        } else if self.is(CaseState::Upheld) {
            Progress::Upheld
        } else if self.is(CaseState::Dismissed) {
            Progress::Dismissed
        } else {
            Progress::Open
        };
        CaseClock {
            progress,
            opened_at: self.opened_at,
            appeal_ends_at: self.appeal_ends_at,
            arbiter_ends_at: self.arbiter_ends_at,
        }
    }

    /// Records the one appeal that a case can have.
    pub fn appeal(&mut self, appellant: Pubkey, now: i64) -> Result<()> {
        ensure!(self.appealed_at == 0, CoStakingError::AlreadyAppealed);
        ensure!(now < self.appeal_ends_at, CoStakingError::AppealTooLate);
        self.state = CaseState::Appealed.into();
        self.appellant = appellant;
        self.appealed_at = now;
        self.arbiter_ends_at = now
            .checked_add(self.arbiter_seconds)
            .or_refuse(CoStakingError::MathOverflow)?;
        Ok(())
    }

    /// Records the arbiter's decision: on an appeal, or to take an upheld decision back. Returns whether it
    /// was the latter. `arbiter_since` is the second at which the arbiter's nomination had matured.
    pub fn decide(
        &mut self,
        decision: CaseState,
        arbiter: &Pubkey,
        arbiter_since: i64,
        now: i64,
    ) -> Result<bool> {
        let by = Decider {
            is_opener: self.opener == *arbiter,
            since: arbiter_since,
        };
        let taken_back = self.is(CaseState::Upheld);
        let decided = if decision == CaseState::Upheld {
            self.clock().uphold(by, now)
        } else {
            self.clock().dismiss(by, now)
        };
        decided.map_err(refuse_decision)?;
        self.state = decision.into();
        Ok(taken_back)
    }

    /// Whether the case hits this offer of its device.
    pub fn hits_offer(&self, offer: &Offer) -> bool {
        self.hits
            .iter()
            .any(|hit| hit.used == 1 && hit.nonce == offer.nonce)
    }
}

fn sum(first: u64, mut rest: impl Iterator<Item = u64>) -> Result<u64> {
    rest.try_fold(first, |total, part| total.checked_add(part))
        .or_refuse(CoStakingError::MathOverflow)
}

fn refuse_decision(refusal: DecisionRefusal) -> Error {
    refuse(match refusal {
        DecisionRefusal::Opener => CoStakingError::OpenerCannotDecide,
        DecisionRefusal::NotAppealed => CoStakingError::NotAppealed,
        DecisionRefusal::Decided => CoStakingError::CaseDecided,
        DecisionRefusal::TakeBackTooLate => CoStakingError::TakeBackTooLate,
        DecisionRefusal::Expired => CoStakingError::CaseExpired,
        DecisionRefusal::BeforeArbiter => CoStakingError::CaseBeforeArbiter,
    })
}
