//! Moving tokens. The token program checks mint, balance and authority of what it moves; here is
//! only what it cannot know: whose account money may go to.

use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::get_associated_token_address_with_program_id,
    token_interface::{burn, close_account, transfer_checked, Burn, CloseAccount, TransferChecked},
};

use crate::{
    constants::DEVICE_SEED,
    error::{CoStakingError, OrRefuse},
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
        ensure!(*self.mint.key == config.mint, CoStakingError::WrongMint);
        ensure!(
            *self.token_program.key == config.token_program,
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
        let seeds = DeviceSeeds::of(device)?;
        let seeds = seeds.list();
        let signers = [&seeds[..]];
        let cpi = CpiContext::new_with_signer(*self.token_program.key, self.accounts(), &signers);
        transfer_checked(cpi, amount, config.mint_decimals)
    }
}

/// What a device signs with.
struct DeviceSeeds {
    id: [u8; 16],
    bump: [u8; 1],
}

impl DeviceSeeds {
    fn of(device: &AccountLoader<Device>) -> Result<Self> {
        let device = device.load()?;
        Ok(Self {
            id: device.id,
            bump: [device.bump],
        })
    }

    fn list(&self) -> [&[u8]; 3] {
        [DEVICE_SEED, &self.id, &self.bump]
    }
}

/// The vaults of a device and what it takes to burn from them or close them. Mint and token program
/// are writable and executable as passed; both are compared with the configuration's.
pub struct Vaults<'a, 'info> {
    pub config: &'a AccountLoader<'info, Config>,
    pub device: &'a AccountLoader<'info, Device>,
    pub mint: &'a AccountInfo<'info>,
    pub token_program: &'a AccountInfo<'info>,
}

impl<'info> Vaults<'_, 'info> {
    fn check(&self) -> Result<()> {
        let config = self.config.load()?;
        ensure!(*self.mint.key == config.mint, CoStakingError::WrongMint);
        ensure!(
            *self.token_program.key == config.token_program,
            CoStakingError::WrongTokenProgram
        );
        Ok(())
    }

    /// Burns tokens of a vault; none is fine. The device must not be borrowed.
    pub fn burn(&self, vault: &AccountInfo<'info>, amount: u64) -> Result<()> {
        if amount == 0 {
            return Ok(());
        }
        self.check()?;
        let accounts = Burn {
            mint: self.mint.clone(),
            from: vault.clone(),
            authority: self.device.to_account_info(),
        };
        let seeds = DeviceSeeds::of(self.device)?;
        let seeds = seeds.list();
        let signers = [&seeds[..]];
        let cpi = CpiContext::new_with_signer(*self.token_program.key, accounts, &signers);
        burn(cpi, amount)
    }

    /// Burns what is left in a vault, which the ledger owes to nobody, and closes it.
    pub fn sweep_and_close(&self, vault: &AccountInfo<'info>, rent_payer: &AccountInfo<'info>) -> Result<()> {
        self.check()?;
        self.burn(vault, balance(vault)?)?;
        let accounts = CloseAccount {
            account: vault.clone(),
            destination: rent_payer.clone(),
            authority: self.device.to_account_info(),
        };
        let seeds = DeviceSeeds::of(self.device)?;
        let seeds = seeds.list();
        let signers = [&seeds[..]];
        let cpi = CpiContext::new_with_signer(*self.token_program.key, accounts, &signers);
        close_account(cpi)
    }
}

/// Offset of the amount in a token account, of either token program.
const TOKEN_ACCOUNT_AMOUNT: core::ops::Range<usize> = 64..72;

fn balance(vault: &AccountInfo) -> Result<u64> {
    let data = vault.try_borrow_data()?;
    let bytes = data
        .get(TOKEN_ACCOUNT_AMOUNT)
        .and_then(|bytes| bytes.try_into().ok())
        .or_refuse(CoStakingError::WrongVault)?;
    Ok(u64::from_le_bytes(bytes))
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
    ensure!(
        *destination.owner == *token_program,
        CoStakingError::WrongDestination
    );
    {
        let data = destination.try_borrow_data()?;
        let owner = data
            .get(TOKEN_ACCOUNT_OWNER)
            .or_refuse(CoStakingError::WrongDestination)?;
        ensure!(owner == wallet.as_ref(), CoStakingError::WrongDestination);
    }
    if caller != wallet {
        let associated = get_associated_token_address_with_program_id(wallet, mint, token_program);
        ensure!(
            *destination.key == associated,
            CoStakingError::NotAssociatedAccount
        );
    }
    Ok(())
}
