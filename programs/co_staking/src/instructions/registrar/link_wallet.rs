use anchor_lang::prelude::*;

use crate::{
    constants::*,
    create::Creator,
    error::CoStakingError,
    events::{emit, event_cpi, WalletLinked},
    state::{Config, Participant, WalletLink},
};

/// The registrar adds a wallet to an account; the wallet signs too. A wallet that belongs to an
/// account already has its link, so it cannot be given to a second one.
#[event_cpi]
#[derive(Accounts)]
pub struct LinkWallet<'info> {
    /// The registrar; pays the rent.
    #[account(mut)]
    pub registrar: Signer<'info>,
    /// The wallet.
    pub wallet: Signer<'info>,
    /// The configuration.
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    #[cfg_attr(feature = "idl-build", account(seeds = [CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The account of the person or company.
    #[account(mut)]
    pub participant: AccountLoader<'info, Participant>,
    /// The link that is created.
    /// CHECK: created here. Its one address is what makes a wallet belong to one account: the bump is searched for.
    #[account(mut, seeds = [WALLET_SEED, wallet.key().as_ref()], bump)]
    pub wallet_link: UncheckedAccount<'info>,
    /// The system program.
    pub system_program: Program<'info, System>,
}

impl LinkWallet<'_> {
    pub fn process(ctx: Context<LinkWallet>) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        ctx.accounts.config.load()?.require_entries_open(at)?;
        let (wallet, participant) = (ctx.accounts.wallet.key(), ctx.accounts.participant.key());
        {
            let mut account = ctx.accounts.participant.load_mut()?;
            // Who groups wallets vouches for the group.
            ensure!(account.attested == 1, CoStakingError::AccountNotAttested);
            account.add_wallet(wallet)?;
        }
        let bump = ctx.bumps.wallet_link;
        Creator {
            payer: &ctx.accounts.registrar,
            system_program: &ctx.accounts.system_program,
        }
        .create_found(
            &ctx.accounts.wallet_link,
            [WALLET_SEED, wallet.as_ref(), &[bump]],
            &WalletLink::new(wallet, participant, ctx.accounts.registrar.key(), bump),
        )?;
        emit(
            &ctx.accounts.event_authority,
            &WalletLinked {
                participant,
                wallet,
                at,
            },
        )?;
        Ok(())
    }
}
