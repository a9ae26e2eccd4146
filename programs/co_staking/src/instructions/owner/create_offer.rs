use anchor_lang::prelude::*;
use co_staking_rules::stake::within_co_stake_half;

use crate::{
    constants::*,
    create::Creator,
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, OfferCreated},
    state::{Config, Device, Offer, OfferState},
};

/// The owner offers a share of the device's rewards for an exact amount of stake. There is no edit:
/// retract and create again. Wait and cooldown are copied from the configuration and hold for the life of the offer.
#[event_cpi]
#[derive(Accounts)]
#[instruction(nonce: u32)]
pub struct CreateOffer<'info> {
    /// The device's owner; pays the rent.
    #[account(mut)]
    pub owner: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut, has_one = owner @ CoStakingError::NotDeviceOwner)]
    pub device: AccountLoader<'info, Device>,
    /// The offer that is created.
    /// CHECK: created here, where these seeds lead.
    #[account(mut)]
    #[cfg_attr(feature = "idl-build", account(seeds = [OFFER_SEED, device.key().as_ref(), &nonce.to_le_bytes()], bump))]
    pub offer: UncheckedAccount<'info>,
    /// The system program.
    pub system_program: Program<'info, System>,
}

/// What the owner asks and gives.
pub struct OfferRequest {
    /// The device's next nonce: a transaction that lands twice makes one offer.
    pub nonce: u32,
    /// Bump of the offer's address.
    pub bump: u8,
    /// Base units.
    pub amount: u64,
    /// Basis points.
    pub share_bps: u16,
    /// Unix second; zero for never.
    pub expires_at: i64,
    /// The only wallet that may accept; the empty address if anyone may.
    pub counterparty: Pubkey,
}

impl OfferRequest {
    fn check(&self, device: &Device, now: i64) -> Result<()> {
        ensure!(self.nonce == device.next_nonce, CoStakingError::WrongNonce);
        ensure!(self.amount > 0, CoStakingError::ZeroAmount);
        let in_range = (MIN_SHARE_BPS..=MAX_SHARE_BPS).contains(&self.share_bps);
        ensure!(in_range, CoStakingError::ShareOutOfRange);
        ensure!(
            self.expires_at == 0 || self.expires_at > now,
            CoStakingError::ExpiryInPast
        );
        ensure!(
            self.counterparty != device.owner,
            CoStakingError::CounterpartyIsOwner
        );
        device.require_healthy(now)?;
        device.require_self_stake_gate(now)?;

        let taken = device.co_stakes(now)?;
        let together = taken
            .open
            .checked_add(taken.active)
            .and_then(|sum| sum.checked_add(self.amount))
            .or_refuse(CoStakingError::MathOverflow)?;
        let fits = within_co_stake_half(together, device.requirement().at(now));
        ensure!(fits, CoStakingError::RequestAboveHalf);
        let shares = device
            .promised_share_bps()
            .saturating_add(u64::from(self.share_bps));
        ensure!(
            shares <= u64::from(MAX_SHARE_BPS),
            CoStakingError::SharesAboveWhole
        );
        Ok(())
    }
}

impl CreateOffer<'_> {
    pub fn process(ctx: Context<CreateOffer>, request: OfferRequest) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let (wait_seconds, cooldown_seconds) = {
            let config = ctx.accounts.config.load()?;
            config.require_entries_open(at)?;
            (config.wait_seconds, config.cooldown_seconds)
        };
        let OfferRequest { nonce, bump, .. } = request;
        {
            let mut device = ctx.accounts.device.load_mut()?;
            request.check(&device, at)?;
            device.open_slot(nonce, bump, request.amount, request.share_bps)?;
        }
        let offer = Offer {
            version: ACCOUNT_VERSION,
            bump,
            state: OfferState::Open.into(),
            nonce,
            device: ctx.accounts.device.key(),
            counterparty: request.counterparty,
            rent_payer: ctx.accounts.owner.key(),
            amount: request.amount,
            share_bps: request.share_bps,
            wait_seconds,
            cooldown_seconds,
            expires_at: request.expires_at,
            created_at: at,
            ..bytemuck::Zeroable::zeroed()
        };
        Creator {
            payer: &ctx.accounts.owner,
            system_program: &ctx.accounts.system_program,
        }
        .create(
            &ctx.accounts.offer,
            [OFFER_SEED, offer.device.as_ref(), &nonce.to_le_bytes(), &[bump]],
            &offer,
        )?;
        emit(
            &ctx.accounts.event_authority,
            &OfferCreated {
                device: ctx.accounts.device.key(),
                offer: ctx.accounts.offer.key(),
                nonce,
                amount: request.amount,
                share_bps: request.share_bps,
                wait_seconds,
                cooldown_seconds,
                expires_at: request.expires_at,
                counterparty: request.counterparty,
                at,
            },
        )?;
        Ok(())
    }
}
