//! One event in each of Anchor's two ways, and none, on the same accounts: the difference is the cost of an event.
use anchor_lang::prelude::*;

// The address at which the test chain loads the program.
declare_id!("CosYVtbePqoTUiXuMXqoCdYVbti2YiJDLEGaQ5FYKM4L");

/// The fields of the program's `RewardsPosted`, the most frequent event.
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
        // Must not be optimised away, because the others read it too.
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
