use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, OwnerStaked},
    state::{Config, Device},
    token::Transfers,
};

/// The owner stakes or tops up, in parts and at any time, but not while an exit is under way.
#[event_cpi]
#[derive(Accounts)]
pub struct Stake<'info> {
    /// The device's owner.
    pub owner: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump, has_one = token_program))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(
        mut,
        has_one = owner @ CoStakingError::NotDeviceOwner,
        has_one = stake_vault @ CoStakingError::WrongVault,
    )]
    pub device: AccountLoader<'info, Device>,
    /// Token account that pays, which the owner may spend from.
    /// CHECK: the token program takes only an account that the owner may spend from.
    #[account(mut)]
    pub source: UncheckedAccount<'info>,
    /// The device's stake vault.
    /// CHECK: the device records it.
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    /// Token program of the mint.
    /// CHECK: compared with the configuration's.
    pub token_program: UncheckedAccount<'info>,
}

impl Stake<'_> {
    pub fn process(ctx: Context<Stake>, amount: u64) -> Result<()> {
        let accounts = &ctx.accounts;
        let config = accounts.config.load()?;
        let at = Clock::get()?.unix_timestamp;
        ensure!(amount > 0, CoStakingError::ZeroAmount);
        config.require_entries_open(at)?;
        let (stake_after, cooldown_seconds) = {
            let mut device = accounts.device.load_mut()?;
            ensure!(!device.is_terminated(), CoStakingError::DeviceTerminated);
            device.add_owner_stake(amount, config.cooldown_seconds, at)?;
            (device.owner_stake, device.owner_cooldown_seconds)
        };
        Transfers::by(&accounts.token_program, &config)?.pay_in(
            &accounts.owner,
            &accounts.source,
            &accounts.stake_vault,
            amount,
        )?;
        emit(
            &accounts.event_authority,
            &OwnerStaked {
                device: ctx.accounts.device.key(),
                owner: ctx.accounts.owner.key(),
                amount,
                stake_after,
                cooldown_seconds,
                at,
            },
        )?;
        Ok(())
    }
}
