//! The address that co_staking knows as a wallet.

use anchor_lang::prelude::*;

/// First seed of a treasury; the second is its authority.
pub const TREASURY_SEED: &[u8] = b"treasury";

/// A treasury and the only key that may use it.
#[derive(Accounts)]
pub struct Party<'info> {
    pub authority: Signer<'info>,
    /// CHECK: the seeds name its authority. Writable, because it may pay rent and get it back.
    #[account(mut, seeds = [TREASURY_SEED, authority.key().as_ref()], bump)]
    pub treasury: UncheckedAccount<'info>,
}

/// The signer seeds of a treasury.
pub struct Seeds {
    authority: Pubkey,
    bump: [u8; 1],
}

impl Seeds {
    pub fn list(&self) -> [&[u8]; 3] {
        [TREASURY_SEED, self.authority.as_ref(), &self.bump]
    }
}

impl<'info> Party<'info> {
    pub fn info(&self) -> AccountInfo<'info> {
        self.treasury.to_account_info()
    }

    pub fn seeds(&self, bumps: &PartyBumps) -> Seeds {
        Seeds {
            authority: self.authority.key(),
            bump: [bumps.treasury],
        }
    }
}
