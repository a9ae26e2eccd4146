use anchor_lang::prelude::*;

#[event]
pub struct OfferCreated {
    pub device: Pubkey,
    pub offer: Pubkey,
    pub nonce: u32,
    pub amount: u64,
    pub share_bps: u16,
    pub wait_seconds: i64,
    pub cooldown_seconds: i64,
    pub expires_at: i64,
    pub counterparty: Pubkey,
    pub at: i64,
}

/// An open offer was closed, nothing moved.
#[event]
pub struct OfferClosed {
    pub device: Pubkey,
    pub offer: Pubkey,
    pub nonce: u32,
    /// Who sent the closing.
    pub by: Pubkey,
    pub at: i64,
}

#[event]
pub struct OfferAccepted {
    pub device: Pubkey,
    pub offer: Pubkey,
    pub co_staker: Pubkey,
    pub participant: Pubkey,
    pub amount: u64,
    pub share_bps: u16,
    /// Device's running total of posted rewards from which the co-stake earns.
    pub rewards_entry: u64,
    pub at: i64,
}

/// A co-stake starts its exit, by its co-staker's will or (`forced` 1) by the owner's.
#[event]
pub struct CoStakeUnstaked {
    pub device: Pubkey,
    pub offer: Pubkey,
    pub co_staker: Pubkey,
    pub amount: u64,
    pub forced: u8,
    pub rewards_exit: u64,
    pub wait_ends_at: i64,
    pub cooldown_ends_at: i64,
    pub at: i64,
}

#[event]
pub struct CoStakeWithdrawn {
    pub device: Pubkey,
    pub offer: Pubkey,
    pub co_staker: Pubkey,
    pub amount: u64,
    pub principal_after: u64,
    pub at: i64,
}

/// The account of a withdrawn co-stake was closed.
#[event]
pub struct CoStakeClosed {
    pub device: Pubkey,
    pub offer: Pubkey,
    pub nonce: u32,
    pub co_staker: Pubkey,
    pub at: i64,
}
