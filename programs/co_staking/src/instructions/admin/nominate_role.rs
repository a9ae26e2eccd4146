use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, RoleNominated},
    state::{Config, Role, RoleByte},
};

/// The admin nominates who is to follow in a role: the first of two steps. The empty address takes a
/// nomination back, at once; but a matured one for the admin role stays valid for another 42 days.
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
        let (nominee, nomination) = {
            let mut config = ctx.accounts.config.load_mut()?;
            let nomination = config.nominate(Role::from_byte(role)?, nominee, at)?;
            let spare_ends = nomination.ends_at != 0;
            (
                if spare_ends { config.pending_admin } else { nominee },
                nomination,
            )
        };
        emit(
            &ctx.accounts.event_authority,
            &RoleNominated {
                role,
                nominee,
                matures_at: nomination.matures_at,
                ends_at: nomination.ends_at,
                at,
            },
        )?;
        Ok(())
    }
}
