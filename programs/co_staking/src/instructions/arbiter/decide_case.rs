use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, CaseDecided},
    state::{CaseState, Config, SlashCase},
};

/// The arbiter upholds or dismisses a case that was appealed, before his time ends. Afterwards anybody
/// may execute or release it.
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
        let (device, number) = {
            let mut case = ctx.accounts.slash_case.load_mut()?;
            case.decide(decision, at)?;
            (case.device, case.number)
        };
        emit(
            &ctx.accounts.event_authority,
            &CaseDecided {
                device,
                slash_case: ctx.accounts.slash_case.key(),
                number,
                upheld: u8::from(decision == CaseState::Upheld),
                at,
            },
        )?;
        Ok(())
    }
}
