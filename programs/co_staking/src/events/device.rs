use anchor_lang::prelude::*;

use crate::state::DeviceStatusByte;

/// The registrar registered a device for an owner.
#[event]
pub struct DeviceRegistered {
    /// The device.
    pub device: Pubkey,
    /// UUID.
    pub id: [u8; 16],
    /// Wallet that stakes for the device.
    pub owner: Pubkey,
    /// The owner's account.
    pub participant: Pubkey,
    /// Stake that the device must hold, base units.
    pub minimum: u64,
    /// Earning multiplier, basis points; zero for an unsupported model.
    pub multiplier_bps: u32,
    /// Cards in the device.
    pub cards: u16,
    /// Unix second of the event.
    pub at: i64,
}

/// The registrar reported a device's state, score and hire.
#[event]
pub struct DeviceReported {
    /// The device.
    pub device: Pubkey,
    /// Operational status.
    pub status: DeviceStatusByte,
    /// Whole percent, or 255 while unknown.
    pub reliability_score: u8,
    /// Unix second until which the device is hired; zero or past if it is not.
    pub hired_until: i64,
    /// Unix second of the event.
    pub at: i64,
}

/// The owner or the registrar terminated a device permanently: rewards stop, each party leaves through its own
/// periods.
#[event]
pub struct DeviceTerminated {
    /// The device.
    pub device: Pubkey,
    /// Wallet that terminated it: the registrar's or the owner's.
    pub by: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}

/// The owner gave notice of leaving, which bounds how long a hire can hold the stake.
#[event]
pub struct NoticeGiven {
    /// The device.
    pub device: Pubkey,
    /// Unix second from which a hire can no longer stop the unstake.
    pub hold_ends_at: i64,
    /// Unix second of the event.
    pub at: i64,
}

/// The hardware of a device changes: at once, or from `applies_from` on if it needs more stake.
#[event]
pub struct RequirementUpdated {
    /// The device.
    pub device: Pubkey,
    /// Minimum stake so far, base units.
    pub old_minimum: u64,
    /// Minimum stake of the new hardware, base units.
    pub new_minimum: u64,
    /// Cards in the new hardware.
    pub cards: u16,
    /// New earning multiplier, basis points; zero for an unsupported model.
    pub multiplier_bps: u32,
    /// Unix second from which the new hardware and minimum apply; equal to `at` if at once.
    pub applies_from: i64,
    /// Unix second until which the old minimum goes on counting for the overflow; zero if it does not.
    pub overflow_bound_until: i64,
    /// Unix second of the event.
    pub at: i64,
}

/// A finished device was closed; what strangers had sent to its vaults, and fractions of rewards, are
/// burned.
#[event]
pub struct DeviceClosed {
    /// The device.
    pub device: Pubkey,
    /// UUID.
    pub id: [u8; 16],
    /// Wallet that stakes for the device.
    pub owner: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}
