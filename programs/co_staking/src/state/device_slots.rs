//! The co-stakes of a device.

use anchor_lang::prelude::*;
use co_staking_rules::phase::ExitDates;

use super::{CoStakeSlot, Device, SlotState};
use crate::{
    constants::MAX_SHARE_BPS,
    error::{CoStakingError, OrRefuse},
};

impl Device {
    pub fn slot(&mut self, nonce: u32) -> Result<&mut CoStakeSlot> {
        self.slots
            .iter_mut()
            .find(|s| s.nonce == nonce && !s.is(SlotState::Empty))
            .or_refuse(CoStakingError::LedgerMismatch)
    }

    /// Takes a free slot for a new offer, and moves on to the next nonce.
    pub fn open_slot(&mut self, nonce: u32, bump: u8, amount: u64, share_bps: u16) -> Result<()> {
        self.next_nonce = nonce.checked_add(1).or_refuse(CoStakingError::MathOverflow)?;
        let slot = self
            .slots
            .iter_mut()
            .find(|s| s.is(SlotState::Empty))
            .or_refuse(CoStakingError::NoFreeSlot)?;
        *slot = CoStakeSlot {
            nonce,
            share_bps,
            state: SlotState::Open.into(),
            bump,
            amount,
            ..Default::default()
        };
        self.offer_count = self
            .offer_count
            .checked_add(1)
            .or_refuse(CoStakingError::MathOverflow)?;
        Ok(())
    }

    /// Empties the slot of an offer that no longer exists.
    pub fn free_slot(&mut self, nonce: u32) -> Result<()> {
        *self.slot(nonce)? = CoStakeSlot::default();
        Ok(())
    }

    /// Forgets an open offer whose account is being closed.
    pub fn close_open_slot(&mut self, nonce: u32) -> Result<()> {
        ensure!(
            self.slot(nonce)?.is(SlotState::Open),
            CoStakingError::LedgerMismatch
        );
        self.free_slot(nonce)?;
        self.offer_count = self
            .offer_count
            .checked_sub(1)
            .or_refuse(CoStakingError::LedgerMismatch)?;
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
    pub fn activate_slot(&mut self, nonce: u32, now: i64, committed_until: i64) -> Result<()> {
        let slot = self.slot(nonce)?;
        ensure!(slot.is(SlotState::Open), CoStakingError::LedgerMismatch);
        slot.state = SlotState::Active.into();
        slot.accepted_at = now;
        slot.committed_until = committed_until;
        let share_bps = slot.share_bps;
        let live = self
            .rewards
            .live_share_bps
            .checked_add(share_bps)
            .or_refuse(CoStakingError::MathOverflow)?;
        ensure!(live <= MAX_SHARE_BPS, CoStakingError::SharesAboveWhole);
        self.rewards.live_share_bps = live;
        Ok(())
    }

    /// An active or waiting co-stake starts, or shortens, its exit. Its share is live no longer.
    pub fn leave_slot(&mut self, nonce: u32, exit: ExitDates) -> Result<()> {
        let slot = self.slot(nonce)?;
        let was_active = slot.is(SlotState::Active);
        ensure!(
            was_active || slot.is(SlotState::Leaving),
            CoStakingError::LedgerMismatch
        );
        slot.state = SlotState::Leaving.into();
        slot.wait_ends_at = exit.wait_ends_at;
        slot.cooldown_ends_at = exit.cooldown_ends_at;
        let share_bps = slot.share_bps;
        if was_active {
            let live = self.rewards.live_share_bps.checked_sub(share_bps);
            self.rewards.live_share_bps = live.or_refuse(CoStakingError::LedgerMismatch)?;
        }
        Ok(())
    }
}
