use anchor_lang::prelude::*;

/// A slash case was opened; the amounts are frozen. The lists name the co-stakes hit in the order of the
/// device's slots; unused places are zero.
#[event]
pub struct CaseOpened {
    pub device: Pubkey,
    pub slash_case: Pubkey,
    pub number: u32,
    pub reason: u8,
    pub evidence_hash: [u8; 32],
    pub infraction_at: i64,
    pub stake_bps: u16,
    pub rewards_bps: u16,
    pub owner_stake: u64,
    pub owner_rewards: u64,
    pub nonces: [u32; 4],
    pub stakes: [u64; 4],
    pub rewards: [u64; 4],
    pub hits: u8,
    pub appeal_ends_at: i64,
    pub at: i64,
}

#[event]
pub struct CaseAppealed {
    pub device: Pubkey,
    pub slash_case: Pubkey,
    pub number: u32,
    pub appellant: Pubkey,
    pub arbiter_ends_at: i64,
    pub at: i64,
}

/// The arbiter upheld (1) or dismissed (0) an appealed case.
#[event]
pub struct CaseDecided {
    pub device: Pubkey,
    pub slash_case: Pubkey,
    pub number: u32,
    pub upheld: u8,
    pub at: i64,
}

/// A case ended and its account was closed: the amounts were burned (`burned` 1) or released.
#[event]
pub struct CaseEnded {
    pub device: Pubkey,
    pub slash_case: Pubkey,
    pub number: u32,
    pub burned: u8,
    pub owner_stake: u64,
    pub owner_rewards: u64,
    /// Owner's stake afterwards.
    pub owner_stake_after: u64,
    pub nonces: [u32; 4],
    pub stakes: [u64; 4],
    pub rewards: [u64; 4],
    pub hits: u8,
    pub at: i64,
}
