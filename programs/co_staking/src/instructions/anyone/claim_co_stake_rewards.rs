use anchor_lang::prelude::*;

use crate::{
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, CoStakeRewardsClaimed},
    state::{Config, Device, Offer},
    token::{require_destination, Transfers},
};

/// Pays a co-stake's rewards, in whole base units; the fraction stays. Anyone may send it, in every
/// state; the money goes to the co-staker.
#[event_cpi]
#[derive(Accounts)]
pub struct ClaimCoStakeRewards<'info> {
    /// Any wallet.
    pub caller: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump, has_one = token_program))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(has_one = reward_vault @ CoStakingError::WrongVault)]
    pub device: AccountLoader<'info, Device>,
    /// The offer.
    #[account(mut, has_one = device @ CoStakingError::WrongDevice)]
    pub offer: AccountLoader<'info, Offer>,
    /// The device's reward vault.
    /// CHECK: the device records it.
    #[account(mut)]
    pub reward_vault: UncheckedAccount<'info>,
    /// Token account that is paid: the co-staker's associated one, or any that the co-staker names as the caller.
    /// CHECK: see `require_destination`.
    #[account(mut)]
    pub destination: UncheckedAccount<'info>,
    /// Token program of the mint.
    /// CHECK: compared with the configuration's.
    pub token_program: UncheckedAccount<'info>,
}

impl ClaimCoStakeRewards<'_> {
    pub fn process(ctx: Context<ClaimCoStakeRewards>, destination_bump: u8) -> Result<()> {
        let accounts = &ctx.accounts;
        let config = accounts.config.load()?;
        let (co_staker, amount, claimed_total) = {
            let mut offer = accounts.offer.load_mut()?;
            let amount = offer.claimable(accounts.device.load()?.rewards.posted_total)?;
            ensure!(amount > 0, CoStakingError::NothingToClaim);
            require_destination(
                &accounts.destination,
                &offer.co_staker,
                accounts.caller.key,
                &config,
                destination_bump,
            )?;
            offer.rewards_claimed = offer
                .rewards_claimed
                .checked_add(amount)
                .or_refuse(CoStakingError::MathOverflow)?;
            (offer.co_staker, amount, offer.rewards_claimed)
        };
        Transfers::by(&accounts.token_program, &config)?.pay_out(
            &accounts.device,
            &accounts.reward_vault,
            &accounts.destination,
            amount,
        )?;
        emit(
            &accounts.event_authority,
            &CoStakeRewardsClaimed {
                device: ctx.accounts.device.key(),
                offer: ctx.accounts.offer.key(),
                co_staker,
                amount,
                claimed_total,
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
