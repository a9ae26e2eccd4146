//! New accounts at program-derived addresses. The caller passes the bump, so that nothing here has to
//! search for it (ADR 0019 says who may choose it).

use anchor_lang::{prelude::*, Discriminator, ZeroCopy};

use crate::{
    error::{CoStakingError, OrRefuse},
    invoke::{call, see_growth, Access},
};

/// Numbers of the system program's instructions.
const CREATE_ACCOUNT: u32 = 0;
const ASSIGN: u32 = 1;
const TRANSFER: u32 = 2;
const ALLOCATE: u32 = 8;

/// Who pays for a new account, and through which program.
pub struct Creator<'a, 'info> {
    pub payer: &'a AccountInfo<'info>,
    pub system_program: &'a AccountInfo<'info>,
}

impl<'info> Creator<'_, 'info> {
    /// Creates an account of this program at the address of `seeds`, bump included, and fills it.
    ///
    /// # Errors
    /// `ConstraintSeeds` if the account is at another address.
    pub fn create<T: ZeroCopy + Discriminator, const SEEDS: usize>(
        &self,
        account: &AccountInfo<'info>,
        seeds: [&[u8]; SEEDS],
        content: &T,
    ) -> Result<()> {
        require_address(account.key, &seeds)?;
        self.create_found(account, seeds, content)
    }

    /// As `create`, for an account whose address Anchor has compared already.
    pub fn create_found<T: ZeroCopy + Discriminator, const SEEDS: usize>(
        &self,
        account: &AccountInfo<'info>,
        seeds: [&[u8]; SEEDS],
        content: &T,
    ) -> Result<()> {
        let content = bytemuck::bytes_of(content);
        let size = T::DISCRIMINATOR
            .len()
            .checked_add(content.len())
            .or_refuse(CoStakingError::MathOverflow)?;
        self.allocate(account, seeds, size, &crate::ID)?;
        let mut data = account.try_borrow_mut_data()?;
        let (discriminator, rest) = data
            .split_at_mut_checked(T::DISCRIMINATOR.len())
            .or_refuse(CoStakingError::MathOverflow)?;
        discriminator.copy_from_slice(T::DISCRIMINATOR);
        rest.copy_from_slice(content);
        Ok(())
    }

    /// Creates an empty account of `size` bytes at the address of `seeds`, bump included.
    ///
    /// # Errors
    /// `ConstraintSeeds` if the account is at another address.
    pub fn open<const SEEDS: usize>(
        &self,
        account: &AccountInfo<'info>,
        seeds: [&[u8]; SEEDS],
        size: usize,
        owner: &Pubkey,
    ) -> Result<()> {
        require_address(account.key, &seeds)?;
        self.allocate(account, seeds, size, owner)
    }

    /// Creates an empty account of `size` bytes that belongs to `owner`, even if someone has sent lamports to
    /// the address before.
    fn allocate<const SEEDS: usize>(
        &self,
        account: &AccountInfo<'info>,
        seeds: [&[u8]; SEEDS],
        size: usize,
        owner: &Pubkey,
    ) -> Result<()> {
        let needed = rent_exemption(size)?;
        let held = account.lamports();
        if held == 0 {
            let mut data = [0; 52];
            Bytes(&mut data)
                .put(&CREATE_ACCOUNT.to_le_bytes())
                .put(&needed.to_le_bytes())
                .put(&(size as u64).to_le_bytes())
                .put(owner.as_ref());
            let accounts = [
                (self.payer, Access::SignAndWrite),
                (account, Access::SignAndWrite),
            ];
            self.system(accounts, &data, seeds)?;
            return see_growth(account, size);
        }
        if held < needed {
            let mut data = [0; 12];
            Bytes(&mut data)
                .put(&TRANSFER.to_le_bytes())
                .put(&needed.saturating_sub(held).to_le_bytes());
            let accounts = [(self.payer, Access::SignAndWrite), (account, Access::Write)];
            self.system(accounts, &data, [])?;
        }
        let mut data = [0; 12];
        Bytes(&mut data)
            .put(&ALLOCATE.to_le_bytes())
            .put(&(size as u64).to_le_bytes());
        self.system([(account, Access::SignAndWrite)], &data, seeds)?;
        see_growth(account, size)?;
        let mut data = [0; 36];
        Bytes(&mut data).put(&ASSIGN.to_le_bytes()).put(owner.as_ref());
        self.system([(account, Access::SignAndWrite)], &data, seeds)
    }

    fn system<const ACCOUNTS: usize, const SEEDS: usize>(
        &self,
        accounts: [(&AccountInfo<'info>, Access); ACCOUNTS],
        data: &[u8],
        seeds: [&[u8]; SEEDS],
    ) -> Result<()> {
        call(self.system_program.key, accounts, data, seeds)
    }
}

/// Refuses an address that is not the one of `seeds`, bump included. The runtime alone would not: to it, a stranger's
/// key that signs the transaction is as good a signer as the seeds, and a bump on the curve ends the program.
fn require_address(address: &Pubkey, seeds: &[&[u8]]) -> Result<()> {
    let derived = Pubkey::create_program_address(seeds, &crate::ID);
    if derived.is_ok_and(|derived| derived == *address) {
        Ok(())
    } else {
        Err(ErrorCode::ConstraintSeeds.into())
    }
}

/// Writes fields one behind the other.
struct Bytes<'a>(&'a mut [u8]);

impl<'a> Bytes<'a> {
    fn put(self, field: &[u8]) -> Bytes<'a> {
        match self.0.split_at_mut_checked(field.len()) {
            Some((place, rest)) => {
                place.copy_from_slice(field);
                Bytes(rest)
            }
            None => Bytes(&mut []),
        }
    }
}

/// Bytes that the runtime charges for beside an account's data.
const ACCOUNT_OVERHEAD: u64 = 128;

/// Lamports that an account of `size` bytes needs. `Rent::minimum_balance` computes with floats, which cost a
/// virtual machine without them hundreds of units; the two thresholds that clusters use are whole numbers.
fn rent_exemption(size: usize) -> Result<u64> {
    #[allow(deprecated)]
    let (per_byte, threshold) = {
        let rent = Rent::get()?;
        (rent.lamports_per_byte_year, rent.exemption_threshold.to_bits())
    };
    const ONE: u64 = 1f64.to_bits();
    const TWO: u64 = 2f64.to_bits();
    let years = match threshold {
        ONE => 1,
        TWO => 2,
        _ => return Ok(Rent::get()?.minimum_balance(size)),
    };
    (size as u64)
        .checked_add(ACCOUNT_OVERHEAD)
        .and_then(|bytes| bytes.checked_mul(per_byte))
        .and_then(|lamports| lamports.checked_mul(years))
        .or_refuse(CoStakingError::MathOverflow)
}
