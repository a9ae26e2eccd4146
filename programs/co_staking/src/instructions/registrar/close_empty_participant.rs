use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, ParticipantClosed},
    state::{Config, Participant},
};

/// The registrar closes an account without wallets; the rent goes back to its payer.
#[event_cpi]
#[derive(Accounts)]
pub struct CloseEmptyParticipant<'info> {
    pub registrar: Signer<'info>,
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    pub config: AccountLoader<'info, Config>,
    #[account(mut, close = rent_payer, has_one = rent_payer @ CoStakingError::WrongRentPayer)]
    pub participant: AccountLoader<'info, Participant>,
    /// CHECK: the account records it.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
}

impl CloseEmptyParticipant<'_> {
    pub fn process(ctx: Context<CloseEmptyParticipant>) -> Result<()> {
        let empty = ctx.accounts.participant.load()?.wallet_count == 0;
        ensure!(empty, CoStakingError::AccountHasWallets);
        emit(
            &ctx.accounts.event_authority,
            &ParticipantClosed {
                participant: ctx.accounts.participant.key(),
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
