use anchor_lang::prelude::*;

use crate::{
    error::CoStakingError,
    events::{emit, event_cpi},
    instructions::owner::appeal_as_owner::appeal,
    state::{Offer, SlashCase},
};

/// A co-staker whose stake or rewards a slash case hits appeals it, before the window ends.
#[event_cpi]
#[derive(Accounts)]
pub struct AppealAsCoStaker<'info> {
    /// The co-staker.
    pub co_staker: Signer<'info>,
    /// The offer.
    #[account(has_one = co_staker @ CoStakingError::NotCoStaker)]
    pub offer: AccountLoader<'info, Offer>,
    /// The slash case.
    #[account(mut)]
    pub slash_case: AccountLoader<'info, SlashCase>,
}

impl AppealAsCoStaker<'_> {
    pub fn process(ctx: Context<AppealAsCoStaker>) -> Result<()> {
        {
            let offer = ctx.accounts.offer.load()?;
            let case = ctx.accounts.slash_case.load()?;
            ensure!(offer.device == case.device, CoStakingError::WrongDevice);
            ensure!(case.hits_offer(&offer), CoStakingError::CoStakeNotHit);
        }
        let event = appeal(&ctx.accounts.slash_case, ctx.accounts.co_staker.key())?;
        emit(&ctx.accounts.event_authority, &event)?;
        Ok(())
    }
}
