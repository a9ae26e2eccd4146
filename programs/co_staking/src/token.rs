//! Moving tokens. The token program checks mint, balance and authority of what it moves; here is
//! only what it cannot know: whose account money may go to.

use anchor_lang::prelude::*;
use solana_sha256_hasher::hashv;

use crate::{
    constants::DEVICE_SEED,
    create::Creator,
    error::{CoStakingError, OrRefuse},
    invoke::{call, Access},
    state::{Config, Device},
};

/// Numbers of the token programs' instructions, of which only these are called. Both programs share them.
const TRANSFER: u8 = 3;
const BURN: u8 = 8;
const CLOSE_ACCOUNT: u8 = 9;
const INITIALIZE_ACCOUNT: u8 = 18;

/// Bytes of a token account whose mint asks for no extension, as all allowed mints do.
const TOKEN_ACCOUNT_SIZE: usize = 165;

/// Creates a token account of `mint` at the address of `seeds`, whose authority is `authority`.
pub fn open_vault<'info, const SEEDS: usize>(
    creator: &Creator<'_, 'info>,
    vault: &AccountInfo<'info>,
    seeds: [&[u8]; SEEDS],
    mint: &AccountInfo<'info>,
    token_program: &AccountInfo<'info>,
    authority: &Pubkey,
) -> Result<()> {
    creator.open(vault, seeds, TOKEN_ACCOUNT_SIZE, token_program.key)?;
    let mut data = [INITIALIZE_ACCOUNT; 33];
    let [_, authority_bytes @ ..] = &mut data;
    *authority_bytes = authority.to_bytes();
    call(
        token_program.key,
        [(vault, Access::Write), (mint, Access::Read)],
        &data,
        [],
    )
}

/// The configured token program, as passed to an instruction that moves tokens.
///
/// No mint is passed: a vault is of the stake mint, and a transfer between accounts of two mints is refused by the
/// token program. That is all that a checked transfer would add, for a mint without fee and hook (ADR 0020).
pub struct Transfers<'a, 'info>(&'a AccountInfo<'info>);

impl<'a, 'info> Transfers<'a, 'info> {
    /// Refuses a token program other than the configured one.
    pub fn by(program: &'a AccountInfo<'info>, config: &Config) -> Result<Self> {
        ensure!(
            *program.key == config.token_program,
            CoStakingError::WrongTokenProgram
        );
        Ok(Self(program))
    }

    /// Moves a user's base units into a vault, with the user's signature.
    pub fn pay_in(
        &self,
        user: &AccountInfo<'info>,
        from: &AccountInfo<'info>,
        vault: &AccountInfo<'info>,
        amount: u64,
    ) -> Result<()> {
        self.transfer([from, vault, user], amount, [])
    }

    /// Moves base units out of a vault of `device`, which must not be borrowed.
    pub fn pay_out(
        &self,
        device: &AccountLoader<'info, Device>,
        vault: &AccountInfo<'info>,
        to: &AccountInfo<'info>,
        amount: u64,
    ) -> Result<()> {
        let seeds = DeviceSeeds::of(device)?;
        self.transfer([vault, to, device.as_ref()], amount, seeds.list())
    }

    fn transfer<const SEEDS: usize>(
        &self,
        [from, to, authority]: [&AccountInfo<'info>; 3],
        amount: u64,
        seeds: [&[u8]; SEEDS],
    ) -> Result<()> {
        let mut data = [TRANSFER; 9];
        let [_, amount_bytes @ ..] = &mut data;
        *amount_bytes = amount.to_le_bytes();
        call(
            self.0.key,
            [
                (from, Access::Write),
                (to, Access::Write),
                (authority, Access::Sign),
            ],
            &data,
            seeds,
        )
    }
}

/// The stake mint and its token program, as passed to an instruction that burns tokens.
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
            [
                (vault, Access::Write),
                (self.mint, Access::Write),
                (device.as_ref(), Access::Sign),
            ],
            &data,
            seeds.list(),
        )
    }

    /// Burns what is left in a vault of `device`, which the ledger owes to no one, and closes it.
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
            [
                (vault, Access::Write),
                (rent_payer, Access::Write),
                (device.as_ref(), Access::Sign),
            ],
            &[CLOSE_ACCOUNT],
            seeds.list(),
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

/// Offset of the tag that says whether a token account has a delegate, of either token program.
const TOKEN_ACCOUNT_DELEGATE_TAG: core::ops::Range<usize> = 72..76;

/// Refuses a destination that is not `wallet`'s. The wallet itself may name any of its token
/// accounts (its associated one may be frozen or closed); anyone else only the associated one,
/// because another might have a close authority that its owner has forgotten, and that only while it
/// has no delegate, who could otherwise send a payout and take it in one transaction.
pub fn require_destination(
    destination: &AccountInfo,
    wallet: &Pubkey,
    caller: &Pubkey,
    config: &Config,
    bump: u8,
) -> Result<()> {
    ensure!(
        *destination.owner == config.token_program,
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
        ensure!(
            *destination.key == associated_address(wallet, config, bump),
            CoStakingError::NotAssociatedAccount
        );
        let data = destination.try_borrow_data()?;
        ensure!(
            data.get(TOKEN_ACCOUNT_DELEGATE_TAG) == Some(&[0; 4]),
            CoStakingError::DestinationHasDelegate
        );
    }
    Ok(())
}

/// The address that a bump gives a wallet's associated token account. That it is off the curve and the bump the
/// first that does needs no check: only then can a token account exist there, because no one has a key to a hash,
/// and the associated-token program signs with the first bump alone.
fn associated_address(wallet: &Pubkey, config: &Config, bump: u8) -> Pubkey {
    const PDA_MARKER: &[u8] = b"ProgramDerivedAddress";
    let hash = hashv(&[
        wallet.as_ref(),
        config.token_program.as_ref(),
        config.mint.as_ref(),
        &[bump],
        anchor_spl::associated_token::ID.as_ref(),
        PDA_MARKER,
    ]);
    Pubkey::from(hash.to_bytes())
}
