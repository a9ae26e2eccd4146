use anchor_lang::prelude::*;

use crate::{
    constants::*,
    events::{emit, ParticipantOpened, WalletLinked},
    state::{Config, Participant, WalletLink},
};

/// A wallet opens its own account; its key is the account's id.
#[event_cpi]
#[derive(Accounts)]
pub struct OpenParticipant<'info> {
    #[account(mut)]
    pub wallet: Signer<'info>,
    pub config: AccountLoader<'info, Config>,
    #[account(
        init,
        payer = wallet,
        space = Participant::SPACE,
        seeds = [PARTICIPANT_SEED, wallet.key().as_ref()],
        bump,
    )]
    pub participant: AccountLoader<'info, Participant>,
    #[account(
        init,
        payer = wallet,
        space = WalletLink::SPACE,
        seeds = [WALLET_SEED, wallet.key().as_ref()],
        bump,
    )]
    pub wallet_link: AccountLoader<'info, WalletLink>,
    pub system_program: Program<'info, System>,
}

impl OpenParticipant<'_> {
    pub fn process(ctx: Context<OpenParticipant>) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        ctx.accounts.config.load()?.require_entries_open(at)?;
        let (wallet, participant) = (ctx.accounts.wallet.key(), ctx.accounts.participant.key());

        let mut account = ctx.accounts.participant.load_init()?;
        account.version = ACCOUNT_VERSION;
        account.bump = ctx.bumps.participant;
        account.id = wallet.to_bytes();
        account.rent_payer = wallet;
        account.add_wallet(wallet)?;
        drop(account);
        ctx.accounts
            .wallet_link
            .load_init()?
            .set(wallet, participant, wallet, ctx.bumps.wallet_link);

        emit(
            &ctx.accounts.event_authority,
            &ParticipantOpened {
                participant,
                id: wallet.to_bytes(),
                attested: 0,
                at,
            },
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
