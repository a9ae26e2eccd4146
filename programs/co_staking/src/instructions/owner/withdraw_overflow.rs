use anchor_lang::prelude::*;

use crate::{
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, OverflowWithdrawn},
    state::{Config, Device},
    token::{require_destination, Transfers},
};

/// The owner takes out stake that the device does not need, at once and without a cooldown. An amount
/// above the overflow is refused: it would be a full unstake, and no one starts one by mistake.
#[event_cpi]
#[derive(Accounts)]
pub struct WithdrawOverflow<'info> {
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
    /// The device's stake vault.
    /// CHECK: the device records it.
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    /// Token account that is paid.
    /// CHECK: see `require_destination`.
    #[account(mut)]
    pub destination: UncheckedAccount<'info>,
    /// Token program of the mint.
    /// CHECK: compared with the configuration's.
    pub token_program: UncheckedAccount<'info>,
}

impl WithdrawOverflow<'_> {
    pub fn process(ctx: Context<WithdrawOverflow>, amount: u64) -> Result<()> {
        let accounts = &ctx.accounts;
        let config = accounts.config.load()?;
        let at = Clock::get()?.unix_timestamp;
        ensure!(amount > 0, CoStakingError::ZeroAmount);
        let stake_after = {
            let mut device = accounts.device.load_mut()?;
            ensure!(!device.owner_is_leaving(), CoStakingError::OwnerStakeLeaving);
            ensure!(
                amount <= device.overflow(at)?,
                CoStakingError::AmountAboveOverflow
            );
            device.owner_stake = device
                .owner_stake
                .checked_sub(amount)
                .or_refuse(CoStakingError::LedgerMismatch)?;
            device.owner_stake
        };
        let owner = accounts.owner.key;
        require_destination(&accounts.destination, owner, owner, &config, 0)?;
        Transfers::by(&accounts.token_program, &config)?.pay_out(
            &accounts.device,
            &accounts.stake_vault,
            &accounts.destination,
            amount,
        )?;
        emit(
            &accounts.event_authority,
            &OverflowWithdrawn {
                device: ctx.accounts.device.key(),
                owner: ctx.accounts.owner.key(),
                amount,
                stake_after,
                at,
            },
        )?;
        Ok(())
    }
}
