use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, RoleNominated},
    state::{Config, Role},
};

/// The admin nominates who is to follow in a role: the first of two steps. The empty address takes a
/// nomination back.
#[event_cpi]
#[derive(Accounts)]
pub struct NominateRole<'info> {
    pub admin: Signer<'info>,
    #[account(mut, has_one = admin @ CoStakingError::NotAdmin)]
    pub config: AccountLoader<'info, Config>,
}

impl NominateRole<'_> {
    pub fn process(ctx: Context<NominateRole>, role: u8, nominee: Pubkey) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        ctx.accounts
            .config
            .load_mut()?
            .nominate(Role::from_number(role)?, nominee);
        emit(
            &ctx.accounts.event_authority,
            &RoleNominated { role, nominee, at },
        )?;
        Ok(())
    }
}
