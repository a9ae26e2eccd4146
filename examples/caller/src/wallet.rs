//! The treasury as any wallet: the account that it needs to own devices or accept offers.

use anchor_lang::prelude::*;
use co_staking::cpi::{self, accounts};

use crate::treasury::*;

#[derive(Accounts)]
pub struct OpenParticipant<'info> {
    pub party: Party<'info>,
    pub config: UncheckedAccount<'info>,
    #[account(mut)]
    pub participant: UncheckedAccount<'info>,
    #[account(mut)]
    pub wallet_link: UncheckedAccount<'info>,
    pub system_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn open_participant(ctx: Context<OpenParticipant>, bump: u8) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::OpenParticipant {
        wallet: ctx.accounts.party.info(),
        config: ctx.accounts.config.to_account_info(),
        participant: ctx.accounts.participant.to_account_info(),
        wallet_link: ctx.accounts.wallet_link.to_account_info(),
        system_program: ctx.accounts.system_program.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::open_participant(
        CpiContext::new_with_signer(co_staking::ID, accounts, &signer),
        bump,
    )
}

#[derive(Accounts)]
pub struct CloseParticipant<'info> {
    pub party: Party<'info>,
    #[account(mut)]
    pub participant: UncheckedAccount<'info>,
    #[account(mut)]
    pub wallet_link: UncheckedAccount<'info>,
    #[account(mut)]
    pub participant_rent_payer: UncheckedAccount<'info>,
    #[account(mut)]
    pub link_rent_payer: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn close_participant(ctx: Context<CloseParticipant>) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::CloseParticipant {
        wallet: ctx.accounts.party.info(),
        participant: ctx.accounts.participant.to_account_info(),
        wallet_link: ctx.accounts.wallet_link.to_account_info(),
        participant_rent_payer: ctx.accounts.participant_rent_payer.to_account_info(),
        link_rent_payer: ctx.accounts.link_rent_payer.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::close_participant(CpiContext::new_with_signer(co_staking::ID, accounts, &signer))
}

#[derive(Accounts)]
pub struct LinkWallet<'info> {
    pub party: Party<'info>,
    #[account(mut)]
    pub registrar: Signer<'info>,
    pub config: UncheckedAccount<'info>,
    #[account(mut)]
    pub participant: UncheckedAccount<'info>,
    #[account(mut)]
    pub wallet_link: UncheckedAccount<'info>,
    pub system_program: UncheckedAccount<'info>,
    pub event_authority: UncheckedAccount<'info>,
    pub co_staking_program: UncheckedAccount<'info>,
}

pub fn link_wallet(ctx: Context<LinkWallet>) -> Result<()> {
    let seeds = ctx.accounts.party.seeds(&ctx.bumps.party);
    let accounts = accounts::LinkWallet {
        wallet: ctx.accounts.party.info(),
        registrar: ctx.accounts.registrar.to_account_info(),
        config: ctx.accounts.config.to_account_info(),
        participant: ctx.accounts.participant.to_account_info(),
        wallet_link: ctx.accounts.wallet_link.to_account_info(),
        system_program: ctx.accounts.system_program.to_account_info(),
        event_authority: ctx.accounts.event_authority.to_account_info(),
        program: ctx.accounts.co_staking_program.to_account_info(),
    };
    let list = seeds.list();
    let signer = [&list[..]];
    cpi::link_wallet(CpiContext::new_with_signer(co_staking::ID, accounts, &signer))
}
