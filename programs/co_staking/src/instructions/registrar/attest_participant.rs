use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, ParticipantAttested},
    state::{Config, Participant},
};

/// The registrar attests a self-opened account.
#[event_cpi]
#[derive(Accounts)]
pub struct AttestParticipant<'info> {
    /// The registrar.
    pub registrar: Signer<'info>,
    /// The configuration.
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The account of the person or company.
    #[account(mut)]
    pub participant: AccountLoader<'info, Participant>,
}

impl AttestParticipant<'_> {
    pub fn process(ctx: Context<AttestParticipant>) -> Result<()> {
        {
            let mut account = ctx.accounts.participant.load_mut()?;
            ensure!(account.attested == 0, CoStakingError::AlreadyAttested);
            account.attested = 1;
        }
        emit(
            &ctx.accounts.event_authority,
            &ParticipantAttested {
                participant: ctx.accounts.participant.key(),
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
