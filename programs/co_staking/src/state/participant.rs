use anchor_lang::prelude::*;

use crate::{
    constants::*,
    error::{CoStakingError, OrRefuse},
};

/// The *account* of the product: one person or company with up to ten wallets. Seeds:
/// `participant`, id.
///
/// INVARIANTS: `active_claims` equals the account's offers between acceptance and withdrawal;
/// the first `wallet_count` wallets are set, distinct, and each has a `WalletLink` to here.
#[account(zero_copy)]
#[derive(Debug)]
#[repr(C)]
pub struct Participant {
    /// Layout version.
    pub version: u8,
    /// Bump of this address.
    pub bump: u8,
    /// 1 if the registrar attested that the wallets belong to one account.
    pub attested: u8,
    /// Claims held at present.
    pub active_claims: u8,
    /// Wallets set at present.
    pub wallet_count: u8,
    pub padding: [u8; 3],
    /// A wallet's own key if self-opened, else an id that the registrar chose.
    pub id: [u8; 32],
    /// Payer of this account's rent.
    pub rent_payer: Pubkey,
    /// The wallets; the empty address in free places.
    pub wallets: [Pubkey; 10],
    pub reserved: [u8; 64],
}

impl Participant {
    /// Bytes of the account, discriminator included. Pinned: clients filter by offsets.
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    /// An account without wallets.
    pub fn empty(id: [u8; 32], rent_payer: Pubkey, bump: u8) -> Self {
        Self {
            version: ACCOUNT_VERSION,
            bump,
            id,
            rent_payer,
            ..bytemuck::Zeroable::zeroed()
        }
    }

    pub fn contains(&self, wallet: &Pubkey) -> bool {
        self.wallets
            .iter()
            .take(usize::from(self.wallet_count))
            .any(|w| w == wallet)
    }

    pub fn add_wallet(&mut self, wallet: Pubkey) -> Result<()> {
        let place = self
            .wallets
            .get_mut(usize::from(self.wallet_count))
            .or_refuse(CoStakingError::TooManyWallets)?;
        *place = wallet;
        self.wallet_count = self
            .wallet_count
            .checked_add(1)
            .or_refuse(CoStakingError::MathOverflow)?;
        Ok(())
    }

    /// Takes a wallet out and closes the gap. Refused while a claim is held: a wallet that leaves
    /// with its claims uncounted could open another account and hold two more.
    pub fn remove_wallet(&mut self, wallet: &Pubkey) -> Result<()> {
        ensure!(self.active_claims == 0, CoStakingError::AccountHasClaims);
        ensure!(self.contains(wallet), CoStakingError::WalletNotOfAccount);
        let mut kept = [Pubkey::default(); MAX_WALLETS as usize];
        let others = self
            .wallets
            .iter()
            .filter(|w| *w != wallet && **w != Pubkey::default());
        for (place, other) in kept.iter_mut().zip(others) {
            *place = *other;
        }
        self.wallets = kept;
        self.wallet_count = self
            .wallet_count
            .checked_sub(1)
            .or_refuse(CoStakingError::LedgerMismatch)?;
        Ok(())
    }

    pub fn take_claim(&mut self, max_claims: u8) -> Result<()> {
        ensure!(self.active_claims < max_claims, CoStakingError::TooManyClaims);
        self.active_claims = self
            .active_claims
            .checked_add(1)
            .or_refuse(CoStakingError::MathOverflow)?;
        Ok(())
    }

    pub fn free_claim(&mut self) -> Result<()> {
        self.active_claims = self
            .active_claims
            .checked_sub(1)
            .or_refuse(CoStakingError::LedgerMismatch)?;
        Ok(())
    }
}
