use anchor_lang::prelude::*;

/// The owner locked stake for a device.
#[event]
pub struct OwnerStaked {
    /// The device.
    pub device: Pubkey,
    /// Wallet that stakes for the device.
    pub owner: Pubkey,
    /// Stake locked, base units.
    pub amount: u64,
    /// Owner's stake afterwards, base units.
    pub stake_after: u64,
    /// Owner's cooldown in force at the first stake, seconds: the most that the exit can take.
    pub cooldown_seconds: i64,
    /// Unix second of the event.
    pub at: i64,
}

/// The owner took back stake above the device's need.
#[event]
pub struct OverflowWithdrawn {
    /// The device.
    pub device: Pubkey,
    /// Wallet that stakes for the device.
    pub owner: Pubkey,
    /// Stake above the need, paid back, base units.
    pub amount: u64,
    /// Owner's stake afterwards, base units.
    pub stake_after: u64,
    /// Unix second of the event.
    pub at: i64,
}

/// The owner's whole stake starts its cooldown.
#[event]
pub struct OwnerUnstaked {
    /// The device.
    pub device: Pubkey,
    /// Wallet that stakes for the device.
    pub owner: Pubkey,
    /// Stake that leaves, base units.
    pub amount: u64,
    /// Unix second at which the stake is free.
    pub cooldown_ends_at: i64,
    /// Co-stakes that the exit forced into cooldown.
    pub forced_exits: u8,
    /// Unix second of the event.
    pub at: i64,
}

/// The owner's stake was paid back, or the part of it that no case has frozen.
#[event]
pub struct OwnerStakeWithdrawn {
    /// The device.
    pub device: Pubkey,
    /// Wallet that stakes for the device.
    pub owner: Pubkey,
    /// Stake paid back, base units.
    pub amount: u64,
    /// Stake still locked, base units: what an open case has frozen.
    pub stake_after: u64,
    /// Unix second of the event.
    pub at: i64,
}
