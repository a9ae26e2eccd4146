use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, RequirementUpdated},
    state::{Config, Device, Hardware},
};

/// The registrar updates a device's hardware. If it needs more stake than now, it is announced
/// and applies after the notice; if it needs less or the same, at once. A new statement replaces an
/// announced one. If less is needed while a co-stake is not free, the old minimum goes on counting for
/// the overflow for at least 42 days.
#[event_cpi]
#[derive(Accounts)]
pub struct UpdateRequirement<'info> {
    /// The registrar.
    pub registrar: Signer<'info>,
    /// The configuration.
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut)]
    pub device: AccountLoader<'info, Device>,
}

impl UpdateRequirement<'_> {
    pub fn process(ctx: Context<UpdateRequirement>, cards: u16, multiplier_bps: u32) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let (new, notice_seconds) = {
            let config = ctx.accounts.config.load()?;
            (
                Hardware::checked(&config, cards, multiplier_bps)?,
                config.requirement_notice_seconds,
            )
        };
        let change = {
            let mut device = ctx.accounts.device.load_mut()?;
            ensure!(!device.is_terminated(), CoStakingError::DeviceTerminated);
            device.change_hardware(new, at, notice_seconds)?
        };
        emit(
            &ctx.accounts.event_authority,
            &RequirementUpdated {
                device: ctx.accounts.device.key(),
                old_minimum: change.old_minimum,
                new_minimum: new.minimum,
                cards,
                multiplier_bps,
                applies_from: change.applies_from,
                overflow_bound_until: change.overflow_bound_until,
                at,
            },
        )?;
        Ok(())
    }
}
