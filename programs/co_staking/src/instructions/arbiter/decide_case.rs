use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, CaseDecided},
    state::{CaseState, Config, SlashCase},
};

/// The arbiter upholds or dismisses a case that was appealed, before his time ends. Afterwards anybody
/// may execute or release it.
#[event_cpi]
#[derive(Accounts)]
pub struct DecideCase<'info> {
    pub arbiter: Signer<'info>,
    #[account(has_one = arbiter @ CoStakingError::NotArbiter)]
    pub config: AccountLoader<'info, Config>,
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
