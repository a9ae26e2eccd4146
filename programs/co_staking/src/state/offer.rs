use anchor_lang::prelude::*;
use co_staking_rules::{
    phase::{ExitDates, Phase},
    rewards::{earned, Accrued},
};

use super::OfferStateByte;
use crate::error::{CoStakingError, OrRefuse};

/// What happened to an offer; the clock decides the rest (see `SlotState`). A retracted, expired or
/// finished offer is a closed account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "idl-build",
    derive(AnchorSerialize),
    borsh(use_discriminant = false)
)]
#[repr(u8)]
pub enum OfferState {
    /// Zeroed memory; no offer is in this state.
    Uninitialized = 0,
    Open = 1,
    Active = 2,
    Leaving = 3,
    Withdrawn = 4,
}

/// One owner's offer to one co-staker, and the agreement it becomes. Seeds: `offer`, device, nonce.
///
/// INVARIANTS: amount, share, wait and cooldown never change after creation; `device`, `nonce` and
/// `created_at` together always name one offer, even when a device is registered again.
#[account(zero_copy)]
#[derive(Debug)]
#[repr(C)]
pub struct Offer {
    /// Layout version.
    pub version: u8,
    /// Bump of this address.
    pub bump: u8,
    /// What happened last; the clock decides the rest.
    pub state: OfferStateByte,
    pub padding: u8,
    /// Number of the offer among its device's, never used twice.
    pub nonce: u32,
    pub device: Pubkey,
    /// Wallet that accepted; the empty address while open.
    pub co_staker: Pubkey,
    /// Account whose claim it is; the empty address while open.
    pub participant: Pubkey,
    /// The only wallet that may accept; the empty address if anyone may.
    pub counterparty: Pubkey,
    /// Payer of this account's rent.
    pub rent_payer: Pubkey,
    /// Requested principal, base units; what is still locked is `principal`.
    pub amount: u64,
    /// Principal still locked, base units: zero while open, `amount` at acceptance.
    pub principal: u64,
    /// Part of `principal` that open slash cases have frozen, base units.
    pub principal_frozen: u64,
    /// Reward share, basis points.
    pub share_bps: u16,
    pub padding_after_share: [u8; 6],
    /// Wait agreed, seconds.
    pub wait_seconds: i64,
    /// Cooldown agreed, seconds.
    pub cooldown_seconds: i64,
    /// Unix second from which the offer can no longer be accepted; zero for never.
    pub expires_at: i64,
    /// Unix seconds of what happened; zero if it has not.
    pub created_at: i64,
    pub accepted_at: i64,
    pub unstaked_at: i64,
    pub wait_ends_at: i64,
    pub cooldown_ends_at: i64,
    pub withdrawn_at: i64,
    /// Device's running total of posted rewards at acceptance and at unstake, base units.
    pub rewards_entry: u64,
    pub rewards_exit: u64,
    /// Whole base units of rewards paid out, burned by slashes, and frozen by open cases.
    pub rewards_claimed: u64,
    pub rewards_burned: u64,
    pub rewards_frozen: u64,
    /// What cases took of the principal and have not given back, base units, in buckets of 14 days: those
    /// of `Device`, as of `slash_bucket`.
    pub slash_taken: [u64; 4],
    /// Number of the bucket in which a case last took principal.
    pub slash_bucket: u32,
    pub padding_after_bucket: [u8; 4],
    pub reserved: [u8; 64],
}

impl Offer {
    /// Bytes of the account, discriminator included. Pinned: clients filter by offsets.
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    /// The offer of a device in an account that was passed beyond the named ones.
    pub fn of_device<'info>(
        account: &'info AccountInfo<'info>,
        device: &Pubkey,
        nonce: u32,
    ) -> Result<AccountLoader<'info, Self>> {
        let loader = AccountLoader::<Self>::try_from(account)?;
        let wanted = {
            let offer = loader.load()?;
            offer.device == *device && offer.nonce == nonce
        };
        ensure!(wanted, CoStakingError::UnexpectedCoStake);
        Ok(loader)
    }

    pub fn is(&self, state: OfferState) -> bool {
        self.state == state
    }

    pub fn expired(&self, now: i64) -> bool {
        self.expires_at != 0 && now >= self.expires_at
    }

    /// Dates of the exit, if one has been started.
    pub fn exit(&self) -> Option<ExitDates> {
        self.is(OfferState::Leaving).then_some(ExitDates {
            wait_ends_at: self.wait_ends_at,
            cooldown_ends_at: self.cooldown_ends_at,
        })
    }

    /// What the co-stake has earned since acceptance; `posted_total` is the device's running total.
    pub fn earned(&self, posted_total: u64) -> Result<Accrued> {
        let until = match self.state {
            s if s == OfferState::Active => posted_total,
            s if s == OfferState::Open => self.rewards_entry,
            _ => self.rewards_exit,
        };
        earned(self.rewards_entry, until, self.share_bps).or_refuse(CoStakingError::MathOverflow)
    }

    /// Whole base units that can be paid out now.
    pub fn claimable(&self, posted_total: u64) -> Result<u64> {
        self.earned(posted_total)?
            .units
            .checked_sub(self.rewards_claimed)
            .and_then(|left| left.checked_sub(self.rewards_burned))
            .and_then(|left| left.checked_sub(self.rewards_frozen))
            .or_refuse(CoStakingError::LedgerMismatch)
    }

    /// Principal that can be withdrawn at `now`: all that is not frozen, once the cooldown is over.
    pub fn withdrawable(&self, now: i64) -> Result<u64> {
        let exit = self.exit().or_refuse(CoStakingError::ExitNotStarted)?;
        let phase = Phase::of_leaving(exit.wait_ends_at, exit.cooldown_ends_at, now);
        ensure!(phase == Phase::Withdrawable, CoStakingError::StillLocked);
        let free = self
            .principal
            .checked_sub(self.principal_frozen)
            .or_refuse(CoStakingError::LedgerMismatch)?;
        // A wholly slashed stake is withdrawn as zero, which frees the claim.
        ensure!(
            free > 0 || self.principal_frozen == 0,
            CoStakingError::StakeFrozen
        );
        Ok(free)
    }
}
