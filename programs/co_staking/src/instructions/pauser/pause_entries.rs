use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, EntriesPaused},
    state::Config,
};

/// The pauser closes all entries (new accounts, devices, stakes, offers, acceptances) for at most 7
/// days. It lapses by itself. Exits, claims, appeals and deadlines are never paused.
#[event_cpi]
#[derive(Accounts)]
pub struct PauseEntries<'info> {
    pub pauser: Signer<'info>,
    #[account(mut, has_one = pauser @ CoStakingError::NotPauser)]
    pub config: AccountLoader<'info, Config>,
}

impl PauseEntries<'_> {
    pub fn process(ctx: Context<PauseEntries>, seconds: i64) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let paused_until = ctx.accounts.config.load_mut()?.pause(at, seconds)?;
        emit(&ctx.accounts.event_authority, &EntriesPaused { paused_until, at })?;
        Ok(())
    }
}
