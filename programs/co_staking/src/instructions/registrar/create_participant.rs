use anchor_lang::prelude::*;

use crate::{
    constants::*,
    create::Creator,
    error::CoStakingError,
    events::{emit, ParticipantOpened},
    state::{Config, Participant},
};

/// The registrar opens an attested account under an id of its own, without wallets.
#[event_cpi]
#[derive(Accounts)]
#[instruction(id: [u8; 32])]
pub struct CreateParticipant<'info> {
    #[account(mut)]
    pub registrar: Signer<'info>,
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    pub config: AccountLoader<'info, Config>,
    /// CHECK: created here, where these seeds lead.
    #[cfg_attr(
        feature = "idl-build",
        account(mut, seeds = [PARTICIPANT_SEED, id.as_ref()], bump)
    )]
    #[cfg_attr(not(feature = "idl-build"), account(mut))]
    pub participant: UncheckedAccount<'info>,
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
