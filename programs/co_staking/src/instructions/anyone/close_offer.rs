use anchor_lang::prelude::*;

use crate::{
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, CoStakeClosed},
    state::{Device, Offer, OfferState},
};

/// Closes the account of a co-stake that was withdrawn and whose rewards were claimed. The rent goes
/// back to its payer.
#[event_cpi]
#[derive(Accounts)]
pub struct CloseOffer<'info> {
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

impl CloseOffer<'_> {
    pub fn process(ctx: Context<CloseOffer>) -> Result<()> {
        let (nonce, co_staker) = {
            let offer = ctx.accounts.offer.load()?;
            let mut device = ctx.accounts.device.load_mut()?;
            ensure!(
                offer.is(OfferState::Withdrawn),
                CoStakingError::CoStakeNotWithdrawn
            );
            let unpaid = offer.claimable(device.rewards.posted_total)? > 0 || offer.rewards_frozen > 0;
            ensure!(!unpaid, CoStakingError::RewardsNotClaimed);
            device.offer_count = device
                .offer_count
                .checked_sub(1)
                .or_refuse(CoStakingError::LedgerMismatch)?;
            (offer.nonce, offer.co_staker)
        };
        emit(
            &ctx.accounts.event_authority,
            &CoStakeClosed {
                device: ctx.accounts.device.key(),
                offer: ctx.accounts.offer.key(),
                nonce,
                co_staker,
                at: Clock::get()?.unix_timestamp,
            },
        )?;
        Ok(())
    }
}
