use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, RoleNominated},
    state::{Config, Role, RoleByte},
};

/// The admin nominates who is to follow in a role: the first of two steps. The empty address takes a
/// nomination back.
#[event_cpi]
#[derive(Accounts)]
pub struct NominateRole<'info> {
    /// The admin.
    pub admin: Signer<'info>,
    /// The configuration.
    #[account(mut, has_one = admin @ CoStakingError::NotAdmin)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
}

impl NominateRole<'_> {
    pub fn process(ctx: Context<NominateRole>, role: RoleByte, nominee: Pubkey) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        ctx.accounts
            .config
            .load_mut()?
            .nominate(Role::from_byte(role)?, nominee);
        emit(
            &ctx.accounts.event_authority,
            &RoleNominated { role, nominee, at },
        )?;
        Ok(())
    }
}
