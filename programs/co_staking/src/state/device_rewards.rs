use anchor_lang::prelude::*;
use co_staking_rules::{
    limits,
    rewards::{share_of, Accrued},
};

use crate::{
    constants::BPS_DENOMINATOR,
    error::{CoStakingError, OrRefuse},
};

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

impl RewardLedger {
    /// Books a post: the whole to the running total, from which co-stakes take their shares, and the
    /// rest to the owner.
    pub fn post(&mut self, block: u64, amount: u64) -> Result<()> {
        ensure!(
            block > self.last_block || self.posted_total == 0,
            CoStakingError::BlockAlreadyPosted
        );
        let step = block.saturating_sub(self.last_block);
        ensure!(step <= limits::MAX_BLOCK_STEP, CoStakingError::BlockTooFarAhead);
        let rest = BPS_DENOMINATOR
            .checked_sub(self.live_share_bps)
            .or_refuse(CoStakingError::LedgerMismatch)?;
        let owner = share_of(amount, rest)
            .and_then(|part| self.owner_accrued().plus(part))
            .or_refuse(CoStakingError::MathOverflow)?;
        self.posted_total = self
            .posted_total
            .checked_add(amount)
            .or_refuse(CoStakingError::MathOverflow)?;
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
            .or_refuse(CoStakingError::LedgerMismatch)
    }
}
