use anchor_lang::prelude::*;

#[event]
pub struct ConfigInitialized {
    pub mint: Pubkey,
    pub token_program: Pubkey,
    pub admin: Pubkey,
    pub registrar: Pubkey,
    pub reward_authority: Pubkey,
    pub slasher: Pubkey,
    pub arbiter: Pubkey,
    pub pauser: Pubkey,
    pub base_stake_per_card: u64,
    pub at: i64,
}

#[event]
pub struct RoleNominated {
    /// See `Role`.
    pub role: u8,
    /// The empty address where a nomination was taken back.
    pub nominee: Pubkey,
    pub at: i64,
}

#[event]
pub struct RoleAccepted {
    pub role: u8,
    pub old_holder: Pubkey,
    pub new_holder: Pubkey,
    pub at: i64,
}

#[event]
pub struct ParametersUpdated {
    pub old_base_stake_per_card: u64,
    pub new_base_stake_per_card: u64,
    pub old_wait_seconds: i64,
    pub new_wait_seconds: i64,
    pub old_cooldown_seconds: i64,
    pub new_cooldown_seconds: i64,
    pub old_appeal_seconds: i64,
    pub new_appeal_seconds: i64,
    pub old_arbiter_seconds: i64,
    pub new_arbiter_seconds: i64,
    pub old_requirement_notice_seconds: i64,
    pub new_requirement_notice_seconds: i64,
    pub old_slash_cap_bps: u16,
    pub new_slash_cap_bps: u16,
    pub old_max_claims: u8,
    pub new_max_claims: u8,
    pub old_attestation_required: u8,
    pub new_attestation_required: u8,
    pub at: i64,
}

#[event]
pub struct EntriesPaused {
    pub paused_until: i64,
    pub at: i64,
}

#[event]
pub struct EntriesUnpaused {
    pub at: i64,
}
