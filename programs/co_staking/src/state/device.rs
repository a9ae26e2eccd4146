use anchor_lang::prelude::*;
use co_staking_rules::{
    hold, limits,
    phase::ExitDates,
    requirement::Requirement,
    rewards::{share_of, Accrued},
    stake::{self, CoStakeTotals},
};

use super::slots::{totals, CoStakeSlot, SlotState};
use crate::{constants::*, error::CoStakingError};

/// Operational status, as the registrar reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The rewards of a device. Amounts are base units, `*_fraction` 1/10,000 of one.
#[zero_copy]
#[derive(Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct RewardLedger {
    /// Everything ever posted.
    pub posted_total: u64,
    /// Highest block number posted.
    pub last_block: u64,
    /// Accrued to the owner: whole units and the fraction.
    pub owner_units: u64,
    pub owner_fraction: u64,
    /// Of the owner's units: paid out, burned by slashes, frozen by open cases.
    pub owner_claimed: u64,
    pub owner_burned: u64,
    pub owner_frozen: u64,
    /// Sum of the shares of all active co-stakes, basis points.
    pub live_share_bps: u16,
    pub padding: [u8; 6],
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
    /// See `DeviceStatus`.
    pub status: u8,
    /// Connectivity tier, as the registrar numbers it.
    pub tier: u8,
    /// Whole percent, or 255 while unknown.
    pub reliability_score: u8,
    /// Slash cases not ended yet.
    pub open_cases: u8,
    pub padding: [u8; 2],
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
    /// Unix seconds; zero where nothing is announced.
    pub announced_from: i64,
    pub registered_at: i64,
    pub terminated_at: i64,
    pub reported_at: i64,
    /// Unix second until which the device is hired; zero or past where it is not.
    pub hired_until: i64,
    /// Unix second of the owner's notice of leaving; zero where none was given.
    pub notice_given_at: i64,
    /// Owner's stake, base units: active, or leaving where `owner_cooldown_ends_at` is set.
    pub owner_stake: u64,
    /// Part of `owner_stake` that open slash cases have frozen.
    pub owner_frozen: u64,
    /// Unix second of the first stake since the owner last held none.
    pub owner_staked_at: i64,
    /// Unix second at which the owner's leaving stake is free; zero while it is active.
    pub owner_cooldown_ends_at: i64,
    pub rewards: RewardLedger,
    /// Slashes that count against each other: first and latest case, least stake held, slashed.
    pub slash_window_started_at: i64,
    pub slash_window_last_case_at: i64,
    pub slash_window_stake: u64,
    pub slash_window_slashed: u64,
    /// Nonce of the next offer.
    pub next_nonce: u32,
    /// Number of the next slash case.
    pub next_case: u32,
    /// Offer accounts that exist: the device outlives them all, or their rewards would be lost.
    pub offer_count: u32,
    pub padding_after_counts: [u8; 4],
    pub slots: [CoStakeSlot; 4],
    /// Score parts, whole percent or 255: uptime, no slash, network, compliance, performance.
    pub score_parts: [u8; 5],
    pub padding_after_parts: [u8; 3],
    pub reserved: [u8; 112],
}

impl Device {
    /// Bytes of the account, discriminator included. Pinned: clients filter by offsets.
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    pub fn is(&self, status: DeviceStatus) -> bool {
        self.status == status as u8
    }

    pub fn is_terminated(&self) -> bool {
        self.is(DeviceStatus::Terminated)
    }

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

    /// Only a Running or Idle device of a supported model may get an offer, be accepted on, or earn.
    pub fn require_healthy(&self, now: i64) -> Result<()> {
        require!(!self.is_terminated(), CoStakingError::DeviceTerminated);
        let running = self.is(DeviceStatus::Running) || self.is(DeviceStatus::Idle);
        require!(
            running && self.hardware_at(now).multiplier_bps > 0,
            CoStakingError::DeviceNotHealthy
        );
        Ok(())
    }

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

    /// Adds to the owner's active stake.
    pub fn add_owner_stake(&mut self, amount: u64, now: i64) -> Result<()> {
        require!(!self.owner_is_leaving(), CoStakingError::OwnerStakeLeaving);
        if self.owner_stake == 0 {
            self.owner_staked_at = now;
        }
        self.owner_stake = self
            .owner_stake
            .checked_add(amount)
            .ok_or(CoStakingError::MathOverflow)?;
        Ok(())
    }

    /// Puts the owner's whole stake into cooldown; returns the second at which it is free.
    pub fn start_owner_exit(&mut self, now: i64, cooldown_seconds: i64) -> Result<i64> {
        require!(!self.owner_is_leaving(), CoStakingError::OwnerStakeLeaving);
        require!(self.owner_stake > 0, CoStakingError::NoOwnerStake);
        self.require_not_held(now)?;
        // The offers of a terminated device are dead, and anybody may close them.
        let open = self.slots.iter().any(|s| s.is(SlotState::Open));
        require!(!open || self.is_terminated(), CoStakingError::OfferStillOpen);
        let ends_at = now
            .checked_add(cooldown_seconds)
            .ok_or(CoStakingError::MathOverflow)?;
        self.owner_cooldown_ends_at = ends_at;
        self.notice_given_at = 0;
        Ok(ends_at)
    }

    /// Takes the owner's stake off the ledger once its cooldown is over, but for what open slash cases
    /// have frozen; returns the amount to pay. When nothing is left, the owner may stake anew.
    pub fn take_matured_owner_stake(&mut self, now: i64) -> Result<u64> {
        require!(self.owner_is_leaving(), CoStakingError::ExitNotStarted);
        require!(now >= self.owner_cooldown_ends_at, CoStakingError::StillLocked);
        let free = self
            .owner_stake
            .checked_sub(self.owner_frozen)
            .ok_or(CoStakingError::LedgerMismatch)?;
        require!(free > 0 || self.owner_frozen == 0, CoStakingError::StakeFrozen);
        self.owner_stake = self.owner_frozen;
        if self.owner_stake == 0 {
            self.owner_cooldown_ends_at = 0;
        }
        Ok(free)
    }

    /// Refuses unless the owner's stake opens the gate for an offer.
    pub fn require_self_stake_gate(&self, now: i64) -> Result<()> {
        require!(!self.owner_is_leaving(), CoStakingError::OwnerStakeLeaving);
        let open = stake::self_stake_gate(self.owner_active(), self.requirement().at(now));
        require!(open, CoStakingError::SelfStakeBelowHalf);
        Ok(())
    }

    pub fn co_stakes(&self, now: i64) -> Result<CoStakeTotals> {
        totals(&self.slots, now)
    }

    /// Stake that counts towards the minimum at `now`.
    pub fn counted(&self, now: i64) -> Result<u64> {
        let co_stakes = self.co_stakes(now)?;
        Ok(stake::counted(self.owner_active(), &co_stakes).ok_or(CoStakingError::MathOverflow)?)
    }

    pub fn require_sufficient(&self, now: i64) -> Result<()> {
        require!(
            self.counted(now)? >= self.requirement().at(now),
            CoStakingError::DeviceInsufficient
        );
        Ok(())
    }

    /// What the owner may take out at once; nothing while the stake is leaving.
    pub fn overflow(&self, now: i64) -> Result<u64> {
        let active = self.co_stakes(now)?.active;
        let above = stake::overflow(self.owner_active(), active, self.requirement().larger(now))
            .ok_or(CoStakingError::MathOverflow)?;
        Ok(above.min(self.owner_stake.saturating_sub(self.owner_frozen)))
    }

    /// Refuses while the hired flag holds the owner back.
    pub fn require_not_held(&self, now: i64) -> Result<()> {
        let held_until = hold::hold_ends_at(self.hired_until, self.notice_given_at, now);
        require!(
            self.is_terminated() || now >= held_until,
            CoStakingError::DeviceHired
        );
        Ok(())
    }

    pub fn slot(&mut self, nonce: u32) -> Result<&mut CoStakeSlot> {
        self.slots
            .iter_mut()
            .find(|s| s.nonce == nonce && !s.is(SlotState::Empty))
            .ok_or_else(|| error!(CoStakingError::LedgerMismatch))
    }

    /// Takes a free slot for a new offer, and moves on to the next nonce.
    pub fn open_slot(&mut self, nonce: u32, amount: u64, share_bps: u16) -> Result<()> {
        self.next_nonce = nonce.checked_add(1).ok_or(CoStakingError::MathOverflow)?;
        let slot = self
            .slots
            .iter_mut()
            .find(|s| s.is(SlotState::Empty))
            .ok_or(CoStakingError::NoFreeSlot)?;
        *slot = CoStakeSlot {
            nonce,
            share_bps,
            state: SlotState::Open as u8,
            amount,
            ..Default::default()
        };
        self.offer_count = self
            .offer_count
            .checked_add(1)
            .ok_or(CoStakingError::MathOverflow)?;
        Ok(())
    }

    /// Empties the slot of an offer that is no more.
    pub fn free_slot(&mut self, nonce: u32) -> Result<()> {
        *self.slot(nonce)? = CoStakeSlot::default();
        Ok(())
    }

    /// Forgets an open offer whose account is being closed.
    pub fn close_open_slot(&mut self, nonce: u32) -> Result<()> {
        require!(
            self.slot(nonce)?.is(SlotState::Open),
            CoStakingError::LedgerMismatch
        );
        self.free_slot(nonce)?;
        self.offer_count = self
            .offer_count
            .checked_sub(1)
            .ok_or(CoStakingError::LedgerMismatch)?;
        Ok(())
    }

    /// Shares of open offers and active co-stakes together, basis points.
    pub fn promised_share_bps(&self) -> u64 {
        self.slots
            .iter()
            .filter(|s| s.is(SlotState::Open) || s.is(SlotState::Active))
            .fold(0, |sum, s| sum.saturating_add(u64::from(s.share_bps)))
    }

    /// An open offer becomes an active co-stake.
    pub fn activate_slot(&mut self, nonce: u32, now: i64) -> Result<()> {
        let slot = self.slot(nonce)?;
        require!(slot.is(SlotState::Open), CoStakingError::LedgerMismatch);
        slot.state = SlotState::Active as u8;
        slot.accepted_at = now;
        let share_bps = slot.share_bps;
        let live = self
            .rewards
            .live_share_bps
            .checked_add(share_bps)
            .ok_or(CoStakingError::MathOverflow)?;
        require!(live <= MAX_SHARE_BPS, CoStakingError::SharesAboveWhole);
        self.rewards.live_share_bps = live;
        Ok(())
    }

    /// An active or waiting co-stake starts, or shortens, its exit. Its share is live no longer.
    pub fn leave_slot(&mut self, nonce: u32, exit: ExitDates) -> Result<()> {
        let slot = self.slot(nonce)?;
        let was_active = slot.is(SlotState::Active);
        require!(
            was_active || slot.is(SlotState::Leaving),
            CoStakingError::LedgerMismatch
        );
        slot.state = SlotState::Leaving as u8;
        slot.wait_ends_at = exit.wait_ends_at;
        slot.cooldown_ends_at = exit.cooldown_ends_at;
        let share_bps = slot.share_bps;
        if was_active {
            let live = self.rewards.live_share_bps.checked_sub(share_bps);
            self.rewards.live_share_bps = live.ok_or(CoStakingError::LedgerMismatch)?;
        }
        Ok(())
    }
}

impl RewardLedger {
    /// Books a post: the whole to the running total, from which co-stakes take their shares, and the
    /// rest to the owner.
    pub fn post(&mut self, block: u64, amount: u64) -> Result<()> {
        require!(
            block > self.last_block || self.posted_total == 0,
            CoStakingError::BlockAlreadyPosted
        );
        let step = block.saturating_sub(self.last_block);
        require!(step <= limits::MAX_BLOCK_STEP, CoStakingError::BlockTooFarAhead);
        let rest = BPS_DENOMINATOR
            .checked_sub(self.live_share_bps)
            .ok_or(CoStakingError::LedgerMismatch)?;
        let owner = share_of(amount, rest)
            .and_then(|part| self.owner_accrued().plus(part))
            .ok_or(CoStakingError::MathOverflow)?;
        self.posted_total = self
            .posted_total
            .checked_add(amount)
            .ok_or(CoStakingError::MathOverflow)?;
        self.last_block = block;
        self.owner_units = owner.units;
        self.owner_fraction = owner.fraction;
        Ok(())
    }

    pub fn owner_accrued(&self) -> Accrued {
        Accrued {
            units: self.owner_units,
            fraction: self.owner_fraction,
        }
    }

    /// Whole base units the owner can be paid now.
    pub fn owner_claimable(&self) -> Result<u64> {
        self.owner_units
            .checked_sub(self.owner_claimed)
            .and_then(|left| left.checked_sub(self.owner_burned))
            .and_then(|left| left.checked_sub(self.owner_frozen))
            .ok_or_else(|| error!(CoStakingError::LedgerMismatch))
    }
}
