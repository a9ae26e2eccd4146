use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, EntriesPaused},
    state::Config,
};

/// The pauser closes all entries (new accounts, devices, stakes, offers, acceptances) for at most 7
/// days. It lapses by itself. Exits, claims, appeals and deadlines are never paused.
#[event_cpi]
#[derive(Accounts)]
pub struct PauseEntries<'info> {
    /// The pauser.
    pub pauser: Signer<'info>,
    /// The configuration.
    #[account(mut, has_one = pauser @ CoStakingError::NotPauser)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
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
