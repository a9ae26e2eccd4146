use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, WalletUnlinked},
    state::{Config, Participant, WalletLink},
};

/// The registrar takes a wallet out of an account that holds no claim; the wallet signs too.
#[event_cpi]
#[derive(Accounts)]
pub struct UnlinkWallet<'info> {
    pub registrar: Signer<'info>,
    pub wallet: Signer<'info>,
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    pub config: AccountLoader<'info, Config>,
    #[account(mut)]
    pub participant: AccountLoader<'info, Participant>,
    #[account(
        mut,
        close = rent_payer,
        has_one = wallet @ CoStakingError::WrongWallet,
        has_one = participant @ CoStakingError::WrongParticipant,
        has_one = rent_payer @ CoStakingError::WrongRentPayer,
    )]
    pub wallet_link: AccountLoader<'info, WalletLink>,
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
