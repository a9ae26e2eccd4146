//! Where the runtime enters, in place of the entry point that Anchor generates. It unpacks an account in some 95 units
//! instead of 160. The program's call of itself that records an event, and does nothing else, ends before anything is
//! unpacked (ADR 0019 has the figures). All unsafe code of the program is here and in `invoke.rs`.

use anchor_lang::{
    event::EVENT_IX_TAG,
    solana_program::{
        account_info::AccountInfo,
        entrypoint::{self, MAX_PERMITTED_DATA_INCREASE, NON_DUP_MARKER, SUCCESS},
        program_error::ProgramError,
        pubkey::Pubkey,
    },
};
use core::{mem::MaybeUninit, ops::Range, slice};

/// Most accounts that a transaction can lock.
const MAX_ACCOUNTS: usize = 64;
/// The runtime aligns what follows an account's data to this.
const ALIGNMENT: usize = 8;

// The allocator hands out the heap from its end downwards and takes nothing back. It is defined unless another is
// chosen with the feature `custom-heap`, and for the runtime alone, like the panic handler.
entrypoint::custom_heap_default!();
entrypoint::custom_panic_default!();

/// # Safety
///
/// Called by the runtime, with its description of the accounts, the data and the program.
#[cfg_attr(target_os = "solana", no_mangle)]
pub unsafe extern "C" fn entrypoint(input: *mut u8) -> u64 {
    // SAFETY: the description begins with the number of accounts, on an aligned address.
    let count = unsafe { input.cast::<u64>().read() };
    // SAFETY: there is one account, as the function demands.
    if count == 1 && unsafe { records_event(input) } {
        return SUCCESS;
    }
    let mut places = [const { MaybeUninit::<AccountInfo>::uninit() }; MAX_ACCOUNTS];
    let Some(places) = places.get_mut(..count as usize) else {
        return ProgramError::InvalidArgument.into();
    };
    // SAFETY: the runtime wrote `input`, with as many accounts as there are places.
    let (program_id, data) = unsafe { unpack(input, places) };
    // SAFETY: `unpack` has filled every place.
    let accounts = unsafe { slice::from_raw_parts(places.as_ptr().cast::<AccountInfo>(), places.len()) };
    run(program_id, accounts, data)
}

/// The runtime's description of an account. Its data follow, then room to grow, then a word that is no longer used.
#[repr(C)]
struct RuntimeAccount {
    duplicate_of: u8,
    is_signer: u8,
    is_writable: u8,
    executable: u8,
    /// Empty as the runtime writes it; `AccountInfo::resize` looks for the data's first length here.
    original_data_len: u32,
    key: Pubkey,
    owner: Pubkey,
    lamports: u64,
    data_len: u64,
}

/// Unpacks the runtime's description: fills a place for each account, and gives the program's id and the data.
///
/// # Safety
///
/// `input` is what the runtime wrote, with `places.len()` accounts.
#[inline(always)]
unsafe fn unpack<'a>(input: *mut u8, places: &mut [MaybeUninit<AccountInfo<'a>>]) -> (&'a Pubkey, &'a [u8]) {
    // Every place is reached through these pointers alone: a new borrow of `places` would end them.
    let Range { start: first, end } = places.as_mut_ptr_range();
    // SAFETY: `place` goes from the first place to the last. `at` moves by the lengths that the runtime has written.
    // No two references overlap that are made here: each is to another field or another account's data.
    unsafe {
        let mut at = input.add(size_of::<u64>());
        let mut place = first;
        while place != end {
            let account = at.cast::<RuntimeAccount>();
            let duplicate_of = (*account).duplicate_of;
            if duplicate_of == NON_DUP_MARKER {
                let data_len = (*account).data_len as usize;
                let data = at.add(size_of::<RuntimeAccount>());
                (*account).original_data_len = data_len as u32;
                place.write(MaybeUninit::new(AccountInfo::new(
                    &(*account).key,
                    (*account).is_signer != 0,
                    (*account).is_writable != 0,
                    &mut (*account).lamports,
                    slice::from_raw_parts_mut(data, data_len),
                    &(*account).owner,
                    (*account).executable != 0,
                )));
                let room =
                    data_len.wrapping_add(MAX_PERMITTED_DATA_INCREASE + ALIGNMENT - 1) & !(ALIGNMENT - 1);
                at = data.add(room).add(size_of::<u64>());
            } else {
                // The runtime names an earlier account, whose place is filled.
                let earlier = (*first.add(duplicate_of as usize)).assume_init_ref().clone();
                place.write(MaybeUninit::new(earlier));
                at = at.add(size_of::<u64>());
            }
            place = place.add(1);
        }
        let data_len = at.cast::<u64>().read() as usize;
        let data = at.add(size_of::<u64>());
        (
            &*data.add(data_len).cast::<Pubkey>(),
            slice::from_raw_parts(data, data_len),
        )
    }
}

/// A frame of its own: the one above is full of accounts.
#[inline(never)]
fn run<'info>(program_id: &'info Pubkey, accounts: &'info [AccountInfo<'info>], data: &'info [u8]) -> u64 {
    match crate::entry(program_id, accounts, data) {
        Ok(()) => SUCCESS,
        Err(error) => error.into(),
    }
}

/// How the runtime describes an instruction with one account without data.
#[repr(C)]
struct OneAccount {
    count: u64,
    account: RuntimeAccount,
    room: [u8; MAX_PERMITTED_DATA_INCREASE],
    rent_epoch: u64,
    instruction_len: u64,
    /// Present only if `instruction_len` says so.
    instruction_start: u64,
}

/// Whether the program calls itself to record an event: the event authority signs, for which only this program can
/// sign. Everything else is left to Anchor, which refuses what only looks like it.
///
/// # Safety
///
/// `input` is the runtime's description of an instruction with one account.
unsafe fn records_event(input: *const u8) -> bool {
    let start = input.cast::<OneAccount>();
    // SAFETY: the account is present for any; what follows it only if it holds no data.
    unsafe {
        (*start).account.duplicate_of == NON_DUP_MARKER
            && (*start).account.is_signer == 1
            && (*start).account.key == crate::EVENT_AUTHORITY_AND_BUMP.0
            && (*start).account.data_len == 0
            && (*start).instruction_len >= size_of::<u64>() as u64
            && (*start).instruction_start == EVENT_IX_TAG
    }
}

// Outside of `src`, whose hash is in the binary. Anchor's IDL build does not follow a `#[path]`.
#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]
mod tests {
    include!("../tests/host/entrypoint.rs");
}
