use anchor_lang::prelude::*;

use crate::{
    events::{emit, RoleAccepted},
    state::{Config, Role},
};

/// A nominee takes a role: the second of two steps, signed by the key that will hold it. For admin, slasher
/// and arbiter it comes 42 days after the first. A new admin finds every nomination and every announced
/// slash term of the predecessor cleared.
#[event_cpi]
#[derive(Accounts)]
pub struct AcceptRole<'info> {
    pub nominee: Signer<'info>,
    #[account(mut)]
    pub config: AccountLoader<'info, Config>,
}

impl AcceptRole<'_> {
    pub fn process(ctx: Context<AcceptRole>, role: u8) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let new_holder = ctx.accounts.nominee.key();
        let old_holder = ctx
            .accounts
            .config
            .load_mut()?
            .accept(Role::from_number(role)?, new_holder, at)?;
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
