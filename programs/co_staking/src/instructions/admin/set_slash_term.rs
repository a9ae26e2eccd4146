use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, SlashTermSet},
    state::{Config, SlashTerm},
};

/// The admin sets one slash term. Better than what is in force, it applies at once; worse, 42 days later.
/// Whatever was announced for the term is dropped; the value in force, sent again, does only that. An open
/// case keeps the terms of its opening.
#[event_cpi]
#[derive(Accounts)]
pub struct SetSlashTerm<'info> {
    pub admin: Signer<'info>,
    #[account(mut, has_one = admin @ CoStakingError::NotAdmin)]
    pub config: AccountLoader<'info, Config>,
}

impl SetSlashTerm<'_> {
    pub fn process(ctx: Context<SetSlashTerm>, term: u8, value: u64) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let (old_value, applies_from) =
            ctx.accounts
                .config
                .load_mut()?
                .change_slash_term(SlashTerm::from_number(term)?, value, at)?;
        emit(
            &ctx.accounts.event_authority,
            &SlashTermSet {
                term,
                old_value,
                new_value: value,
                applies_from,
                at,
            },
        )?;
        Ok(())
    }
}
