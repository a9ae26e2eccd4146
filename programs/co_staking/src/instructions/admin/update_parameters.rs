use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, ParametersUpdated},
    state::{Config, Parameters},
};

/// The admin sets all parameters at once, within bounds. Nothing that was agreed before changes.
#[event_cpi]
#[derive(Accounts)]
pub struct UpdateParameters<'info> {
    /// The admin.
    pub admin: Signer<'info>,
    /// The configuration.
    #[account(mut, has_one = admin @ CoStakingError::NotAdmin)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
}

impl UpdateParameters<'_> {
    pub fn process(ctx: Context<UpdateParameters>, new: Parameters) -> Result<()> {
        new.check()?;
        let old = {
            let mut config = ctx.accounts.config.load_mut()?;
            let old = config.parameters();
            config.set_parameters(&new);
            old
        };
        emit(
            &ctx.accounts.event_authority,
            &ParametersUpdated {
                old_base_stake_per_card: old.base_stake_per_card,
                new_base_stake_per_card: new.base_stake_per_card,
                old_wait_seconds: old.wait_seconds,
                new_wait_seconds: new.wait_seconds,
                old_cooldown_seconds: old.cooldown_seconds,
                new_cooldown_seconds: new.cooldown_seconds,
                old_arbiter_seconds: old.arbiter_seconds,
                new_arbiter_seconds: new.arbiter_seconds,
                old_requirement_notice_seconds: old.requirement_notice_seconds,
                new_requirement_notice_seconds: new.requirement_notice_seconds,
                old_max_claims: old.max_claims,
                new_max_claims: new.max_claims,
                old_attestation_required: old.attestation_required,
                new_attestation_required: new.attestation_required,
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
