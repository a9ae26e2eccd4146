//! Moving tokens. The token program checks mint, balance and authority of what it moves; here is
//! only what it cannot know: whose account money may go to.

use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::get_associated_token_address_with_program_id,
    token_interface::{transfer_checked, TransferChecked},
};

use crate::{
    constants::DEVICE_SEED,
    error::CoStakingError,
    state::{Config, Device},
};

/// The accounts of one transfer.
pub struct Transfer<'a, 'info> {
    pub token_program: &'a AccountInfo<'info>,
    pub mint: &'a AccountInfo<'info>,
    pub from: &'a AccountInfo<'info>,
    pub to: &'a AccountInfo<'info>,
    pub authority: &'a AccountInfo<'info>,
}

impl<'info> Transfer<'_, 'info> {
    /// Refuses a mint or token program other than the configured ones.
    fn check(&self, config: &Config) -> Result<()> {
        require_keys_eq!(*self.mint.key, config.mint, CoStakingError::WrongMint);
        require_keys_eq!(
            *self.token_program.key,
            config.token_program,
            CoStakingError::WrongTokenProgram
        );
        Ok(())
    }

    fn accounts(&self) -> TransferChecked<'info> {
        TransferChecked {
            from: self.from.clone(),
            mint: self.mint.clone(),
            to: self.to.clone(),
            authority: self.authority.clone(),
        }
    }

    /// Moves tokens with the signature of the transaction.
    pub fn signed_by_user(&self, config: &AccountLoader<Config>, amount: u64) -> Result<()> {
        let config = config.load()?;
        self.check(&config)?;
        let cpi = CpiContext::new(*self.token_program.key, self.accounts());
        transfer_checked(cpi, amount, config.mint_decimals)
    }

    /// Moves tokens out of a vault of `device`, which must not be borrowed.
    pub fn signed_by_device(
        &self,
        config: &AccountLoader<Config>,
        device: &AccountLoader<Device>,
        amount: u64,
    ) -> Result<()> {
        let config = config.load()?;
        self.check(&config)?;
        let (id, bump) = {
            let device = device.load()?;
            (device.id, [device.bump])
        };
        let seeds: [&[u8]; 3] = [DEVICE_SEED, &id, &bump];
        let signers = [&seeds[..]];
        let cpi = CpiContext::new_with_signer(*self.token_program.key, self.accounts(), &signers);
        transfer_checked(cpi, amount, config.mint_decimals)
    }
}

/// Offset of the owner in a token account, of either token program.
const TOKEN_ACCOUNT_OWNER: core::ops::Range<usize> = 32..64;

/// Refuses a destination that is not `wallet`'s. The wallet itself may name any of its token
/// accounts (its associated one may be frozen or closed); anybody else only the associated one,
/// because another might have a delegate or a close authority that its owner has forgotten.
pub fn require_destination(
    destination: &AccountInfo,
    wallet: &Pubkey,
    caller: &Pubkey,
    mint: &Pubkey,
    token_program: &Pubkey,
) -> Result<()> {
    require_keys_eq!(
        *destination.owner,
        *token_program,
        CoStakingError::WrongDestination
    );
    {
        let data = destination.try_borrow_data()?;
        let owner = data
            .get(TOKEN_ACCOUNT_OWNER)
            .ok_or(CoStakingError::WrongDestination)?;
        require!(owner == wallet.as_ref(), CoStakingError::WrongDestination);
    }
    if caller != wallet {
        let associated = get_associated_token_address_with_program_id(wallet, mint, token_program);
        require_keys_eq!(*destination.key, associated, CoStakingError::NotAssociatedAccount);
    }
    Ok(())
}
