//! An example of a program that calls co_staking: a treasury that belongs to a program, not to a key.
//!
//! Each authority has one treasury, a program-derived address without data, and the treasury is the wallet that
//! co_staking knows: it owns devices, accepts offers, is paid, and can hold a role. Each instruction checks that the
//! authority signs, and calls co_staking with the treasury's signature. Other accounts and arguments are passed on
//! unchanged, because co_staking checks them (the README says what a caller must check).
//!
//! An instruction takes the authority, the treasury, and then what co_staking's instruction of the same name takes
//! after its own signer.

use anchor_lang::prelude::*;

pub mod co_staker;
pub mod forward;
pub mod hostile;
pub mod owner;
pub mod treasury;
pub mod wallet;

use co_staker::*;
use forward::*;
use hostile::*;
use owner::*;
use wallet::*;

declare_id!("DbPj1vjY6habgid8mx5hiytxNUA6aKzRcmnqBnzEBrm5");

#[program]
pub mod caller {
    use super::*;

    // The treasury as any wallet

    /// Opens the treasury's account. The treasury pays the rent.
    pub fn open_participant(ctx: Context<OpenParticipant>, bump: u8) -> Result<()> {
        wallet::open_participant(ctx, bump)
    }

    /// Closes the treasury's account. Each rent goes back to its payer.
    pub fn close_participant(ctx: Context<CloseParticipant>) -> Result<()> {
        wallet::close_participant(ctx)
    }

    /// Joins the registrar in linking the treasury to an attested account. The registrar pays the rent.
    pub fn link_wallet(ctx: Context<LinkWallet>) -> Result<()> {
        wallet::link_wallet(ctx)
    }

    // The treasury as the owner of a device

    /// Stakes base units of the treasury's.
    pub fn stake(ctx: Context<Stake>, amount: u64) -> Result<()> {
        owner::stake(ctx, amount)
    }

    /// Offers a reward share (basis points) for stake (base units). The treasury pays the offer's rent.
    pub fn create_offer(
        ctx: Context<CreateOffer>,
        nonce: u32,
        bump: u8,
        amount: u64,
        share_bps: u16,
        expires_at: i64,
        counterparty: Pubkey,
    ) -> Result<()> {
        owner::create_offer(ctx, nonce, bump, amount, share_bps, expires_at, counterparty)
    }

    /// Takes back an offer that has not been accepted.
    pub fn retract_offer(ctx: Context<RetractOffer>) -> Result<()> {
        owner::retract_offer(ctx)
    }

    /// Takes out stake that the device does not need, base units.
    pub fn withdraw_overflow(ctx: Context<WithdrawOverflow>, amount: u64) -> Result<()> {
        owner::withdraw_overflow(ctx, amount)
    }

    /// Gives notice of leaving.
    pub fn give_notice(ctx: Context<GiveNotice>) -> Result<()> {
        owner::give_notice(ctx)
    }

    /// Unstakes everything. Remaining accounts: the co-stakes to unstake too, writable.
    pub fn unstake_owner_stake<'info>(ctx: Context<'info, UnstakeOwnerStake<'info>>) -> Result<()> {
        owner::unstake_owner_stake(ctx)
    }

    /// Takes the owner's stake back after the cooldown.
    pub fn withdraw_owner_stake(ctx: Context<WithdrawOwnerStake>, destination_bump: u8) -> Result<()> {
        owner::withdraw_owner_stake(ctx, destination_bump)
    }

    /// Claims the owner's rewards.
    pub fn claim_owner_rewards(ctx: Context<ClaimOwnerRewards>, destination_bump: u8) -> Result<()> {
        owner::claim_owner_rewards(ctx, destination_bump)
    }

    /// Appeals a slash case of the treasury's device.
    pub fn appeal_as_owner(ctx: Context<AppealAsOwner>) -> Result<()> {
        owner::appeal_as_owner(ctx)
    }

    // The treasury as a co-staker

    /// Accepts an offer on exactly the terms named here.
    #[allow(clippy::too_many_arguments)]
    pub fn accept_offer(
        ctx: Context<AcceptOffer>,
        amount: u64,
        share_bps: u16,
        wait_seconds: i64,
        cooldown_seconds: i64,
        created_at: i64,
        max_shortfall: u64,
    ) -> Result<()> {
        let terms = Terms {
            amount,
            share_bps,
            wait_seconds,
            cooldown_seconds,
            created_at,
            max_shortfall,
        };
        co_staker::accept_offer(ctx, terms)
    }

    /// Starts the treasury's exit.
    pub fn unstake_co_stake(ctx: Context<UnstakeCoStake>) -> Result<()> {
        co_staker::unstake_co_stake(ctx)
    }

    /// Takes a co-stake back after the cooldown.
    pub fn withdraw_co_stake(ctx: Context<WithdrawCoStake>, destination_bump: u8) -> Result<()> {
        co_staker::withdraw_co_stake(ctx, destination_bump)
    }

    /// Claims a co-stake's rewards.
    pub fn claim_co_stake_rewards(ctx: Context<ClaimCoStakeRewards>, destination_bump: u8) -> Result<()> {
        co_staker::claim_co_stake_rewards(ctx, destination_bump)
    }

    /// Appeals a slash case that hits a co-stake of the treasury.
    pub fn appeal_as_co_staker(ctx: Context<AppealAsCoStaker>) -> Result<()> {
        co_staker::appeal_as_co_staker(ctx)
    }

    // Anything else

    /// Calls any program with the treasury's signature, as a multisig does. Remaining accounts: what the program takes.
    pub fn forward<'info>(ctx: Context<'info, Forward<'info>>, data: Vec<u8>) -> Result<()> {
        forward::forward(ctx, data)
    }

    // What must not work

    /// Accepts an offer and claims its rewards in one instruction.
    #[allow(clippy::too_many_arguments)]
    pub fn accept_and_claim(
        ctx: Context<AcceptAndClaim>,
        amount: u64,
        share_bps: u16,
        wait_seconds: i64,
        cooldown_seconds: i64,
        created_at: i64,
        destination_bump: u8,
    ) -> Result<()> {
        let terms = Terms {
            amount,
            share_bps,
            wait_seconds,
            cooldown_seconds,
            created_at,
            max_shortfall: 0,
        };
        hostile::accept_and_claim(ctx, terms, destination_bump)
    }

    /// Calls co_staking's event recorder with this program's event authority, which signs if the flag says so.
    pub fn forge_event(ctx: Context<ForgeEvent>, signed: bool, data: Vec<u8>) -> Result<()> {
        hostile::forge_event(ctx, signed, data)
    }
}
