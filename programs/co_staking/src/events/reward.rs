use anchor_lang::prelude::*;

#[event]
pub struct RewardsPosted {
    pub device: Pubkey,
    pub block: u64,
    pub amount: u64,
    /// Sum of the shares of the active co-stakes that earn from this post, basis points.
    pub live_share_bps: u16,
    pub posted_total: u64,
    pub at: i64,
}

#[event]
pub struct OwnerRewardsClaimed {
    pub device: Pubkey,
    pub owner: Pubkey,
    pub amount: u64,
    pub claimed_total: u64,
    pub at: i64,
}

#[event]
pub struct CoStakeRewardsClaimed {
    pub device: Pubkey,
    pub offer: Pubkey,
    pub co_staker: Pubkey,
    pub amount: u64,
    pub claimed_total: u64,
    pub at: i64,
}
