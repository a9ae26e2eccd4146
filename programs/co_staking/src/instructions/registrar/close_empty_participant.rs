use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, ParticipantClosed},
    state::{Config, Participant},
};

/// The registrar closes an account without wallets; the rent goes back to its payer.
#[event_cpi]
#[derive(Accounts)]
pub struct CloseEmptyParticipant<'info> {
    /// The registrar.
    pub registrar: Signer<'info>,
    /// The configuration.
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The account of the person or company.
    #[account(mut, close = rent_payer, has_one = rent_payer @ CoStakingError::WrongRentPayer)]
    pub participant: AccountLoader<'info, Participant>,
    /// Who paid the account's rent, and gets it back.
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
