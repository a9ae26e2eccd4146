use anchor_lang::prelude::*;

use crate::state::SlashReasonByte;

/// A slash case was opened; the amounts are frozen. The lists name the co-stakes hit in the order of the
/// device's slots; unused places are zero.
#[event]
pub struct CaseOpened {
    /// The device.
    pub device: Pubkey,
    /// Account of the case; it is closed when the case ends.
    pub slash_case: Pubkey,
    /// Number of the case among its device's.
    pub number: u32,
    /// Why the device is slashed.
    pub reason: SlashReasonByte,
    /// Hash of the evidence, as the slasher publishes it.
    pub evidence_hash: [u8; 32],
    /// Unix second of the infraction: who was exposed then is hit.
    pub infraction_at: i64,
    /// Part of each stake that is asked, basis points; a party's cap may let the case take less.
    pub stake_bps: u16,
    /// Part of all unclaimed rewards that is hit, basis points.
    pub rewards_bps: u16,
    /// Owner's stake that is frozen, base units.
    pub owner_stake: u64,
    /// Owner's unclaimed rewards that are frozen, base units.
    pub owner_rewards: u64,
    /// Offers whose co-stakes are hit; the first `hits` places count.
    pub nonces: [u32; 4],
    /// Principal hit of each, base units.
    pub stakes: [u64; 4],
    /// Unclaimed rewards hit of each, base units.
    pub rewards: [u64; 4],
    /// Co-stakes hit.
    pub hits: u8,
    /// Unix second from which no one may appeal, and before which nothing is burned.
    pub appeal_ends_at: i64,
    /// Slasher that opened the case.
    pub opener: Pubkey,
    /// Bucket of 14 days to which a release returns the amounts.
    pub bucket: u32,
    /// Unix second of the event.
    pub at: i64,
}

/// The owner or a co-staker that is hit appealed a case: it waits for the arbiter now.
#[event]
pub struct CaseAppealed {
    /// The device.
    pub device: Pubkey,
    /// Account of the case; it is closed when the case ends.
    pub slash_case: Pubkey,
    /// Number of the case among its device's.
    pub number: u32,
    /// Wallet that appealed.
    pub appellant: Pubkey,
    /// Unix second at which the case expires undecided and everything is released.
    pub arbiter_ends_at: i64,
    /// Unix second of the event.
    pub at: i64,
}

/// The arbiter upheld (1) or dismissed (0) an appealed case, or took an upheld decision back.
#[event]
pub struct CaseDecided {
    /// The device.
    pub device: Pubkey,
    /// Account of the case; it is closed when the case ends.
    pub slash_case: Pubkey,
    /// Number of the case among its device's.
    pub number: u32,
    /// 1 upheld, 0 dismissed.
    pub upheld: u8,
    /// 1 if an upheld decision was taken back, which dismisses the case.
    pub taken_back: u8,
    /// Unix second of the event.
    pub at: i64,
}

/// A case ended and its account was closed: the amounts were burned (`burned` 1) or released.
#[event]
pub struct CaseEnded {
    /// The device.
    pub device: Pubkey,
    /// Account of the case; it is closed when the case ends.
    pub slash_case: Pubkey,
    /// Number of the case among its device's.
    pub number: u32,
    /// 1 if the amounts were burned, 0 if they were released.
    pub burned: u8,
    /// 1 if the slasher, or the admin while there was none, withdrew the case.
    pub withdrawn: u8,
    /// Owner's stake burned or released, base units.
    pub owner_stake: u64,
    /// Owner's rewards burned or released, base units.
    pub owner_rewards: u64,
    /// Owner's stake afterwards, base units.
    pub owner_stake_after: u64,
    /// Offers whose co-stakes were hit; the first `hits` places count.
    pub nonces: [u32; 4],
    /// Principal of each, burned or released, base units.
    pub stakes: [u64; 4],
    /// Rewards of each, burned or released, base units.
    pub rewards: [u64; 4],
    /// Co-stakes that were hit.
    pub hits: u8,
    /// Unix second of the event.
    pub at: i64,
}
