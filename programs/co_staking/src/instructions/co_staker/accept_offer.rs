use anchor_lang::prelude::*;
use co_staking_rules::{hold, stake::within_co_stake_half};

use crate::{
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, OfferAccepted},
    state::{Config, Device, Offer, OfferState, Participant},
    token::Transfers,
};

/// A co-staker accepts an offer: exactly the requested amount moves in, and from here on no one can
/// change a term.
#[event_cpi]
#[derive(Accounts)]
pub struct AcceptOffer<'info> {
    /// The wallet that accepts, and becomes the co-staker.
    pub co_staker: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump, has_one = token_program))]
    pub config: AccountLoader<'info, Config>,
    /// The co-staker's account, as the wallet's link names it.
    #[account(mut)]
    pub participant: AccountLoader<'info, Participant>,
    /// The device.
    #[account(mut, has_one = stake_vault @ CoStakingError::WrongVault)]
    pub device: AccountLoader<'info, Device>,
    /// The offer.
    #[account(mut, has_one = device @ CoStakingError::WrongDevice)]
    pub offer: AccountLoader<'info, Offer>,
    /// Token account that pays, which the co-staker may spend from.
    /// CHECK: the token program takes only an account that the co-staker may spend from.
    #[account(mut)]
    pub source: UncheckedAccount<'info>,
    /// The device's stake vault.
    /// CHECK: the device records it.
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    /// Token program of the mint.
    /// CHECK: compared with the configuration's.
    pub token_program: UncheckedAccount<'info>,
}

/// The terms the co-staker saw. Any difference to the offer's refuses the acceptance, so nothing that
/// lands between signing and execution can change what they get. `created_at` distinguishes the offer from one
/// that a device registered again may have at the same address.
pub struct ExpectedTerms {
    pub amount: u64,
    pub share_bps: u16,
    pub wait_seconds: i64,
    pub cooldown_seconds: i64,
    pub created_at: i64,
    /// Base units by which the device may miss its minimum once all pending changes take effect.
    pub max_shortfall: u64,
}

impl ExpectedTerms {
    fn check(&self, offer: &Offer) -> Result<()> {
        let same = self.amount == offer.amount
            && self.share_bps == offer.share_bps
            && self.wait_seconds == offer.wait_seconds
            && self.cooldown_seconds == offer.cooldown_seconds
            && self.created_at == offer.created_at;
        ensure!(same, CoStakingError::TermsChanged);
        Ok(())
    }
}

/// Refuses an offer that is taken, expired, reserved for another wallet or not what was expected.
fn check_offer(offer: &Offer, terms: &ExpectedTerms, co_staker: &Pubkey, now: i64) -> Result<()> {
    ensure!(offer.is(OfferState::Open), CoStakingError::OfferNotOpen);
    ensure!(!offer.expired(now), CoStakingError::OfferExpired);
    let reserved = offer.counterparty != Pubkey::default() && offer.counterparty != *co_staker;
    ensure!(!reserved, CoStakingError::OfferReserved);
    terms.check(offer)
}

/// Counts the claim of the account behind the wallet, which must not be the device's own. The owner's
/// wallet is looked for too: it may have moved to this account after the device was registered.
fn check_participant(
    participant: &mut Participant,
    key: &Pubkey,
    device: &Device,
    config: &Config,
    co_staker: &Pubkey,
) -> Result<()> {
    ensure!(
        participant.contains(co_staker),
        CoStakingError::WalletNotOfAccount
    );
    let own = device.participant == *key || participant.contains(&device.owner);
    ensure!(!own, CoStakingError::OwnDevice);
    let attested = config.attestation_required == 0 || participant.attested == 1;
    ensure!(attested, CoStakingError::AccountNotAttested);
    participant.take_claim(config.max_claims)
}

/// Refuses a device that is not healthy, whose owner is about to leave or fell below the gate, or if the
/// co-stakes would exceed half of a minimum that has fallen since the offer was made.
fn check_device(device: &Device, amount: u64, now: i64) -> Result<()> {
    device.require_healthy(now)?;
    ensure!(
        !hold::notice_is_live(device.notice_given_at, now),
        CoStakingError::NoticeLive
    );
    device.require_self_stake_gate(now)?;
    let active = device
        .co_stakes(now)?
        .active
        .checked_add(amount)
        .or_refuse(CoStakingError::MathOverflow)?;
    let fits = within_co_stake_half(active, device.requirement().at(now));
    ensure!(fits, CoStakingError::RequestAboveHalf);
    Ok(())
}

impl AcceptOffer<'_> {
    pub fn process(ctx: Context<AcceptOffer>, terms: ExpectedTerms) -> Result<()> {
        let accounts = &ctx.accounts;
        let config = accounts.config.load()?;
        let at = Clock::get()?.unix_timestamp;
        let (co_staker, participant) = (accounts.co_staker.key(), accounts.participant.key());
        let (rewards_entry, shortfall, committed_until) = {
            config.require_entries_open(at)?;
            let mut offer = accounts.offer.load_mut()?;
            check_offer(&offer, &terms, &co_staker, at)?;
            let mut device = accounts.device.load_mut()?;
            let mut account = accounts.participant.load_mut()?;
            check_participant(&mut account, &participant, &device, &config, &co_staker)?;
            check_device(&device, offer.amount, at)?;

            let committed_until =
                hold::committed_until(at, offer.wait_seconds).or_refuse(CoStakingError::MathOverflow)?;
            device.activate_slot(offer.nonce, at, committed_until)?;
            let shortfall = device.shortfall(at)?;
            ensure!(
                shortfall <= terms.max_shortfall,
                CoStakingError::DeviceInsufficient
            );
            offer.state = OfferState::Active.into();
            offer.co_staker = co_staker;
            offer.participant = participant;
            offer.principal = offer.amount;
            offer.accepted_at = at;
            offer.rewards_entry = device.rewards.posted_total;
            (offer.rewards_entry, shortfall, committed_until)
        };
        Transfers::by(&accounts.token_program, &config)?.pay_in(
            &accounts.co_staker,
            &accounts.source,
            &accounts.stake_vault,
            terms.amount,
        )?;
        emit(
            &accounts.event_authority,
            &OfferAccepted {
                device: ctx.accounts.device.key(),
                offer: ctx.accounts.offer.key(),
                co_staker,
                participant,
                amount: terms.amount,
                share_bps: terms.share_bps,
                rewards_entry,
                shortfall,
                committed_until,
                at,
            },
        )?;
        Ok(())
    }
}
