use anchor_lang::prelude::*;

use crate::constants::ACCOUNT_VERSION;

/// Marker that makes a wallet belong to exactly one participant. Seeds: `wallet`, wallet.
#[account(zero_copy)]
#[derive(Debug)]
#[repr(C)]
pub struct WalletLink {
    /// Layout version.
    pub version: u8,
    /// Bump of this address.
    pub bump: u8,
    pub padding: [u8; 6],
    pub wallet: Pubkey,
    pub participant: Pubkey,
    /// Payer of this account's rent.
    pub rent_payer: Pubkey,
    pub reserved: [u8; 32],
}

impl WalletLink {
    /// Bytes of the account, discriminator included. Pinned: clients filter by offsets.
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    pub fn new(wallet: Pubkey, participant: Pubkey, rent_payer: Pubkey, bump: u8) -> Self {
        Self {
            version: ACCOUNT_VERSION,
            bump,
            wallet,
            participant,
            rent_payer,
            ..bytemuck::Zeroable::zeroed()
        }
    }
}
