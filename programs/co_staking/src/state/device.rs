use anchor_lang::prelude::*;
use co_staking_rules::hold;

use super::{CoStakeSlot, DeviceStatusByte, Hardware, RewardLedger};
use crate::error::CoStakingError;

/// Operational status, as the registrar reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "idl-build",
    derive(AnchorSerialize),
    borsh(use_discriminant = false)
)]
#[repr(u8)]
pub enum DeviceStatus {
    Running = 0,
    Idle = 1,
    Paused = 2,
    Down = 3,
    Failed = 4,
    Blocked = 5,
    Unsupported = 6,
    Inactive = 7,
    Terminated = 8,
}

/// A device, its owner's stake, its co-stakes and its rewards. Seeds: `device`, UUID.
///
/// INVARIANTS: the stake vault holds at least the owner's stake and every slot's locked principal;
/// the reward vault at least everything earned and not paid or burned; `live_share_bps` is the sum
/// of the active slots' shares; each used slot agrees with its offer.
#[account(zero_copy)]
#[derive(Debug)]
#[repr(C)]
pub struct Device {
    /// Layout version.
    pub version: u8,
    /// Bump of this address.
    pub bump: u8,
    /// Operational status, as the registrar reported it.
    pub status: DeviceStatusByte,
    /// Connectivity tier, as the registrar numbers it.
    pub tier: u8,
    /// Whole percent, or 255 while unknown.
    pub reliability_score: u8,
    pub padding: [u8; 3],
    /// UUID.
    pub id: [u8; 16],
    /// Model name, UTF-8, zero-padded.
    pub model: [u8; 32],
    /// Wallet that stakes, and receives stake and rewards back.
    pub owner: Pubkey,
    /// The owner's account.
    pub participant: Pubkey,
    pub stake_vault: Pubkey,
    pub reward_vault: Pubkey,
    /// Payer of the rent of this account and its vaults.
    pub rent_payer: Pubkey,
    /// Present hardware and minimum.
    pub hardware: Hardware,
    /// Announced hardware and minimum, in force from `announced_from` on.
    pub announced: Hardware,
    /// Unix seconds; zero if nothing is announced.
    pub announced_from: i64,
    pub registered_at: i64,
    pub terminated_at: i64,
    pub reported_at: i64,
    /// Unix second until which the device is hired; zero or past if it is not.
    pub hired_until: i64,
    /// Unix second of the owner's notice of leaving; zero if none was given.
    pub notice_given_at: i64,
    /// Owner's stake, base units: active, or leaving if `owner_cooldown_ends_at` is set.
    pub owner_stake: u64,
    /// Part of `owner_stake` that open slash cases have frozen.
    pub owner_frozen: u64,
    /// Unix second of the first stake since the owner last held none.
    pub owner_staked_at: i64,
    /// Unix second at which the owner's leaving stake is free; zero while it is active.
    pub owner_cooldown_ends_at: i64,
    pub rewards: RewardLedger,
    /// What cases took of the owner's stake and have not given back, base units, in buckets of 14 days:
    /// the present one, `bucket`, and the three before it. That of bucket `n` has place `n % 4`.
    pub slash_taken: [u64; 4],
    /// Nonce of the next offer.
    pub next_nonce: u32,
    /// Number of the next slash case.
    pub next_case: u32,
    /// Offer accounts that exist: the device outlives them all, or their rewards would be lost.
    pub offer_count: u32,
    /// Slash cases not ended yet.
    pub open_cases: u32,
    pub slots: [CoStakeSlot; 4],
    /// Score parts, whole percent or 255: uptime, no slash, network, compliance, performance.
    pub score_parts: [u8; 5],
    pub padding_after_parts: [u8; 3],
    /// Highest minimums that fell while a co-stake was not free, base units, in the same buckets: they
    /// go on counting for the overflow.
    pub fallen_minimums: [u64; 4],
    /// Owner's cooldown in force at the first stake, seconds: the most that the exit can take.
    pub owner_cooldown_seconds: i64,
    /// Number of the present bucket: unix days by 14. It never falls.
    pub bucket: u32,
    pub padding_after_bucket: [u8; 4],
    pub reserved: [u8; 96],
}

impl Device {
    /// Bytes of the account, discriminator included. Pinned: clients filter by offsets.
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    pub fn is(&self, status: DeviceStatus) -> bool {
        self.status == status
    }

    pub fn is_terminated(&self) -> bool {
        self.is(DeviceStatus::Terminated)
    }

    /// Only a Running or Idle device of a supported model may get an offer, be accepted on, or earn.
    pub fn require_healthy(&self, now: i64) -> Result<()> {
        ensure!(!self.is_terminated(), CoStakingError::DeviceTerminated);
        let running = self.is(DeviceStatus::Running) || self.is(DeviceStatus::Idle);
        ensure!(
            running && self.hardware_at(now).multiplier_bps > 0,
            CoStakingError::DeviceNotHealthy
        );
        Ok(())
    }

    /// Refuses while the hired flag holds the owner back.
    pub fn require_not_held(&self, now: i64) -> Result<()> {
        let held_until = hold::hold_ends_at(self.hired_until, self.notice_given_at, now);
        ensure!(
            self.is_terminated() || now >= held_until,
            CoStakingError::DeviceHired
        );
        Ok(())
    }

    /// Whether no one has anything left in the device: no stake, offer, rewards or case.
    pub fn is_finished(&self) -> Result<bool> {
        Ok(self.owner_stake == 0
            && self.offer_count == 0
            && self.open_cases == 0
            && self.rewards.owner_frozen == 0
            && self.rewards.owner_claimable()? == 0)
    }
}
