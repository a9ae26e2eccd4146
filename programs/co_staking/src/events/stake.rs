use anchor_lang::prelude::*;

#[event]
pub struct OwnerStaked {
    pub device: Pubkey,
    pub owner: Pubkey,
    pub amount: u64,
    pub stake_after: u64,
    pub at: i64,
}

#[event]
pub struct OverflowWithdrawn {
    pub device: Pubkey,
    pub owner: Pubkey,
    pub amount: u64,
    pub stake_after: u64,
    pub at: i64,
}

#[event]
pub struct OwnerUnstaked {
    pub device: Pubkey,
    pub owner: Pubkey,
    pub amount: u64,
    pub cooldown_ends_at: i64,
    /// Co-stakes that the exit forced into cooldown.
    pub forced_exits: u8,
    pub at: i64,
}

#[event]
pub struct OwnerStakeWithdrawn {
    pub device: Pubkey,
    pub owner: Pubkey,
    pub amount: u64,
    pub stake_after: u64,
    pub at: i64,
}
