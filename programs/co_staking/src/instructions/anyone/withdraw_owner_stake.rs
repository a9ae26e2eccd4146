use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, OwnerStakeWithdrawn},
    state::{Config, Device},
    token::{require_destination, Transfers},
};

/// Pays the owner's stake back after its cooldown: everything that no slash case has frozen. Anyone
/// may send it; the money goes to the owner.
#[event_cpi]
#[derive(Accounts)]
pub struct WithdrawOwnerStake<'info> {
    /// Any wallet.
    pub caller: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump, has_one = token_program))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut, has_one = stake_vault @ CoStakingError::WrongVault)]
    pub device: AccountLoader<'info, Device>,
    /// The device's stake vault.
    /// CHECK: the device records it.
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    /// Token account that is paid: the owner's associated one, or any that the owner names as the caller.
    /// CHECK: see `require_destination`.
    #[account(mut)]
    pub destination: UncheckedAccount<'info>,
    /// Token program of the mint.
    /// CHECK: compared with the configuration's.
    pub token_program: UncheckedAccount<'info>,
}

impl WithdrawOwnerStake<'_> {
    pub fn process(ctx: Context<WithdrawOwnerStake>, destination_bump: u8) -> Result<()> {
        let accounts = &ctx.accounts;
        let config = accounts.config.load()?;
        let at = Clock::get()?.unix_timestamp;
        let (owner, amount, stake_after) = {
            let mut device = accounts.device.load_mut()?;
            let amount = device.take_matured_owner_stake(at)?;
            require_destination(
                &accounts.destination,
                &device.owner,
                accounts.caller.key,
                &config,
                destination_bump,
            )?;
            (device.owner, amount, device.owner_stake)
        };
        if amount > 0 {
            Transfers::by(&accounts.token_program, &config)?.pay_out(
                &accounts.device,
                &accounts.stake_vault,
                &accounts.destination,
                amount,
            )?;
        }
        emit(
            &accounts.event_authority,
            &OwnerStakeWithdrawn {
                device: ctx.accounts.device.key(),
                owner,
                amount,
                stake_after,
                at,
            },
        )?;
        Ok(())
    }
}
