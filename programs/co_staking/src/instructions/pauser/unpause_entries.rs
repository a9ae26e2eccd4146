use anchor_lang::prelude::*;

use super::pause_entries::PauseEntries;
use crate::events::{emit, EntriesUnpaused};

impl PauseEntries<'_> {
    /// The pauser opens the entries again before the pause lapses. Takes the accounts of
    /// `pause_entries`.
    pub fn undo(ctx: Context<PauseEntries>) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        ctx.accounts.config.load_mut()?.unpause(at)?;
        emit(&ctx.accounts.event_authority, &EntriesUnpaused { at })?;
        Ok(())
    }
}
