//! The treasury as a co-staker.

use anchor_lang::prelude::*;
use co_staking::cpi::{self, accounts};

use crate::treasury::*;

/// Terms of the offer that the treasury wants to accept: amount in base units, share in basis points, times in
/// seconds.
pub struct Terms {
    pub amount: u64,
    pub share_bps: u16,
    pub wait_seconds: i64,
    pub cooldown_seconds: i64,
    pub created_at: i64,
    /// Largest shortfall of the device that is accepted, base units; 0 refuses any.
    pub max_shortfall: u64,
}

#[derive(Accounts)]
pub struct AcceptOffer<'info> {
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
    pub token_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn accept_offer(ctx: Context<AcceptOffer>, terms: Terms) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::AcceptOffer {
        co_staker: ctx.accounts.party.info(),
        config: ctx.accounts.config.to_account_info(),
        participant: ctx.accounts.participant.to_account_info(),
        device: ctx.accounts.device.to_account_info(),
        offer: ctx.accounts.offer.to_account_info(),
        source: ctx.accounts.source.to_account_info(),
        stake_vault: ctx.accounts.stake_vault.to_account_info(),
        token_program: ctx.accounts.token_program.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::accept_offer(
        CpiContext::new_with_signer(co_staking::ID, accounts, &signer),
        terms.amount,
        terms.share_bps,
        terms.wait_seconds,
        terms.cooldown_seconds,
        terms.created_at,
        terms.max_shortfall,
    )
}

#[derive(Accounts)]
pub struct UnstakeCoStake<'info> {
    pub party: Party<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub offer: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn unstake_co_stake(ctx: Context<UnstakeCoStake>) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::UnstakeCoStake {
        co_staker: ctx.accounts.party.info(),
        device: ctx.accounts.device.to_account_info(),
        offer: ctx.accounts.offer.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::unstake_co_stake(CpiContext::new_with_signer(co_staking::ID, accounts, &signer))
}

#[derive(Accounts)]
pub struct WithdrawCoStake<'info> {
    pub party: Party<'info>,
    pub config: UncheckedAccount<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub offer: UncheckedAccount<'info>,
    #[account(mut)]
    pub participant: UncheckedAccount<'info>,
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    #[account(mut)]
    pub destination: UncheckedAccount<'info>,
    pub token_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn withdraw_co_stake(ctx: Context<WithdrawCoStake>, destination_bump: u8) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::WithdrawCoStake {
        caller: ctx.accounts.party.info(),
        config: ctx.accounts.config.to_account_info(),
        device: ctx.accounts.device.to_account_info(),
        offer: ctx.accounts.offer.to_account_info(),
        participant: ctx.accounts.participant.to_account_info(),
        stake_vault: ctx.accounts.stake_vault.to_account_info(),
        destination: ctx.accounts.destination.to_account_info(),
        token_program: ctx.accounts.token_program.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::withdraw_co_stake(
        CpiContext::new_with_signer(co_staking::ID, accounts, &signer),
        destination_bump,
    )
}

#[derive(Accounts)]
pub struct ClaimCoStakeRewards<'info> {
    pub party: Party<'info>,
    pub config: UncheckedAccount<'info>,
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub offer: UncheckedAccount<'info>,
    #[account(mut)]
    pub reward_vault: UncheckedAccount<'info>,
    #[account(mut)]
    pub destination: UncheckedAccount<'info>,
    pub token_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn claim_co_stake_rewards(ctx: Context<ClaimCoStakeRewards>, destination_bump: u8) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::ClaimCoStakeRewards {
        caller: ctx.accounts.party.info(),
        config: ctx.accounts.config.to_account_info(),
        device: ctx.accounts.device.to_account_info(),
        offer: ctx.accounts.offer.to_account_info(),
        reward_vault: ctx.accounts.reward_vault.to_account_info(),
        destination: ctx.accounts.destination.to_account_info(),
        token_program: ctx.accounts.token_program.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::claim_co_stake_rewards(
        CpiContext::new_with_signer(co_staking::ID, accounts, &signer),
        destination_bump,
    )
}

#[derive(Accounts)]
pub struct AppealAsCoStaker<'info> {
    pub party: Party<'info>,
    pub offer: UncheckedAccount<'info>,
    #[account(mut)]
    pub slash_case: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn appeal_as_co_staker(ctx: Context<AppealAsCoStaker>) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::AppealAsCoStaker {
        co_staker: ctx.accounts.party.info(),
        offer: ctx.accounts.offer.to_account_info(),
        slash_case: ctx.accounts.slash_case.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::appeal_as_co_staker(CpiContext::new_with_signer(co_staking::ID, accounts, &signer))
}
