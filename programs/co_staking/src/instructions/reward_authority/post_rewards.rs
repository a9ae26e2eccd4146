use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, RewardsPosted},
    state::{Config, Device},
    token::Transfers,
};

/// The reward authority posts the rewards of a device for one block, with the tokens. One post costs
/// the same however many co-stakes there are. Block numbers rise: each is posted once.
#[event_cpi]
#[derive(Accounts)]
pub struct PostRewards<'info> {
    /// The reward authority.
    pub reward_authority: Signer<'info>,
    /// The configuration.
    #[account(has_one = reward_authority @ CoStakingError::NotRewardAuthority)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump, has_one = token_program))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut, has_one = reward_vault @ CoStakingError::WrongVault)]
    pub device: AccountLoader<'info, Device>,
    /// Token account that pays, which the reward authority may spend from.
    /// CHECK: the token program takes only an account that the authority may spend from.
    #[account(mut)]
    pub source: UncheckedAccount<'info>,
    /// The device's reward vault.
    /// CHECK: the device records it.
    #[account(mut)]
    pub reward_vault: UncheckedAccount<'info>,
    /// Token program of the mint.
    /// CHECK: compared with the configuration's.
    pub token_program: UncheckedAccount<'info>,
}

impl PostRewards<'_> {
    pub fn process(ctx: Context<PostRewards>, block: u64, amount: u64) -> Result<()> {
        let accounts = &ctx.accounts;
        let config = accounts.config.load()?;
        let at = Clock::get()?.unix_timestamp;
        ensure!(amount > 0, CoStakingError::ZeroAmount);
        let (live_share_bps, posted_total) = {
            let mut device = accounts.device.load_mut()?;
            device.require_healthy(at)?;
            device.require_sufficient(at)?;
            device.rewards.post(block, amount)?;
            (device.rewards.live_share_bps, device.rewards.posted_total)
        };
        Transfers::by(&accounts.token_program, &config)?.pay_in(
            &accounts.reward_authority,
            &accounts.source,
            &accounts.reward_vault,
            amount,
        )?;
        emit(
            &accounts.event_authority,
            &RewardsPosted {
                device: ctx.accounts.device.key(),
                block,
                amount,
                live_share_bps,
                posted_total,
                at,
            },
        )?;
        Ok(())
    }
}
