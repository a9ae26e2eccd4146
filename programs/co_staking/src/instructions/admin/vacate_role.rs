use anchor_lang::prelude::*;

use crate::{
    events::{emit, event_cpi, RoleVacated},
    state::{Config, Role, RoleByte},
};

/// The admin vacates any role but its own, or the slasher or arbiter lays its role down. At once: what was
/// granted slowly is revoked in one step. A nomination for the role stays.
#[event_cpi]
#[derive(Accounts)]
pub struct VacateRole<'info> {
    /// The admin, or the holder of the slasher's or arbiter's role.
    pub authority: Signer<'info>,
    /// The configuration.
    #[account(mut)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
}

impl VacateRole<'_> {
    pub fn process(ctx: Context<VacateRole>, role: RoleByte) -> Result<()> {
        let by = ctx.accounts.authority.key();
        let old_holder = ctx
            .accounts
            .config
            .load_mut()?
            .vacate(Role::from_byte(role)?, &by)?;
        emit(
            &ctx.accounts.event_authority,
            &RoleVacated {
                role,
                old_holder,
                by,
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
