use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi, OfferClosed},
    state::{Device, Offer, OfferState},
};

/// Closes an open offer that has expired, or whose device is terminated. The rent goes back to its
/// payer.
#[event_cpi]
#[derive(Accounts)]
pub struct CloseExpiredOffer<'info> {
    /// Any wallet.
    pub caller: Signer<'info>,
    /// The device.
    #[account(mut)]
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

impl CloseExpiredOffer<'_> {
    pub fn process(ctx: Context<CloseExpiredOffer>) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let nonce = {
            let offer = ctx.accounts.offer.load()?;
            let mut device = ctx.accounts.device.load_mut()?;
            ensure!(offer.is(OfferState::Open), CoStakingError::OfferNotOpen);
            ensure!(
                offer.expired(at) || device.is_terminated(),
                CoStakingError::OfferNotExpired
            );
            device.close_open_slot(offer.nonce)?;
            offer.nonce
        };
        emit(
            &ctx.accounts.event_authority,
            &OfferClosed {
                device: ctx.accounts.device.key(),
                offer: ctx.accounts.offer.key(),
                nonce,
                by: ctx.accounts.caller.key(),
                at,
            },
        )?;
        Ok(())
    }
}
