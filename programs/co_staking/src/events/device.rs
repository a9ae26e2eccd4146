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
