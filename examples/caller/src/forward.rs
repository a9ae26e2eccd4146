//! The treasury's signature for any instruction, as with a multisig.

use anchor_lang::{
    prelude::*,
    solana_program::{
        instruction::{AccountMeta, Instruction},
        program::invoke_signed,
    },
};

use crate::treasury::*;

#[derive(Accounts)]
pub struct Forward<'info> {
    pub party: Party<'info>,
    /// CHECK: any program that the authority wants its treasury to call.
    pub target: UncheckedAccount<'info>,
}

pub fn forward<'info>(ctx: Context<'info, Forward<'info>>, data: Vec<u8>) -> Result<()> {
    let Forward { party, target } = &ctx.accounts;
    let treasury = party.treasury.key();
    let accounts = ctx
        .remaining_accounts
        .iter()
        .map(|account| AccountMeta {
            pubkey: *account.key,
            is_signer: account.is_signer || *account.key == treasury,
            is_writable: account.is_writable,
        })
        .collect();
    let instruction = Instruction {
        program_id: target.key(),
        accounts,
        data,
    };
    let seeds = party.seeds(&ctx.bumps.party);
    Ok(invoke_signed(
        &instruction,
        ctx.remaining_accounts,
        &[&seeds.list()],
    )?)
}
