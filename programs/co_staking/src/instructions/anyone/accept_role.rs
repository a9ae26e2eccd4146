use anchor_lang::prelude::*;

use crate::{
    events::{emit, event_cpi, RoleAccepted},
    state::{Config, Role, RoleByte},
};

/// A nominee takes a role: the second of two steps, signed by the key that will hold it. For admin, slasher
/// and arbiter it comes 42 days after the first. A new admin finds every nomination and every announced
/// slash term of the predecessor cleared.
#[event_cpi]
#[derive(Accounts)]
pub struct AcceptRole<'info> {
    /// The wallet that was nominated.
    pub nominee: Signer<'info>,
    /// The configuration.
    #[account(mut)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
}

impl AcceptRole<'_> {
    pub fn process(ctx: Context<AcceptRole>, role: RoleByte) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let new_holder = ctx.accounts.nominee.key();
        let old_holder = ctx
            .accounts
            .config
            .load_mut()?
            .accept(Role::from_byte(role)?, new_holder, at)?;
        emit(
            &ctx.accounts.event_authority,
            &RoleAccepted {
                role,
                old_holder,
                new_holder,
                at,
            },
        )?;
        Ok(())
    }
}
