use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, RequirementUpdated},
    state::{Config, Device, Hardware},
};

/// The registrar states a device's hardware anew. Where it needs more stake than now, it is announced
/// and applies after the notice; where it needs less or the same, at once. A new statement replaces an
/// announced one.
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
        let (old_minimum, applies_from) = {
            let mut device = ctx.accounts.device.load_mut()?;
            ensure!(!device.is_terminated(), CoStakingError::DeviceTerminated);
            device.change_hardware(new, at, notice_seconds)?
        };
        emit(
            &ctx.accounts.event_authority,
            &RequirementUpdated {
                device: ctx.accounts.device.key(),
                old_minimum,
                new_minimum: new.minimum,
                cards,
                multiplier_bps,
                applies_from,
                at,
            },
        )?;
        Ok(())
    }
}
