//! One event in each of Anchor's two ways, and none, on the same accounts: what an event costs is the difference.
use anchor_lang::prelude::*;

// The address at which the test chain loads what it is told to.
declare_id!("CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L");

/// The fields of the program's `RewardsPosted`, the event that is recorded most.
#[event]
pub struct Posted {
    pub device: Pubkey,
    pub block: u64,
    pub amount: u64,
    pub live_share_bps: u16,
    pub posted_total: u64,
    pub at: i64,
}

fn posted(device: Pubkey, block: u64) -> Posted {
    Posted { device, block, amount: block ^ 1, live_share_bps: block as u16, posted_total: block ^ 2, at: block as i64 }
}

#[program]
pub mod event_cost {
    use super::*;

    pub fn none(_ctx: Context<Post>, block: u64) -> Result<()> {
        // Not to be optimised away: the others read it, too.
        require!(block != 0, ErrorCode::RequireViolated);
        Ok(())
    }

    pub fn log(ctx: Context<Post>, block: u64) -> Result<()> {
        require!(block != 0, ErrorCode::RequireViolated);
        emit!(posted(ctx.accounts.device.key(), block));
        Ok(())
    }

    pub fn call(ctx: Context<Post>, block: u64) -> Result<()> {
        require!(block != 0, ErrorCode::RequireViolated);
        emit_cpi!(posted(ctx.accounts.device.key(), block));
        Ok(())
    }
}

#[event_cpi]
#[derive(Accounts)]
pub struct Post<'info> {
    /// CHECK: only its address is recorded.
    pub device: UncheckedAccount<'info>,
}
