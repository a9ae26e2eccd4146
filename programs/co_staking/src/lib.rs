//! Collaborative staking for devices.
//!
//! A device owner locks a minimum of a token against a device; one co-staker per offer may lock up to
//! half of that minimum and is paid an agreed share of the device's block rewards. Principal and
//! rewards are held in two vaults per device; what each party is owed is recorded in the accounts and is never
//! derived from a vault's balance. States follow from stored times: nothing waits for a crank.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use anchor_lang::prelude::*;

#[macro_use]
pub mod error;

pub mod constants;
mod create;
#[cfg(all(feature = "entrypoint", any(target_os = "solana", test)))]
mod entrypoint;
pub mod events;
pub mod instructions;
mod invoke;
pub mod mint_policy;
#[cfg(feature = "entrypoint")]
mod security;
pub mod state;
pub mod token;

use instructions::*;
use state::{
    CaseState, Charge, DeviceStatusByte, Parameters, RoleByte, Roles, SlashReasonByte, SlashTermByte,
};

declare_id!("CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L");

#[program]
pub mod co_staking {
    use super::*;

    // The most frequent calls come first: the dispatch tries one after the other.

    // Reward authority

    /// Posts the rewards of a device for one block, base units.
    pub fn post_rewards(ctx: Context<PostRewards>, block: u64, amount: u64) -> Result<()> {
        PostRewards::process(ctx, block, amount)
    }

    // Co-staker

    /// Accepts an offer on exactly the terms named here. The last is the largest number of base units by
    /// which the device may miss its minimum once all pending changes take effect.
    pub fn accept_offer(
        ctx: Context<AcceptOffer>,
        amount: u64,
        share_bps: u16,
        wait_seconds: i64,
        cooldown_seconds: i64,
        created_at: i64,
        max_shortfall: u64,
    ) -> Result<()> {
        let terms = ExpectedTerms {
            amount,
            share_bps,
            wait_seconds,
            cooldown_seconds,
            created_at,
            max_shortfall,
        };
        AcceptOffer::process(ctx, terms)
    }

    /// Starts a co-staker's exit; once more on a terminated device, ends its wait.
    pub fn unstake_co_stake(ctx: Context<UnstakeCoStake>) -> Result<()> {
        UnstakeCoStake::process(ctx)
    }

    /// Appeals a slash case that hits your co-stake.
    pub fn appeal_as_co_staker(ctx: Context<AppealAsCoStaker>) -> Result<()> {
        AppealAsCoStaker::process(ctx)
    }

    // Device owner

    /// Stakes or tops up, base units.
    pub fn stake(ctx: Context<Stake>, amount: u64) -> Result<()> {
        Stake::process(ctx, amount)
    }

    /// Takes out stake that the device does not need, base units.
    pub fn withdraw_overflow(ctx: Context<WithdrawOverflow>, amount: u64) -> Result<()> {
        WithdrawOverflow::process(ctx, amount)
    }

    /// Gives notice of leaving, which bounds how long a hire can hold the owner back.
    pub fn give_notice(ctx: Context<GiveNotice>) -> Result<()> {
        GiveNotice::process(ctx)
    }

    /// Puts the owner's whole stake into cooldown, and with it every co-stake that is not free yet.
    pub fn unstake_owner_stake<'info>(ctx: Context<'info, UnstakeOwnerStake<'info>>) -> Result<()> {
        UnstakeOwnerStake::process(ctx)
    }

    /// Offers a reward share (basis points) for stake (base units). The nonce is the device's next one.
    pub fn create_offer(
        ctx: Context<CreateOffer>,
        nonce: u32,
        bump: u8,
        amount: u64,
        share_bps: u16,
        expires_at: i64,
        counterparty: Pubkey,
    ) -> Result<()> {
        CreateOffer::process(
            ctx,
            OfferRequest {
                nonce,
                bump,
                amount,
                share_bps,
                expires_at,
                counterparty,
            },
        )
    }

    /// Takes back an offer that no one has accepted.
    pub fn retract_offer(ctx: Context<RetractOffer>) -> Result<()> {
        RetractOffer::process(ctx)
    }

    /// Appeals a slash case of your device.
    pub fn appeal_as_owner(ctx: Context<AppealAsOwner>) -> Result<()> {
        AppealAsOwner::process(ctx)
    }

    // Anyone

    /// Takes a role that the admin nominated the caller for.
    pub fn accept_role(ctx: Context<AcceptRole>, role: RoleByte) -> Result<()> {
        AcceptRole::process(ctx, role)
    }

    /// Opens the account of the calling wallet.
    pub fn open_participant(ctx: Context<OpenParticipant>, bump: u8) -> Result<()> {
        OpenParticipant::process(ctx, bump)
    }

    /// Closes an open offer that has expired or whose device is terminated.
    pub fn close_expired_offer(ctx: Context<CloseExpiredOffer>) -> Result<()> {
        CloseExpiredOffer::process(ctx)
    }

    /// Pays a co-stake back to its co-staker after the cooldown.
    pub fn withdraw_co_stake(ctx: Context<WithdrawCoStake>, destination_bump: u8) -> Result<()> {
        WithdrawCoStake::process(ctx, destination_bump)
    }

    /// Pays the owner's stake back after the cooldown.
    pub fn withdraw_owner_stake(ctx: Context<WithdrawOwnerStake>, destination_bump: u8) -> Result<()> {
        WithdrawOwnerStake::process(ctx, destination_bump)
    }

    /// Pays a co-stake's rewards to its co-staker.
    pub fn claim_co_stake_rewards(ctx: Context<ClaimCoStakeRewards>, destination_bump: u8) -> Result<()> {
        ClaimCoStakeRewards::process(ctx, destination_bump)
    }

    /// Pays the owner's rewards of a device.
    pub fn claim_owner_rewards(ctx: Context<ClaimOwnerRewards>, destination_bump: u8) -> Result<()> {
        ClaimOwnerRewards::process(ctx, destination_bump)
    }

    /// Burns what a slash case has frozen, once its appeal window is over and it was upheld or not appealed.
    pub fn execute_case<'info>(ctx: Context<'info, ExecuteCase<'info>>) -> Result<()> {
        ExecuteCase::process(ctx)
    }

    /// Releases what a slash case has frozen, once it was dismissed or the arbiter stayed silent.
    pub fn release_case<'info>(ctx: Context<'info, ReleaseCase<'info>>) -> Result<()> {
        ReleaseCase::process(ctx)
    }

    /// Closes the account of a withdrawn co-stake whose rewards were claimed.
    pub fn close_offer(ctx: Context<CloseOffer>) -> Result<()> {
        CloseOffer::process(ctx)
    }

    /// Closes a terminated device that owes nothing, and its vaults.
    pub fn close_device(ctx: Context<CloseDevice>) -> Result<()> {
        CloseDevice::process(ctx)
    }

    /// The only wallet of an account without claims closes the account.
    pub fn close_participant(ctx: Context<CloseParticipant>) -> Result<()> {
        CloseParticipant::process(ctx)
    }

    // Registrar

    /// Opens an attested account under an id that the registrar chose.
    pub fn create_participant(ctx: Context<CreateParticipant>, id: [u8; 32], bump: u8) -> Result<()> {
        CreateParticipant::process(ctx, id, bump)
    }

    /// Attests a self-opened account.
    pub fn attest_participant(ctx: Context<AttestParticipant>) -> Result<()> {
        AttestParticipant::process(ctx)
    }

    /// Takes an attestation back; live claims stay.
    pub fn revoke_attestation(ctx: Context<AttestParticipant>) -> Result<()> {
        AttestParticipant::undo(ctx)
    }

    /// Adds a wallet to an attested account; the wallet signs too.
    pub fn link_wallet(ctx: Context<LinkWallet>) -> Result<()> {
        LinkWallet::process(ctx)
    }

    /// Takes a wallet out of an account without claims; the wallet signs too.
    pub fn unlink_wallet(ctx: Context<UnlinkWallet>) -> Result<()> {
        UnlinkWallet::process(ctx)
    }

    /// Registers a device: UUID, model (UTF-8, zero-padded), cards, multiplier in basis points, tier.
    #[allow(clippy::too_many_arguments)]
    pub fn register_device(
        ctx: Context<RegisterDevice>,
        id: [u8; 16],
        model: [u8; 32],
        cards: u16,
        multiplier_bps: u32,
        tier: u8,
        device_bump: u8,
        stake_vault_bump: u8,
        reward_vault_bump: u8,
    ) -> Result<()> {
        RegisterDevice::process(
            ctx,
            DeviceFacts {
                id,
                model,
                cards,
                multiplier_bps,
                tier,
            },
            DeviceBumps {
                device: device_bump,
                stake_vault: stake_vault_bump,
                reward_vault: reward_vault_bump,
            },
        )
    }

    /// Closes an account without wallets.
    pub fn close_empty_participant(ctx: Context<CloseEmptyParticipant>) -> Result<()> {
        CloseEmptyParticipant::process(ctx)
    }

    /// Updates a device's hardware: more stake is needed after the notice, less at once.
    pub fn update_requirement(
        ctx: Context<UpdateRequirement>,
        cards: u16,
        multiplier_bps: u32,
    ) -> Result<()> {
        UpdateRequirement::process(ctx, cards, multiplier_bps)
    }

    /// Reports status, hired flag (unix second, zero for none), score and its parts (percent or 255).
    pub fn report_device(
        ctx: Context<ReportDevice>,
        status: DeviceStatusByte,
        hired_until: i64,
        score: u8,
        parts: [u8; 5],
    ) -> Result<()> {
        ReportDevice::process(
            ctx,
            Report {
                status,
                hired_until,
                score,
                parts,
            },
        )
    }

    /// Terminates a device permanently; its owner may call this too.
    pub fn terminate_device(ctx: Context<TerminateDevice>) -> Result<()> {
        TerminateDevice::process(ctx)
    }

    // Slasher

    /// Opens a slash case: reason, hash of the evidence, second of the infraction, basis points
    /// of the stake and of the unclaimed rewards. The number is the device's next one.
    pub fn open_case<'info>(
        ctx: Context<'info, OpenCase<'info>>,
        number: u32,
        reason: SlashReasonByte,
        evidence_hash: [u8; 32],
        infraction_at: i64,
        stake_bps: u16,
        rewards_bps: u16,
    ) -> Result<()> {
        let charge = Charge {
            infraction_at,
            stake_bps,
            rewards_bps,
        };
        OpenCase::process(
            ctx,
            Claim {
                number,
                reason,
                evidence_hash,
                charge,
            },
        )
    }

    /// Withdraws an open case: what it has frozen is released at once. While there is no slasher, the admin
    /// may.
    pub fn withdraw_case<'info>(ctx: Context<'info, WithdrawCase<'info>>) -> Result<()> {
        WithdrawCase::process(ctx)
    }

    // Arbiter

    /// Decides an appealed case against the appellant: it may be executed once the appeal window is over.
    pub fn uphold_case(ctx: Context<DecideCase>) -> Result<()> {
        DecideCase::process(ctx, CaseState::Upheld)
    }

    /// Decides an appealed case for the appellant, or takes an upheld decision back: it may be released.
    pub fn dismiss_case(ctx: Context<DecideCase>) -> Result<()> {
        DecideCase::process(ctx, CaseState::Dismissed)
    }

    // Pauser

    /// Pauses entries for so many seconds, 7 days at most.
    pub fn pause_entries(ctx: Context<PauseEntries>, seconds: i64) -> Result<()> {
        PauseEntries::process(ctx, seconds)
    }

    /// Ends a running pause.
    pub fn unpause_entries(ctx: Context<PauseEntries>) -> Result<()> {
        PauseEntries::undo(ctx)
    }

    // Admin

    /// Nominates the next holder of a role.
    pub fn nominate_role(ctx: Context<NominateRole>, role: RoleByte, nominee: Pubkey) -> Result<()> {
        NominateRole::process(ctx, role, nominee)
    }

    /// Vacates a role (numbers as in `nominate_role`): the admin any but its own, slasher and arbiter theirs.
    pub fn vacate_role(ctx: Context<VacateRole>, role: RoleByte) -> Result<()> {
        VacateRole::process(ctx, role)
    }

    /// Sets one slash term: 0 owner's cap, 1 co-stakers' cap (basis points), 2 appeal window (seconds).
    pub fn set_slash_term(ctx: Context<SetSlashTerm>, term: SlashTermByte, value: u64) -> Result<()> {
        SetSlashTerm::process(ctx, term, value)
    }

    /// Sets all parameters at once: base units, seconds.
    #[allow(clippy::too_many_arguments)]
    pub fn update_parameters(
        ctx: Context<UpdateParameters>,
        base_stake_per_card: u64,
        wait_seconds: i64,
        cooldown_seconds: i64,
        arbiter_seconds: i64,
        requirement_notice_seconds: i64,
        max_claims: u8,
        attestation_required: u8,
    ) -> Result<()> {
        UpdateParameters::process(
            ctx,
            Parameters {
                base_stake_per_card,
                wait_seconds,
                cooldown_seconds,
                arbiter_seconds,
                requirement_notice_seconds,
                max_claims,
                attestation_required,
            },
        )
    }

    // Program's upgrade authority

    /// Creates the configuration with the product's numbers; the caller becomes the admin. The spare admin
    /// (the empty address for none) is nominated as one that has matured.
    pub fn initialize(
        ctx: Context<Initialize>,
        registrar: Pubkey,
        reward_authority: Pubkey,
        slasher: Pubkey,
        arbiter: Pubkey,
        pauser: Pubkey,
        spare_admin: Pubkey,
    ) -> Result<()> {
        Initialize::process(
            ctx,
            Roles {
                registrar,
                reward_authority,
                slasher,
                arbiter,
                pauser,
                spare_admin,
            },
        )
    }
}
