//! The treasury as the owner of a device.

use anchor_lang::prelude::*;
use co_staking::cpi::{self, accounts};

use crate::treasury::*;

#[derive(Accounts)]
pub struct Stake<'info> {
    pub party: Party<'info>,
    pub config: UncheckedAccount<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub source: UncheckedAccount<'info>,
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    pub token_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn stake(ctx: Context<Stake>, amount: u64) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::Stake {
        owner: ctx.accounts.party.info(),
        config: ctx.accounts.config.to_account_info(),
        device: ctx.accounts.device.to_account_info(),
        source: ctx.accounts.source.to_account_info(),
        stake_vault: ctx.accounts.stake_vault.to_account_info(),
        token_program: ctx.accounts.token_program.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::stake(
        CpiContext::new_with_signer(co_staking::ID, accounts, &signer),
        amount,
    )
}

#[derive(Accounts)]
pub struct CreateOffer<'info> {
    pub party: Party<'info>,
    pub config: UncheckedAccount<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub offer: UncheckedAccount<'info>,
    pub system_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn create_offer(
    ctx: Context<CreateOffer>,
    nonce: u32,
    bump: u8,
    amount: u64,
    share_bps: u16,
    expires_at: i64,
    counterparty: Pubkey,
) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::CreateOffer {
        owner: ctx.accounts.party.info(),
        config: ctx.accounts.config.to_account_info(),
        device: ctx.accounts.device.to_account_info(),
        offer: ctx.accounts.offer.to_account_info(),
        system_program: ctx.accounts.system_program.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::create_offer(
        CpiContext::new_with_signer(co_staking::ID, accounts, &signer),
        nonce,
        bump,
        amount,
        share_bps,
        expires_at,
        counterparty,
    )
}

#[derive(Accounts)]
pub struct RetractOffer<'info> {
    pub party: Party<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub offer: UncheckedAccount<'info>,
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn retract_offer(ctx: Context<RetractOffer>) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::RetractOffer {
        owner: ctx.accounts.party.info(),
        device: ctx.accounts.device.to_account_info(),
        offer: ctx.accounts.offer.to_account_info(),
        rent_payer: ctx.accounts.rent_payer.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::retract_offer(CpiContext::new_with_signer(co_staking::ID, accounts, &signer))
}

#[derive(Accounts)]
pub struct WithdrawOverflow<'info> {
    pub party: Party<'info>,
    pub config: UncheckedAccount<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    #[account(mut)]
    pub destination: UncheckedAccount<'info>,
    pub token_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn withdraw_overflow(ctx: Context<WithdrawOverflow>, amount: u64) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::WithdrawOverflow {
        owner: ctx.accounts.party.info(),
        config: ctx.accounts.config.to_account_info(),
        device: ctx.accounts.device.to_account_info(),
        stake_vault: ctx.accounts.stake_vault.to_account_info(),
        destination: ctx.accounts.destination.to_account_info(),
        token_program: ctx.accounts.token_program.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::withdraw_overflow(
        CpiContext::new_with_signer(co_staking::ID, accounts, &signer),
        amount,
    )
}

#[derive(Accounts)]
pub struct GiveNotice<'info> {
    pub party: Party<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn give_notice(ctx: Context<GiveNotice>) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::GiveNotice {
        owner: ctx.accounts.party.info(),
        device: ctx.accounts.device.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::give_notice(CpiContext::new_with_signer(co_staking::ID, accounts, &signer))
}

#[derive(Accounts)]
pub struct UnstakeOwnerStake<'info> {
    pub party: Party<'info>,
    pub config: UncheckedAccount<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn unstake_owner_stake<'info>(ctx: Context<'info, UnstakeOwnerStake<'info>>) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::UnstakeOwnerStake {
        owner: ctx.accounts.party.info(),
        config: ctx.accounts.config.to_account_info(),
        device: ctx.accounts.device.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::unstake_owner_stake(
        CpiContext::new_with_signer(co_staking::ID, accounts, &signer)
            .with_remaining_accounts(ctx.remaining_accounts.to_vec()),
    )
}

#[derive(Accounts)]
pub struct WithdrawOwnerStake<'info> {
    pub party: Party<'info>,
    pub config: UncheckedAccount<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    #[account(mut)]
    pub destination: UncheckedAccount<'info>,
    pub token_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn withdraw_owner_stake(ctx: Context<WithdrawOwnerStake>, destination_bump: u8) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::WithdrawOwnerStake {
        caller: ctx.accounts.party.info(),
        config: ctx.accounts.config.to_account_info(),
        device: ctx.accounts.device.to_account_info(),
        stake_vault: ctx.accounts.stake_vault.to_account_info(),
        destination: ctx.accounts.destination.to_account_info(),
        token_program: ctx.accounts.token_program.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::withdraw_owner_stake(
        CpiContext::new_with_signer(co_staking::ID, accounts, &signer),
        destination_bump,
    )
}

#[derive(Accounts)]
pub struct ClaimOwnerRewards<'info> {
    pub party: Party<'info>,
    pub config: UncheckedAccount<'info>,
    #[account(mut)]
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub reward_vault: UncheckedAccount<'info>,
    #[account(mut)]
    pub destination: UncheckedAccount<'info>,
    pub token_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn claim_owner_rewards(ctx: Context<ClaimOwnerRewards>, destination_bump: u8) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::ClaimOwnerRewards {
        caller: ctx.accounts.party.info(),
        config: ctx.accounts.config.to_account_info(),
        device: ctx.accounts.device.to_account_info(),
        reward_vault: ctx.accounts.reward_vault.to_account_info(),
        destination: ctx.accounts.destination.to_account_info(),
        token_program: ctx.accounts.token_program.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::claim_owner_rewards(
        CpiContext::new_with_signer(co_staking::ID, accounts, &signer),
        destination_bump,
    )
}

#[derive(Accounts)]
pub struct AppealAsOwner<'info> {
    pub party: Party<'info>,
    pub device: UncheckedAccount<'info>,
    #[account(mut)]
    pub slash_case: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn appeal_as_owner(ctx: Context<AppealAsOwner>) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::AppealAsOwner {
        owner: ctx.accounts.party.info(),
        device: ctx.accounts.device.to_account_info(),
        slash_case: ctx.accounts.slash_case.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::appeal_as_owner(CpiContext::new_with_signer(co_staking::ID, accounts, &signer))
}
