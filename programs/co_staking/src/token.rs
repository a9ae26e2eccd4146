//! Moving tokens. The token program checks mint, balance and authority of what it moves; here is
//! only what it cannot know: whose account money may go to.

use anchor_lang::prelude::*;
use anchor_spl::associated_token::get_associated_token_address_with_program_id;

use crate::{
    constants::DEVICE_SEED,
    cpi::{call, Access},
    error::{CoStakingError, OrRefuse},
    state::{Config, Device},
};

/// Numbers of the token programs' instructions, of which only these are called. Both programs share them.
const BURN: u8 = 8;
const CLOSE_ACCOUNT: u8 = 9;
const TRANSFER_CHECKED: u8 = 12;

/// The stake mint and its token program, as passed to an instruction.
pub struct Token<'a, 'info> {
    pub program: &'a AccountInfo<'info>,
    pub mint: &'a AccountInfo<'info>,
}

impl<'info> Token<'_, 'info> {
    /// Refuses a mint or token program other than the configured ones.
    fn check(&self, config: &Config) -> Result<()> {
        ensure!(*self.mint.key == config.mint, CoStakingError::WrongMint);
        ensure!(
            *self.program.key == config.token_program,
            CoStakingError::WrongTokenProgram
        );
        Ok(())
    }

    /// Moves a user's base units into a vault, with the user's signature.
    pub fn pay_in(
        &self,
        config: &AccountLoader<Config>,
        user: &AccountInfo<'info>,
        from: &AccountInfo<'info>,
        vault: &AccountInfo<'info>,
        amount: u64,
    ) -> Result<()> {
        self.transfer(config, [from, vault, user], amount, &[])
    }

    /// Moves base units out of a vault of `device`, which must not be borrowed.
    pub fn pay_out(
        &self,
        config: &AccountLoader<Config>,
        device: &AccountLoader<'info, Device>,
        vault: &AccountInfo<'info>,
        to: &AccountInfo<'info>,
        amount: u64,
    ) -> Result<()> {
        let seeds = DeviceSeeds::of(device)?;
        self.transfer(config, [vault, to, device.as_ref()], amount, &seeds.list())
    }

    fn transfer(
        &self,
        config: &AccountLoader<Config>,
        [from, to, authority]: [&AccountInfo<'info>; 3],
        amount: u64,
        seeds: &[&[u8]],
    ) -> Result<()> {
        let decimals = {
            let config = config.load()?;
            self.check(&config)?;
            config.mint_decimals
        };
        let mut data = [TRANSFER_CHECKED; 10];
        let [_, amount_bytes @ .., decimals_byte] = &mut data;
        *amount_bytes = amount.to_le_bytes();
        *decimals_byte = decimals;
        call(
            self.program.key,
            &[
                (from, Access::Write),
                (self.mint, Access::Read),
                (to, Access::Write),
                (authority, Access::Sign),
            ],
            &data,
            seeds,
        )
    }

    /// Burns base units of a vault of `device`, which must not be borrowed; none is fine.
    pub fn burn(
        &self,
        config: &AccountLoader<Config>,
        device: &AccountLoader<'info, Device>,
        vault: &AccountInfo<'info>,
        amount: u64,
    ) -> Result<()> {
        if amount == 0 {
            return Ok(());
        }
        self.check(&*config.load()?)?;
        let mut data = [BURN; 9];
        let [_, amount_bytes @ ..] = &mut data;
        *amount_bytes = amount.to_le_bytes();
        let seeds = DeviceSeeds::of(device)?;
        call(
            self.program.key,
            &[
                (vault, Access::Write),
                (self.mint, Access::Write),
                (device.as_ref(), Access::Sign),
            ],
            &data,
            &seeds.list(),
        )
    }

    /// Burns what is left in a vault of `device`, which the ledger owes to nobody, and closes it.
    pub fn sweep_and_close(
        &self,
        config: &AccountLoader<Config>,
        device: &AccountLoader<'info, Device>,
        vault: &AccountInfo<'info>,
        rent_payer: &AccountInfo<'info>,
    ) -> Result<()> {
        self.check(&*config.load()?)?;
        self.burn(config, device, vault, balance(vault)?)?;
        let seeds = DeviceSeeds::of(device)?;
        call(
            self.program.key,
            &[
                (vault, Access::Write),
                (rent_payer, Access::Write),
                (device.as_ref(), Access::Sign),
            ],
            &[CLOSE_ACCOUNT],
            &seeds.list(),
        )
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
