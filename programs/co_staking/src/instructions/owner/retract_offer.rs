use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, OfferClosed},
    state::{Device, Offer, OfferState},
};

/// The owner takes back an offer that no one has accepted. Free, and never paused; the rent goes back
/// to its payer.
#[event_cpi]
#[derive(Accounts)]
pub struct RetractOffer<'info> {
    /// The device's owner.
    pub owner: Signer<'info>,
    /// The device.
    #[account(mut, has_one = owner @ CoStakingError::NotDeviceOwner)]
    pub device: AccountLoader<'info, Device>,
    /// The offer.
    #[account(
        mut,
        close = rent_payer,
        has_one = device @ CoStakingError::WrongDevice,
        has_one = rent_payer @ CoStakingError::WrongRentPayer,
    )]
    pub offer: AccountLoader<'info, Offer>,
    /// Who paid the offer's rent, and gets it back.
    /// CHECK: the offer records it.
    #[account(mut)]
    pub rent_payer: UncheckedAccount<'info>,
}

impl RetractOffer<'_> {
    pub fn process(ctx: Context<RetractOffer>) -> Result<()> {
        let nonce = {
            let offer = ctx.accounts.offer.load()?;
            ensure!(offer.is(OfferState::Open), CoStakingError::OfferNotOpen);
            ctx.accounts.device.load_mut()?.close_open_slot(offer.nonce)?;
            offer.nonce
        };
        emit(
            &ctx.accounts.event_authority,
            &OfferClosed {
                device: ctx.accounts.device.key(),
                offer: ctx.accounts.offer.key(),
                nonce,
                by: ctx.accounts.owner.key(),
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
