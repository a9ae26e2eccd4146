use anchor_lang::prelude::*;
use co_staking_rules::{limits, nomination::Nomination};

use super::Roles;
use crate::{
    constants::*,
    error::{CoStakingError, OrRefuse},
};

/// Roles, mint and parameters of the program. Seeds: `config`.
///
/// Read-only in every instruction of a user or an operator, so that no two devices ever wait for
/// one another. A changed parameter applies to what is agreed afterwards: terms and exit dates are
/// copied into the offer or the device when they are agreed.
#[account(zero_copy)]
#[derive(Debug)]
#[repr(C)]
pub struct Config {
    /// Layout version.
    pub version: u8,
    /// Bump of this address.
    pub bump: u8,
    /// Decimals of the stake mint.
    pub mint_decimals: u8,
    /// 1 if offers may only be accepted by accounts that the registrar attested.
    pub attestation_required: u8,
    /// Claims an account may hold at any time.
    pub max_claims: u8,
    pub padding: u8,
    /// Part of the owner's stake that cases may take, basis points; until `owner_slash_cap_from`.
    pub owner_slash_cap_bps: u16,
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
    /// Nominated successors, in the order of the roles above; the empty address if there is none.
    pub pending_admin: Pubkey,
    pub pending_registrar: Pubkey,
    pub pending_reward_authority: Pubkey,
    pub pending_slasher: Pubkey,
    pub pending_arbiter: Pubkey,
    pub pending_pauser: Pubkey,
    /// Base units a device must lock for each card before its multiplier.
    pub base_stake_per_card: u64,
    /// Wait of an offer created now, seconds.
    pub wait_seconds: i64,
    /// Cooldown of an offer or an owner's exit agreed now, seconds.
    pub cooldown_seconds: i64,
    /// Appeal window of a slash case opened now, seconds; until `appeal_from`.
    pub appeal_seconds: i64,
    /// Time the arbiter has from an appeal, seconds.
    pub arbiter_seconds: i64,
    /// Notice before a higher requirement applies, seconds.
    pub requirement_notice_seconds: i64,
    /// Unix second until which entries are paused; zero or past if they are not.
    pub paused_until: i64,
    /// Payer of this account's rent.
    pub rent_payer: Pubkey,
    /// Part of a co-stake that cases may take, basis points; until `co_stake_slash_cap_from`.
    pub co_stake_slash_cap_bps: u16,
    /// Announced slash terms, in force from the seconds below on.
    pub announced_owner_slash_cap_bps: u16,
    pub announced_co_stake_slash_cap_bps: u16,
    pub padding_after_caps: [u8; 2],
    pub announced_appeal_seconds: i64,
    /// Unix seconds from which the announced terms are in force; zero if nothing is announced.
    pub owner_slash_cap_from: i64,
    pub co_stake_slash_cap_from: i64,
    pub appeal_from: i64,
    /// Unix seconds from which the nominations for the roles that can take stake may be accepted; zero
    /// if no one is nominated.
    pub pending_admin_matures_at: i64,
    pub pending_slasher_matures_at: i64,
    pub pending_arbiter_matures_at: i64,
    /// Unix second at which a spare admin that was taken back ends; zero if none was.
    pub pending_admin_ends_at: i64,
    /// Unix second at which the arbiter's nomination had matured: older cases it cannot uphold. Zero for
    /// the arbiter since initialisation.
    pub arbiter_since: i64,
    pub reserved: [u8; 48],
}

impl Config {
    /// Bytes of the account, discriminator included. Pinned: clients filter by offsets.
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    /// A configuration with the numbers of the product.
    pub fn with_defaults(
        admin: Pubkey,
        roles: Roles,
        mint: Pubkey,
        token_program: Pubkey,
        decimals: u8,
        now: i64,
    ) -> Result<Self> {
        ensure!(decimals <= MAX_MINT_DECIMALS, CoStakingError::TooManyDecimals);
        let base_stake_per_card = 10u64
            .checked_pow(u32::from(decimals))
            .and_then(|unit| unit.checked_mul(BASE_STAKE_TOKENS_PER_CARD))
            .or_refuse(CoStakingError::MathOverflow)?;
        let spare = if roles.spare_admin == Pubkey::default() {
            Nomination::default()
        } else {
            Nomination::matured(now)
        };
        Ok(Self {
            version: ACCOUNT_VERSION,
            mint_decimals: decimals,
            max_claims: MAX_CLAIMS,
            owner_slash_cap_bps: DEFAULT_OWNER_SLASH_CAP_BPS,
            co_stake_slash_cap_bps: DEFAULT_CO_STAKE_SLASH_CAP_BPS,
            mint,
            token_program,
            admin,
            registrar: roles.registrar,
            reward_authority: roles.reward_authority,
            slasher: roles.slasher,
            arbiter: roles.arbiter,
            pauser: roles.pauser,
            pending_admin: roles.spare_admin,
            pending_admin_matures_at: spare.matures_at,
            base_stake_per_card,
            wait_seconds: limits::WAIT_SECONDS,
            cooldown_seconds: limits::COOLDOWN_SECONDS,
            appeal_seconds: limits::APPEAL_SECONDS,
            arbiter_seconds: limits::ARBITER_SECONDS,
            requirement_notice_seconds: limits::REQUIREMENT_NOTICE_SECONDS,
            rent_payer: admin,
            ..bytemuck::Zeroable::zeroed()
        })
    }

    /// Refuses while entries are paused. Never called by an exit, a claim or an appeal.
    pub fn require_entries_open(&self, now: i64) -> Result<()> {
        ensure!(now >= self.paused_until, CoStakingError::EntriesPaused);
        Ok(())
    }

    /// Pauses entries. A pause can be neither prolonged nor followed by the next one within a day, so
    /// that together they can never keep entries closed permanently.
    pub fn pause(&mut self, now: i64, seconds: i64) -> Result<i64> {
        ensure!(
            (1..=MAX_PAUSE_SECONDS).contains(&seconds),
            CoStakingError::PauseOutOfBounds
        );
        let rested = self.paused_until == 0 || now >= self.paused_until.saturating_add(PAUSE_GAP_SECONDS);
        ensure!(rested, CoStakingError::PausedTooRecently);
        self.paused_until = now.checked_add(seconds).or_refuse(CoStakingError::MathOverflow)?;
        Ok(self.paused_until)
    }

    /// Ends a running pause.
    pub fn unpause(&mut self, now: i64) -> Result<()> {
        ensure!(now < self.paused_until, CoStakingError::NotPaused);
        self.paused_until = now;
        Ok(())
    }
}
