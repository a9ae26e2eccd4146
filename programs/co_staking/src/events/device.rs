use anchor_lang::prelude::*;

#[event]
pub struct DeviceRegistered {
    pub device: Pubkey,
    pub id: [u8; 16],
    pub owner: Pubkey,
    pub participant: Pubkey,
    pub minimum: u64,
    pub multiplier_bps: u32,
    pub cards: u16,
    pub at: i64,
}

#[event]
pub struct DeviceReported {
    pub device: Pubkey,
    pub status: u8,
    pub reliability_score: u8,
    pub hired_until: i64,
    pub at: i64,
}

#[event]
pub struct DeviceTerminated {
    pub device: Pubkey,
    pub by: Pubkey,
    pub at: i64,
}

#[event]
pub struct NoticeGiven {
    pub device: Pubkey,
    /// Second from which a hire can no longer stop the unstake.
    pub hold_ends_at: i64,
    pub at: i64,
}

/// The hardware of a device changes: at once, or from `applies_from` on where it needs more stake.
#[event]
pub struct RequirementUpdated {
    pub device: Pubkey,
    pub old_minimum: u64,
    pub new_minimum: u64,
    pub cards: u16,
    pub multiplier_bps: u32,
    pub applies_from: i64,
    pub at: i64,
}

/// A finished device was closed; what strangers had sent to its vaults, and fractions of rewards, are
/// burned.
#[event]
pub struct DeviceClosed {
    pub device: Pubkey,
    pub id: [u8; 16],
    pub owner: Pubkey,
    pub at: i64,
}
