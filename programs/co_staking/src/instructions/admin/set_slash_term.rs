use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, SlashTermSet},
    state::{Config, SlashTerm, SlashTermByte},
};

/// The admin sets one slash term. Better than what is in force, it applies at once; worse, 42 days later.
/// Whatever was announced for the term is dropped; the value in force, sent again, does only that. An open
/// case keeps the terms of its opening.
#[event_cpi]
#[derive(Accounts)]
pub struct SetSlashTerm<'info> {
    /// The admin.
    pub admin: Signer<'info>,
    /// The configuration.
    #[account(mut, has_one = admin @ CoStakingError::NotAdmin)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
}

impl SetSlashTerm<'_> {
    pub fn process(ctx: Context<SetSlashTerm>, term: SlashTermByte, value: u64) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let (old_value, applies_from) =
            ctx.accounts
                .config
                .load_mut()?
                .change_slash_term(SlashTerm::from_byte(term)?, value, at)?;
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
