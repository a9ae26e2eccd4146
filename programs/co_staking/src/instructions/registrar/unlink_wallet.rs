use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, WalletUnlinked},
    state::{Config, Participant, WalletLink},
};

/// The registrar takes a wallet out of an account that holds no claim; the wallet signs too.
#[event_cpi]
#[derive(Accounts)]
pub struct UnlinkWallet<'info> {
    /// The registrar.
    pub registrar: Signer<'info>,
    /// The wallet.
    pub wallet: Signer<'info>,
    /// The configuration.
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The account of the person or company.
    #[account(mut)]
    pub participant: AccountLoader<'info, Participant>,
    /// The link between the wallet and its account.
    #[account(
        mut,
        close = rent_payer,
        has_one = wallet @ CoStakingError::WrongWallet,
        has_one = participant @ CoStakingError::WrongParticipant,
        has_one = rent_payer @ CoStakingError::WrongRentPayer,
    )]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::WALLET_SEED, wallet.key().as_ref()], bump))]
    pub wallet_link: AccountLoader<'info, WalletLink>,
    /// Who paid the link's rent, and gets it back.
    /// CHECK: the link records it.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
}

impl UnlinkWallet<'_> {
    pub fn process(ctx: Context<UnlinkWallet>) -> Result<()> {
        let (wallet, participant) = (ctx.accounts.wallet.key(), ctx.accounts.participant.key());
        ctx.accounts.participant.load_mut()?.remove_wallet(&wallet)?;
        emit(
            &ctx.accounts.event_authority,
            &WalletUnlinked {
                participant,
                wallet,
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
