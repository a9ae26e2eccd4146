use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, ParticipantClosed, WalletUnlinked},
    state::{Participant, WalletLink},
};

/// The only wallet of an account without claims closes the account and its link. Each rent goes back to
/// its payer.
#[event_cpi]
#[derive(Accounts)]
pub struct CloseParticipant<'info> {
    /// The account's only wallet.
    pub wallet: Signer<'info>,
    /// The account that is closed.
    #[account(
        mut,
        close = participant_rent_payer,
        constraint = participant.load()?.rent_payer == participant_rent_payer.key()
            @ CoStakingError::WrongRentPayer,
    )]
    pub participant: AccountLoader<'info, Participant>,
    /// The link between the wallet and its account.
    #[account(
        mut,
        close = link_rent_payer,
        has_one = wallet @ CoStakingError::WrongWallet,
        has_one = participant @ CoStakingError::WrongParticipant,
        constraint = wallet_link.load()?.rent_payer == link_rent_payer.key()
            @ CoStakingError::WrongRentPayer,
    )]
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::WALLET_SEED, wallet.key().as_ref()], bump))]
    pub wallet_link: AccountLoader<'info, WalletLink>,
    /// Who paid the account's rent, and gets it back.
    /// CHECK: the account records it.
    #[account(mut)]
    pub participant_rent_payer: UncheckedAccount<'info>,
    /// Who paid the link's rent, and gets it back.
    /// CHECK: the link records it.
    #[account(mut)]
    pub link_rent_payer: UncheckedAccount<'info>,
}

impl CloseParticipant<'_> {
    pub fn process(ctx: Context<CloseParticipant>) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let (wallet, participant) = (ctx.accounts.wallet.key(), ctx.accounts.participant.key());
        {
            let mut account = ctx.accounts.participant.load_mut()?;
            ensure!(account.wallet_count == 1, CoStakingError::NotOnlyWallet);
            account.remove_wallet(&wallet)?;
        }
        emit(
            &ctx.accounts.event_authority,
            &WalletUnlinked {
                participant,
                wallet,
                at,
            },
        )?;
        emit(
            &ctx.accounts.event_authority,
            &ParticipantClosed { participant, at },
        )?;
        Ok(())
    }
}
