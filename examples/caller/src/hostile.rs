//! Attempts of a hostile caller. The tests assert how each is refused.

use anchor_lang::{
    prelude::*,
    solana_program::{
        instruction::{AccountMeta, Instruction},
        program::invoke_signed,
    },
};
use co_staking::cpi::{self, accounts};

use crate::{co_staker::Terms, treasury::*};

#[derive(Accounts)]
pub struct AcceptAndClaim<'info> {
    pub party: Party<'info>,
    pub config: UncheckedAccount<'info>,
    #[account(mut)]
    pub participant: UncheckedAccount<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub offer: UncheckedAccount<'info>,
    #[account(mut)]
    pub source: UncheckedAccount<'info>,
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    #[account(mut)]
    pub reward_vault: UncheckedAccount<'info>,
    pub token_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn accept_and_claim(ctx: Context<AcceptAndClaim>, terms: Terms, destination_bump: u8) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let list = seeds.list();
    let signer = [&list[..]];
    let AcceptAndClaim {
        party,
        config,
        participant,
        device,
        offer,
        source,
        stake_vault,
        reward_vault,
        token_program,
        event_authority,
        co_staking_program,
    } = &ctx.accounts;
    let accept = accounts::AcceptOffer {
        co_staker: party.info(),
        config: config.to_account_info(),
        participant: participant.to_account_info(),
        device: device.to_account_info(),
        offer: offer.to_account_info(),
        source: source.to_account_info(),
        stake_vault: stake_vault.to_account_info(),
        token_program: token_program.to_account_info(),
        event_authority: event_authority.to_account_info(),
        program: co_staking_program.to_account_info(),
    };
    cpi::accept_offer(
        CpiContext::new_with_signer(co_staking::ID, accept, &signer),
        terms.amount,
        terms.share_bps,
        terms.wait_seconds,
        terms.cooldown_seconds,
        terms.created_at,
        terms.max_shortfall,
    )?;
    let claim = accounts::ClaimCoStakeRewards {
        caller: party.info(),
        config: config.to_account_info(),
        device: device.to_account_info(),
        offer: offer.to_account_info(),
        reward_vault: reward_vault.to_account_info(),
        destination: source.to_account_info(),
        token_program: token_program.to_account_info(),
        event_authority: event_authority.to_account_info(),
        program: co_staking_program.to_account_info(),
    };
    cpi::claim_co_stake_rewards(
        CpiContext::new_with_signer(co_staking::ID, claim, &signer),
        destination_bump,
    )
}

/// Seed of the address that Anchor's programs sign their events with.
const EVENT_AUTHORITY_SEED: &[u8] = b"__event_authority";

#[derive(Accounts)]
pub struct ForgeEvent<'info> {
    /// CHECK: this program's own event authority, or co_staking's.
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn forge_event(ctx: Context<ForgeEvent>, signed: bool, data: Vec<u8>) -> Result<()> {
    let authority = &ctx.accounts.event_authority;
    let (_, bump) = Pubkey::find_program_address(&[EVENT_AUTHORITY_SEED], &crate::ID);
    let instruction = Instruction {
        program_id: co_staking::ID,
        accounts: vec![AccountMeta::new_readonly(authority.key(), signed)],
        data,
    };
    let infos = [authority.to_account_info()];
    Ok(invoke_signed(
        &instruction,
        &infos,
        &[&[EVENT_AUTHORITY_SEED, &[bump]]],
    )?)
}
