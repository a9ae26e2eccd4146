use anchor_lang::prelude::*;

use super::end_case::{end_case, End};
use crate::{
    error::CoStakingError,
    events::{emit, event_cpi},
    state::{Config, Device, SlashCase},
    token::Token,
};

/// Burns what a case has frozen, once its appeal window is over and no one appealed or the case was upheld.
/// Anyone may send it. The case's account is closed, its rent goes back to its payer.
///
/// The mint is writable, because burning changes the supply: the only instructions that touch an
/// account which all devices share are this one and the closing of a device.
///
/// Remaining accounts: the offers of the co-stakes hit, writable, in the order of the case.
#[event_cpi]
#[derive(Accounts)]
pub struct ExecuteCase<'info> {
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
    )]
    pub device: AccountLoader<'info, Device>,
    /// The slash case.
    #[account(
        mut,
        close = rent_payer,
        has_one = device @ CoStakingError::WrongDevice,
        has_one = rent_payer @ CoStakingError::WrongRentPayer,
    )]
    pub slash_case: AccountLoader<'info, SlashCase>,
    /// Who paid the case's rent, and gets it back.
    /// CHECK: the case records it.
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

impl<'info> ExecuteCase<'info> {
    pub fn process(ctx: Context<'info, ExecuteCase<'info>>) -> Result<()> {
        let accounts = &ctx.accounts;
        let at = Clock::get()?.unix_timestamp;
        let (stake, rewards) = {
            let case = accounts.slash_case.load()?;
            ensure!(case.clock().may_burn(at), CoStakingError::CaseNotExecutable);
            (case.total_stake()?, case.total_rewards()?)
        };
        let event = end_case(
            &accounts.device,
            &accounts.slash_case,
            ctx.remaining_accounts,
            End::Executed,
            at,
        )?;
        let token = Token {
            program: &accounts.token_program,
            mint: &accounts.mint,
        };
        token.burn(&accounts.config, &accounts.device, &accounts.stake_vault, stake)?;
        token.burn(
            &accounts.config,
            &accounts.device,
            &accounts.reward_vault,
            rewards,
        )?;
        emit(&accounts.event_authority, &event)?;
        Ok(())
    }
}
