use anchor_lang::prelude::*;

use crate::{
    constants::*,
    create::Creator,
    error::CoStakingError,
    events::{emit, event_cpi, ParticipantOpened},
    state::{Config, Participant},
};

/// The registrar opens an attested account under an id of its own, without wallets.
#[event_cpi]
#[derive(Accounts)]
#[instruction(id: [u8; 32])]
pub struct CreateParticipant<'info> {
    /// The registrar; pays the rent.
    #[account(mut)]
    pub registrar: Signer<'info>,
    /// The configuration.
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    #[cfg_attr(feature = "idl-build", account(seeds = [CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The account that is created.
    /// CHECK: created here, where these seeds lead.
    #[account(mut)]
    #[cfg_attr(feature = "idl-build", account(seeds = [PARTICIPANT_SEED, id.as_ref()], bump))]
    pub participant: UncheckedAccount<'info>,
    /// The system program.
    pub system_program: Program<'info, System>,
}

impl CreateParticipant<'_> {
    pub fn process(ctx: Context<CreateParticipant>, id: [u8; 32], bump: u8) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        ctx.accounts.config.load()?.require_entries_open(at)?;
        let account = Participant {
            attested: 1,
            ..Participant::empty(id, ctx.accounts.registrar.key(), bump)
        };
        Creator {
            payer: &ctx.accounts.registrar,
            system_program: &ctx.accounts.system_program,
        }
        .create(
            &ctx.accounts.participant,
            [PARTICIPANT_SEED, &id, &[bump]],
            &account,
        )?;
        emit(
            &ctx.accounts.event_authority,
            &ParticipantOpened {
                participant: ctx.accounts.participant.key(),
                id,
                attested: 1,
                at,
            },
        )?;
        Ok(())
    }
}
