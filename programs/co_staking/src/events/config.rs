use anchor_lang::prelude::*;

use crate::state::{RoleByte, SlashTermByte};

/// The protocol was set up: its token, its roles and the base of every minimum.
#[event]
pub struct ConfigInitialized {
    /// The token that is staked and paid out.
    pub mint: Pubkey,
    /// Token program of the mint.
    pub token_program: Pubkey,
    /// Sets parameters and nominates roles.
    pub admin: Pubkey,
    /// Registers devices, reports on them, attests accounts.
    pub registrar: Pubkey,
    /// Posts rewards.
    pub reward_authority: Pubkey,
    /// Opens slash cases.
    pub slasher: Pubkey,
    /// Decides appeals.
    pub arbiter: Pubkey,
    /// Pauses entries.
    pub pauser: Pubkey,
    /// Nominated for the admin role as one that has matured; the empty address for no one.
    pub spare_admin: Pubkey,
    /// Base units a device must lock for each card before its multiplier.
    pub base_stake_per_card: u64,
    /// Unix second of the event.
    pub at: i64,
}

/// The admin nominated a successor for a role, who has to accept it, or took a nomination back.
#[event]
pub struct RoleNominated {
    /// The role.
    pub role: RoleByte,
    /// Wallet that may accept the role; the empty address if a nomination was taken back. A spare admin
    /// that was taken back stays the nominee until `ends_at`.
    pub nominee: Pubkey,
    /// Unix second from which the nomination can be accepted; zero if there is none.
    pub matures_at: i64,
    /// Unix second at which a spare admin that was taken back ends; zero if none was.
    pub ends_at: i64,
    /// Unix second of the event.
    pub at: i64,
}

/// A nominated wallet took over a role. A new admin finds all nominations and announced slash terms cleared.
#[event]
pub struct RoleAccepted {
    /// The role.
    pub role: RoleByte,
    /// Wallet that held the role.
    pub old_holder: Pubkey,
    /// Wallet that holds it now.
    pub new_holder: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}

/// A role was vacated by the admin, or laid down by its holder.
#[event]
pub struct RoleVacated {
    /// The role.
    pub role: RoleByte,
    /// Wallet that held the role.
    pub old_holder: Pubkey,
    /// Wallet that vacated it: the admin's or the holder's.
    pub by: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}

/// The admin set a slash term: at once if it is better than what is in force, else from `applies_from`
/// on. What was announced for the term before is dropped.
#[event]
pub struct SlashTermSet {
    /// The term.
    pub term: SlashTermByte,
    /// Value in force at the event; basis points for a cap, seconds for the appeal window.
    pub old_value: u64,
    /// Value that was set.
    pub new_value: u64,
    /// Unix second from which it is in force; equal to `at` if at once.
    pub applies_from: i64,
    /// Unix second of the event.
    pub at: i64,
}

/// The admin set the parameters; they apply to what is agreed from now on.
#[event]
pub struct ParametersUpdated {
    /// Base units a device must lock for each card before its multiplier, before the change.
    pub old_base_stake_per_card: u64,
    /// Base units a device must lock for each card before its multiplier, after the change.
    pub new_base_stake_per_card: u64,
    /// Wait of future offers, seconds, before the change.
    pub old_wait_seconds: i64,
    /// Wait of future offers, seconds, after the change.
    pub new_wait_seconds: i64,
    /// Cooldown of future offers and owners' exits, seconds, before the change.
    pub old_cooldown_seconds: i64,
    /// Cooldown of future offers and owners' exits, seconds, after the change.
    pub new_cooldown_seconds: i64,
    /// Time the arbiter has from an appeal, seconds, before the change.
    pub old_arbiter_seconds: i64,
    /// Time the arbiter has from an appeal, seconds, after the change.
    pub new_arbiter_seconds: i64,
    /// Notice before a higher requirement applies, seconds, before the change.
    pub old_requirement_notice_seconds: i64,
    /// Notice before a higher requirement applies, seconds, after the change.
    pub new_requirement_notice_seconds: i64,
    /// Claims an account may hold at any time, before the change.
    pub old_max_claims: u8,
    /// Claims an account may hold at any time, after the change.
    pub new_max_claims: u8,
    /// 1 if offers may only be accepted by attested accounts, before the change.
    pub old_attestation_required: u8,
    /// 1 if offers may only be accepted by attested accounts, after the change.
    pub new_attestation_required: u8,
    /// Unix second of the event.
    pub at: i64,
}

/// The pauser paused entries. Exits and claims go on.
#[event]
pub struct EntriesPaused {
    /// Unix second until which entries are refused.
    pub paused_until: i64,
    /// Unix second of the event.
    pub at: i64,
}

/// The pauser ended the pause.
#[event]
pub struct EntriesUnpaused {
    /// Unix second of the event.
    pub at: i64,
}
