use anchor_lang::prelude::*;

use crate::{
    constants::*,
    create::Creator,
    events::{emit, event_cpi, ParticipantOpened, WalletLinked},
    state::{Config, Participant, WalletLink},
};

/// A wallet opens its own account; its key is the account's id.
#[event_cpi]
#[derive(Accounts)]
pub struct OpenParticipant<'info> {
    /// The wallet; pays the rent.
    #[account(mut)]
    pub wallet: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The account that is opened; its id is the wallet.
    /// CHECK: created here, where these seeds lead.
    #[account(mut)]
    #[cfg_attr(feature = "idl-build", account(seeds = [PARTICIPANT_SEED, wallet.key().as_ref()], bump))]
    pub participant: UncheckedAccount<'info>,
    /// The link that is created.
    /// CHECK: created here. Its one address is what makes a wallet belong to one account: the bump is searched for.
    #[account(mut, seeds = [WALLET_SEED, wallet.key().as_ref()], bump)]
    pub wallet_link: UncheckedAccount<'info>,
    /// The system program.
    pub system_program: Program<'info, System>,
}

impl OpenParticipant<'_> {
    pub fn process(ctx: Context<OpenParticipant>, bump: u8) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        ctx.accounts.config.load()?.require_entries_open(at)?;
        let (wallet, participant) = (ctx.accounts.wallet.key(), ctx.accounts.participant.key());

        let mut account = Participant::empty(wallet.to_bytes(), wallet, bump);
        account.add_wallet(wallet)?;
        let creator = Creator {
            payer: &ctx.accounts.wallet,
            system_program: &ctx.accounts.system_program,
        };
        creator.create(
            &ctx.accounts.participant,
            [PARTICIPANT_SEED, wallet.as_ref(), &[bump]],
            &account,
        )?;
        let link_bump = ctx.bumps.wallet_link;
        creator.create_found(
            &ctx.accounts.wallet_link,
            [WALLET_SEED, wallet.as_ref(), &[link_bump]],
            &WalletLink::new(wallet, participant, wallet, link_bump),
        )?;

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
