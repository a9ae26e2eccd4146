use anchor_lang::prelude::*;

/// An owner published an offer. Its terms never change.
#[event]
pub struct OfferCreated {
    /// The device.
    pub device: Pubkey,
    /// The offer's account.
    pub offer: Pubkey,
    /// Number of the offer among its device's, never used twice.
    pub nonce: u32,
    /// Principal that is asked for, base units.
    pub amount: u64,
    /// Part of the device's rewards that the co-stake earns, basis points.
    pub share_bps: u16,
    /// Wait of an exit, seconds.
    pub wait_seconds: i64,
    /// Cooldown of an exit, seconds.
    pub cooldown_seconds: i64,
    /// Unix second from which the offer can no longer be accepted; zero for never.
    pub expires_at: i64,
    /// The only wallet that may accept; the empty address if anyone may.
    pub counterparty: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}

/// An open offer was closed, nothing moved.
#[event]
pub struct OfferClosed {
    /// The device.
    pub device: Pubkey,
    /// The offer's account.
    pub offer: Pubkey,
    /// Number of the offer among its device's, never used twice.
    pub nonce: u32,
    /// Wallet that sent the closing.
    pub by: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}

/// A co-staker accepted an offer and locked the principal.
#[event]
pub struct OfferAccepted {
    /// The device.
    pub device: Pubkey,
    /// The offer's account.
    pub offer: Pubkey,
    /// Wallet that accepted the offer.
    pub co_staker: Pubkey,
    /// Account whose claim the co-stake is.
    pub participant: Pubkey,
    /// Principal locked, base units.
    pub amount: u64,
    /// Part of the device's rewards that the co-stake earns, basis points.
    pub share_bps: u16,
    /// Device's running total of posted rewards from which the co-stake earns, base units.
    pub rewards_entry: u64,
    /// By how much the device will miss its minimum once all pending changes take effect, base units.
    pub shortfall: u64,
    /// Unix second until which the owner is committed: neither full unstake nor termination by the owner.
    pub committed_until: i64,
    /// Unix second of the event.
    pub at: i64,
}

/// A co-stake starts its exit, by its co-staker's will or (`forced` 1) by the owner's. Emitted once more
/// if an exit under way gets shorter: by the owner's, or by the co-staker on a terminated device.
#[event]
pub struct CoStakeUnstaked {
    /// The device.
    pub device: Pubkey,
    /// The offer's account.
    pub offer: Pubkey,
    /// Wallet that accepted the offer.
    pub co_staker: Pubkey,
    /// Principal that leaves, base units.
    pub amount: u64,
    /// 1 if the owner's exit forced it, 0 if the co-staker chose it.
    pub forced: u8,
    /// Device's running total of posted rewards up to which the co-stake earns, base units.
    pub rewards_exit: u64,
    /// Unix second until which the leaving stake counts.
    pub wait_ends_at: i64,
    /// Unix second at which the stake is free.
    pub cooldown_ends_at: i64,
    /// Unix second of the event.
    pub at: i64,
}

/// The principal of a co-stake was paid back, or the part of it that no case has frozen.
#[event]
pub struct CoStakeWithdrawn {
    /// The device.
    pub device: Pubkey,
    /// The offer's account.
    pub offer: Pubkey,
    /// Wallet that accepted the offer.
    pub co_staker: Pubkey,
    /// Principal paid back, base units.
    pub amount: u64,
    /// Principal still locked, base units: what an open case has frozen.
    pub principal_after: u64,
    /// Unix second of the event.
    pub at: i64,
}

/// The account of a withdrawn co-stake was closed.
#[event]
pub struct CoStakeClosed {
    /// The device.
    pub device: Pubkey,
    /// The offer's account.
    pub offer: Pubkey,
    /// Number of the offer among its device's, never used twice.
    pub nonce: u32,
    /// Wallet that accepted the offer.
    pub co_staker: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}
