use anchor_lang::prelude::*;

use super::attest_participant::AttestParticipant;
use crate::{
    error::CoStakingError,
    events::{emit, AttestationRevoked},
};

impl AttestParticipant<'_> {
    /// The registrar takes an attestation back. Live claims stay. Takes the accounts of
    /// `attest_participant`.
    pub fn undo(ctx: Context<AttestParticipant>) -> Result<()> {
        {
            let mut account = ctx.accounts.participant.load_mut()?;
            ensure!(account.attested == 1, CoStakingError::AccountNotAttested);
            account.attested = 0;
        }
        emit(
            &ctx.accounts.event_authority,
            &AttestationRevoked {
                participant: ctx.accounts.participant.key(),
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
