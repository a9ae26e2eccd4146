use anchor_lang::prelude::*;

use crate::{
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, OwnerRewardsClaimed},
    state::{Config, Device},
    token::{require_destination, Transfers},
};

/// Pays the owner's rewards, in whole base units; the fraction stays. Anyone may send it, in every
/// state; the money goes to the owner.
#[event_cpi]
#[derive(Accounts)]
pub struct ClaimOwnerRewards<'info> {
    /// Any wallet.
    pub caller: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump, has_one = token_program))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut, has_one = reward_vault @ CoStakingError::WrongVault)]
    pub device: AccountLoader<'info, Device>,
    /// The device's reward vault.
    /// CHECK: the device records it.
    #[account(mut)]
    pub reward_vault: UncheckedAccount<'info>,
    /// Token account that is paid: the owner's associated one, or any that the owner names as the caller.
    /// CHECK: see `require_destination`.
    #[account(mut)]
    pub destination: UncheckedAccount<'info>,
    /// Token program of the mint.
    /// CHECK: compared with the configuration's.
    pub token_program: UncheckedAccount<'info>,
}

impl ClaimOwnerRewards<'_> {
    pub fn process(ctx: Context<ClaimOwnerRewards>, destination_bump: u8) -> Result<()> {
        let accounts = &ctx.accounts;
        let config = accounts.config.load()?;
        let (owner, amount, claimed_total) = {
            let mut device = accounts.device.load_mut()?;
            let amount = device.rewards.owner_claimable()?;
            ensure!(amount > 0, CoStakingError::NothingToClaim);
            require_destination(
                &accounts.destination,
                &device.owner,
                accounts.caller.key,
                &config,
                destination_bump,
            )?;
            let claimed = device
                .rewards
                .owner_claimed
                .checked_add(amount)
                .or_refuse(CoStakingError::MathOverflow)?;
            device.rewards.owner_claimed = claimed;
            (device.owner, amount, claimed)
        };
        Transfers::by(&accounts.token_program, &config)?.pay_out(
            &accounts.device,
            &accounts.reward_vault,
            &accounts.destination,
            amount,
        )?;
        emit(
            &accounts.event_authority,
            &OwnerRewardsClaimed {
                device: ctx.accounts.device.key(),
                owner,
                amount,
                claimed_total,
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
