use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, DeviceClosed},
    state::{Config, Device},
    token::Token,
};

/// Closes a terminated device that owes nothing to anyone, and its two vaults. What strangers sent to
/// the vaults, and fractions of a base unit of rewards, are burned; all lamports go to the rent's payer.
#[event_cpi]
#[derive(Accounts)]
pub struct CloseDevice<'info> {
    /// Any wallet.
    pub caller: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump, has_one = token_program, has_one = mint))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(
        mut,
        has_one = stake_vault @ CoStakingError::WrongVault,
        has_one = reward_vault @ CoStakingError::WrongVault,
        has_one = rent_payer @ CoStakingError::WrongRentPayer,
    )]
    pub device: AccountLoader<'info, Device>,
    /// Who paid the rent of the device and its vaults, and gets it back.
    /// CHECK: the device records it.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
    /// The device's stake vault.
    /// CHECK: the device records it.
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    /// The device's reward vault.
    /// CHECK: the device records it.
    #[account(mut)]
    pub reward_vault: UncheckedAccount<'info>,
    /// The stake mint.
    /// CHECK: compared with the configuration's.
    #[account(mut)]
    pub mint: UncheckedAccount<'info>,
    /// Token program of the mint.
    /// CHECK: compared with the configuration's.
    pub token_program: UncheckedAccount<'info>,
}

impl CloseDevice<'_> {
    pub fn process(ctx: Context<CloseDevice>) -> Result<()> {
        let accounts = &ctx.accounts;
        let at = Clock::get()?.unix_timestamp;
        let (id, owner) = {
            let device = accounts.device.load()?;
            ensure!(device.is_terminated(), CoStakingError::DeviceNotTerminated);
            ensure!(device.is_finished()?, CoStakingError::DeviceNotFinished);
            (device.id, device.owner)
        };
        let token = Token {
            program: &accounts.token_program,
            mint: &accounts.mint,
        };
        token.sweep_and_close(
            &accounts.config,
            &accounts.device,
            &accounts.stake_vault,
            &accounts.rent_payer,
        )?;
        token.sweep_and_close(
            &accounts.config,
            &accounts.device,
            &accounts.reward_vault,
            &accounts.rent_payer,
        )?;
        emit(
            &accounts.event_authority,
            &DeviceClosed {
                device: accounts.device.key(),
                id,
                owner,
                at,
            },
        )?;
        // Last, because the device signs for its vaults.
        accounts.device.close(accounts.rent_payer.to_account_info())
    }
}
