use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, DeviceTerminated},
    state::{Config, Device, DeviceStatus},
};

/// The owner or the registrar terminates a device permanently. Rewards stop at once; nothing is unstaked: each
/// party leaves through its own periods.
#[event_cpi]
#[derive(Accounts)]
pub struct TerminateDevice<'info> {
    /// The device's owner or the registrar.
    pub authority: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut)]
    pub device: AccountLoader<'info, Device>,
}

impl TerminateDevice<'_> {
    pub fn process(ctx: Context<TerminateDevice>) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let by = ctx.accounts.authority.key();
        {
            let mut device = ctx.accounts.device.load_mut()?;
            let allowed = by == device.owner || by == ctx.accounts.config.load()?.registrar;
            ensure!(allowed, CoStakingError::NotOwnerNorRegistrar);
            ensure!(!device.is_terminated(), CoStakingError::DeviceTerminated);
            // Else an owner would end a hire, or a commitment, by ending the device.
            if by == device.owner {
                device.require_not_held(at)?;
                device.require_not_committed(at)?;
            }
            device.status = DeviceStatus::Terminated.into();
            device.terminated_at = at;
        }
        emit(
            &ctx.accounts.event_authority,
            &DeviceTerminated {
                device: ctx.accounts.device.key(),
                by,
                at,
            },
        )?;
        Ok(())
    }
}
