use anchor_lang::prelude::*;

use crate::{
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, CoStakeWithdrawn},
    state::{Config, Device, Offer, OfferState, Participant},
    token::{require_destination, Transfers},
};

/// Pays a co-stake back after its cooldown: everything that no slash case has frozen. Anyone may
/// send it; the money goes to the co-staker. When nothing is left, slot and claim are free again.
#[event_cpi]
#[derive(Accounts)]
pub struct WithdrawCoStake<'info> {
    /// Any wallet.
    pub caller: Signer<'info>,
    /// The configuration.
    #[cfg_attr(feature = "idl-build", account(seeds = [crate::constants::CONFIG_SEED], bump, has_one = token_program))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut, has_one = stake_vault @ CoStakingError::WrongVault)]
    pub device: AccountLoader<'info, Device>,
    /// The offer.
    #[account(
        mut,
        has_one = device @ CoStakingError::WrongDevice,
        has_one = participant @ CoStakingError::WrongParticipant,
    )]
    pub offer: AccountLoader<'info, Offer>,
    /// The co-staker's account, whose claim ends.
    #[account(mut)]
    pub participant: AccountLoader<'info, Participant>,
    /// The device's stake vault.
    /// CHECK: the device records it.
    #[account(mut)]
    pub stake_vault: UncheckedAccount<'info>,
    /// Token account that is paid: the co-staker's associated one, or any that the co-staker names as the caller.
    /// CHECK: see `require_destination`.
    #[account(mut)]
    pub destination: UncheckedAccount<'info>,
    /// Token program of the mint.
    /// CHECK: compared with the configuration's.
    pub token_program: UncheckedAccount<'info>,
}

impl WithdrawCoStake<'_> {
    pub fn process(ctx: Context<WithdrawCoStake>, destination_bump: u8) -> Result<()> {
        let accounts = &ctx.accounts;
        let config = accounts.config.load()?;
        let at = Clock::get()?.unix_timestamp;
        let (co_staker, amount, principal_after) = {
            let mut offer = accounts.offer.load_mut()?;
            let amount = offer.withdrawable(at)?;
            require_destination(
                &accounts.destination,
                &offer.co_staker,
                accounts.caller.key,
                &config,
                destination_bump,
            )?;
            let left = offer
                .principal
                .checked_sub(amount)
                .or_refuse(CoStakingError::LedgerMismatch)?;
            offer.principal = left;
            let mut device = accounts.device.load_mut()?;
            if left == 0 {
                offer.state = OfferState::Withdrawn.into();
                offer.withdrawn_at = at;
                device.free_slot(offer.nonce)?;
                accounts.participant.load_mut()?.free_claim()?;
            } else {
                device.slot(offer.nonce)?.amount = left;
            }
            (offer.co_staker, amount, left)
        };
        if amount > 0 {
            Transfers::by(&accounts.token_program, &config)?.pay_out(
                &accounts.device,
                &accounts.stake_vault,
                &accounts.destination,
                amount,
            )?;
        }
        emit(
            &accounts.event_authority,
            &CoStakeWithdrawn {
                device: ctx.accounts.device.key(),
                offer: ctx.accounts.offer.key(),
                co_staker,
                amount,
                principal_after,
                at,
            },
        )?;
        Ok(())
    }
}
