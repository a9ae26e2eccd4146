use anchor_lang::prelude::*;

/// The rewards of a block were posted to a device and split by the shares.
#[event]
pub struct RewardsPosted {
    /// The device.
    pub device: Pubkey,
    /// Block number, above the device's last one.
    pub block: u64,
    /// Rewards of the block, base units.
    pub amount: u64,
    /// Sum of the shares of the active co-stakes that earn from this post, basis points.
    pub live_share_bps: u16,
    /// All that was ever posted to the device, base units, with this post.
    pub posted_total: u64,
    /// Unix second of the event.
    pub at: i64,
}

/// The owner's rewards were paid to the owner.
#[event]
pub struct OwnerRewardsClaimed {
    /// The device.
    pub device: Pubkey,
    /// Wallet that stakes for the device.
    pub owner: Pubkey,
    /// Rewards paid out, base units.
    pub amount: u64,
    /// All that was ever paid out of this claim, base units, with this payment.
    pub claimed_total: u64,
    /// Unix second of the event.
    pub at: i64,
}

/// A co-stake's rewards were paid to its co-staker.
#[event]
pub struct CoStakeRewardsClaimed {
    /// The device.
    pub device: Pubkey,
    /// The offer's account.
    pub offer: Pubkey,
    /// Wallet that accepted the offer.
    pub co_staker: Pubkey,
    /// Rewards paid out, base units.
    pub amount: u64,
    /// All that was ever paid out of this claim, base units, with this payment.
    pub claimed_total: u64,
    /// Unix second of the event.
    pub at: i64,
}
