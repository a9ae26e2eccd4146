//! Calls of other programs, laid out by hand in the form of the runtime's C interface. The usual way
//! builds vectors and copies accounts; for a transfer and an event that is a fifth of an instruction
//! (ADR 0017).

use anchor_lang::{prelude::*, solana_program::entrypoint::MAX_PERMITTED_DATA_INCREASE};

/// How a called program gets an account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Read,
    Write,
    Sign,
    SignAndWrite,
}

impl Access {
    fn writes(self) -> bool {
        matches!(self, Access::Write | Access::SignAndWrite)
    }

    fn signs(self) -> bool {
        matches!(self, Access::Sign | Access::SignAndWrite)
    }
}

/// The runtime's description of an account that the called instruction names.
#[cfg_attr(not(target_os = "solana"), allow(dead_code))]
#[derive(Clone, Copy)]
#[repr(C)]
struct Meta {
    key: *const Pubkey,
    is_writable: bool,
    is_signer: bool,
}

#[cfg_attr(not(target_os = "solana"), allow(dead_code))]
#[repr(C)]
struct Instruction {
    program: *const Pubkey,
    metas: *const Meta,
    metas_len: u64,
    data: *const u8,
    data_len: u64,
}

/// The runtime's description of an account that the caller holds. After the call the runtime writes what the called
/// program has changed: behind the pointers to lamports, data and owner, and into `data_len`.
#[cfg_attr(not(target_os = "solana"), allow(dead_code))]
#[derive(Clone, Copy)]
#[repr(C)]
struct Info {
    key: *const Pubkey,
    lamports: *mut u64,
    data_len: u64,
    data: *mut u8,
    owner: *const Pubkey,
    rent_epoch: u64,
    is_signer: bool,
    is_writable: bool,
    executable: bool,
}

#[cfg_attr(not(target_os = "solana"), allow(dead_code))]
#[derive(Clone, Copy)]
#[repr(C)]
struct Bytes {
    start: *const u8,
    len: u64,
}

impl Bytes {
    fn of(bytes: &[u8]) -> Self {
        Self {
            start: bytes.as_ptr(),
            len: bytes.len() as u64,
        }
    }
}

/// Calls `program` with `data` and some accounts. `seeds` are those of a program-derived address of this program
/// that signs; none if only the transaction's signers do.
///
/// # Errors
/// `AccountBorrowFailed` if an account's data are still borrowed here: the called program may change
/// them. Else what the called program returns.
pub fn call<const ACCOUNTS: usize, const SEEDS: usize>(
    program: &Pubkey,
    accounts: [(&AccountInfo, Access); ACCOUNTS],
    data: &[u8],
    seeds: [&[u8]; SEEDS],
) -> Result<()> {
    let nothing = core::ptr::null();
    let mut metas = [Meta {
        key: nothing,
        is_writable: false,
        is_signer: false,
    }; ACCOUNTS];
    let mut infos = [Info {
        key: nothing,
        lamports: core::ptr::null_mut(),
        data_len: 0,
        data: core::ptr::null_mut(),
        owner: nothing,
        rent_epoch: 0,
        is_signer: false,
        is_writable: false,
        executable: false,
    }; ACCOUNTS];
    let places = metas.iter_mut().zip(infos.iter_mut());
    for ((account, access), (meta, info)) in accounts.into_iter().zip(places) {
        // Exclusive borrows, given back at once: after them nothing here refers to what is passed.
        let lamports: *mut u64 = &mut **account.try_borrow_mut_lamports()?;
        let mut data = account.try_borrow_mut_data()?;
        *meta = Meta {
            key: account.key,
            is_writable: access.writes(),
            is_signer: access.signs(),
        };
        *info = Info {
            key: account.key,
            lamports,
            data_len: data.len() as u64,
            data: data.as_mut_ptr(),
            owner: account.owner,
            rent_epoch: 0,
            is_signer: account.is_signer,
            is_writable: account.is_writable,
            executable: account.executable,
        };
    }
    let instruction = Instruction {
        program,
        metas: metas.as_ptr(),
        metas_len: ACCOUNTS as u64,
        data: data.as_ptr(),
        data_len: data.len() as u64,
    };
    invoke(&instruction, &mut infos, &seeds.map(Bytes::of))
}

#[cfg(target_os = "solana")]
fn invoke(instruction: &Instruction, infos: &mut [Info], seeds: &[Bytes]) -> Result<()> {
    use anchor_lang::solana_program::program::syscalls::sol_invoke_signed_c;

    #[repr(C)]
    struct Signer {
        seeds: *const Bytes,
        len: u64,
    }
    let signer = Signer {
        seeds: seeds.as_ptr(),
        len: seeds.len() as u64,
    };
    // SAFETY: the structs have the layout of the runtime's sol/cpi.h; the lengths are those of what they describe;
    // every pointer comes from a reference that outlives the call. The runtime writes into `infos`, which is borrowed
    // exclusively here and not read again, and to lamports and data, whose pointers come from exclusive borrows that
    // `call` has ended. It also writes the owner, which `AccountInfo` can only share: nothing here reads an account's
    // owner after a call that may change it.
    let code = unsafe {
        sol_invoke_signed_c(
            core::ptr::from_ref(instruction).cast(),
            infos.as_mut_ptr().cast_const().cast(),
            infos.len() as u64,
            core::ptr::from_ref(&signer).cast(),
            u64::from(!seeds.is_empty()),
        )
    };
    if code == 0 {
        Ok(())
    } else {
        Err(ProgramError::from(code).into())
    }
}

#[cfg(not(target_os = "solana"))]
fn invoke(_: &Instruction, _: &mut [Info], _: &[Bytes]) -> Result<()> {
    // There is no other program to call.
    Err(ProgramError::UnsupportedSysvar.into())
}

/// Makes this program's view of an account as long as a called program has made the account.
///
/// `AccountInfo::resize` would also write zeros, which the runtime has done, and forbids if the account belongs to
/// another program by now.
pub fn see_growth(account: &AccountInfo, size: usize) -> Result<()> {
    let mut data = account.try_borrow_mut_data()?;
    if size > data.len().saturating_add(MAX_PERMITTED_DATA_INCREASE) {
        return Err(ProgramError::InvalidRealloc.into());
    }
    // SAFETY: the runtime keeps room of that size behind the data of every account it passes, and the program that
    // grew the account has not left without the runtime having checked how far.
    *data = unsafe { core::slice::from_raw_parts_mut(data.as_mut_ptr(), size) };
    Ok(())
}
