use anchor_lang::prelude::*;

use crate::state::RoleByte;

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
    /// Base units a device must lock for each card before its multiplier.
    pub base_stake_per_card: u64,
    /// Unix second of the event.
    pub at: i64,
}

/// The admin nominated a successor for a role, who has to accept it.
#[event]
pub struct RoleNominated {
    /// The role.
    pub role: RoleByte,
    /// Wallet that may accept the role; the empty address where a nomination was taken back.
    pub nominee: Pubkey,
    /// Unix second of the event.
    pub at: i64,
}

/// A nominated wallet took over a role.
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

/// The admin set the parameters; they apply to what is agreed from now on.
#[event]
pub struct ParametersUpdated {
    /// Base units a device must lock for each card before its multiplier, so far.
    pub old_base_stake_per_card: u64,
    /// Base units a device must lock for each card before its multiplier, from now on.
    pub new_base_stake_per_card: u64,
    /// Wait of future offers, seconds, so far.
    pub old_wait_seconds: i64,
    /// Wait of future offers, seconds, from now on.
    pub new_wait_seconds: i64,
    /// Cooldown of future offers and owners' exits, seconds, so far.
    pub old_cooldown_seconds: i64,
    /// Cooldown of future offers and owners' exits, seconds, from now on.
    pub new_cooldown_seconds: i64,
    /// Appeal window of future slash cases, seconds, so far.
    pub old_appeal_seconds: i64,
    /// Appeal window of future slash cases, seconds, from now on.
    pub new_appeal_seconds: i64,
    /// Time the arbiter has from an appeal, seconds, so far.
    pub old_arbiter_seconds: i64,
    /// Time the arbiter has from an appeal, seconds, from now on.
    pub new_arbiter_seconds: i64,
    /// Notice before a higher requirement applies, seconds, so far.
    pub old_requirement_notice_seconds: i64,
    /// Notice before a higher requirement applies, seconds, from now on.
    pub new_requirement_notice_seconds: i64,
    /// Part of a device's stake that may be slashed in one window, basis points, so far.
    pub old_slash_cap_bps: u16,
    /// Part of a device's stake that may be slashed in one window, basis points, from now on.
    pub new_slash_cap_bps: u16,
    /// Claims an account may hold at any time, so far.
    pub old_max_claims: u8,
    /// Claims an account may hold at any time, from now on.
    pub new_max_claims: u8,
    /// 1 where offers may only be accepted by attested accounts, so far.
    pub old_attestation_required: u8,
    /// 1 where offers may only be accepted by attested accounts, from now on.
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
