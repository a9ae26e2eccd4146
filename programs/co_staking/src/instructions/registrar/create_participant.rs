use anchor_lang::prelude::*;

use crate::{
    constants::*,
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
    #[account(
        init,
        payer = registrar,
        space = Participant::SPACE,
        seeds = [PARTICIPANT_SEED, id.as_ref()],
        bump,
    )]
    pub participant: AccountLoader<'info, Participant>,
    pub system_program: Program<'info, System>,
}

impl CreateParticipant<'_> {
    pub fn process(ctx: Context<CreateParticipant>, id: [u8; 32]) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        ctx.accounts.config.load()?.require_entries_open(at)?;
        let mut account = ctx.accounts.participant.load_init()?;
        account.version = ACCOUNT_VERSION;
        account.bump = ctx.bumps.participant;
        account.attested = 1;
        account.id = id;
        account.rent_payer = ctx.accounts.registrar.key();
        drop(account);
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
