use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, CaseDecided},
    state::{CaseState, Config, SlashCase},
};

/// The arbiter upholds or dismisses a case that was appealed, before the arbiter's time ends, or takes an
/// upheld decision back while the appeal window runs, which dismisses the case. An arbiter never decides a
/// case that the same key opened, and upholds only what was opened once its nomination had matured.
#[event_cpi]
#[derive(Accounts)]
pub struct DecideCase<'info> {
    /// The arbiter.
    pub arbiter: Signer<'info>,
    /// The configuration.
    #[account(has_one = arbiter @ CoStakingError::NotArbiter)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The slash case.
    #[account(mut)]
    pub slash_case: AccountLoader<'info, SlashCase>,
}

impl DecideCase<'_> {
    pub fn process(ctx: Context<DecideCase>, decision: CaseState) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let arbiter_since = ctx.accounts.config.load()?.arbiter_since;
        let (device, number, taken_back) = {
            let mut case = ctx.accounts.slash_case.load_mut()?;
            let taken_back = case.decide(decision, ctx.accounts.arbiter.key, arbiter_since, at)?;
            (case.device, case.number, taken_back)
        };
        emit(
            &ctx.accounts.event_authority,
            &CaseDecided {
                device,
                slash_case: ctx.accounts.slash_case.key(),
                number,
                upheld: u8::from(decision == CaseState::Upheld),
                taken_back: u8::from(taken_back),
                at,
            },
        )?;
        Ok(())
    }
}
