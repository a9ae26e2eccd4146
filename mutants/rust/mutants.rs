//! Which mutants are enabled. Only part of the instrumented copy; the tool writes into `ACTIVE` in the finished
//! binary.

use anchor_lang::{prelude::*, solana_program::account_info::AccountInfo};
use core::ptr;

/// Room for 1,024 mutants.
const WORDS: usize = 16;

#[repr(C)]
pub struct Active {
    magic: [u8; 16],
    /// A bit for each mutant of the sources.
    enabled: [u64; WORDS],
    /// What one account of an instruction is shown to be: 0 unchanged, 1 a signature, 2 that it may be written, 3 this program
    /// as owner, 4 a discriminator, 5 an address.
    kind: u64,
    instruction: [u8; 8],
    index: u64,
    shown: [u8; 32],
}

#[used]
pub static ACTIVE: Active = Active {
    magic: *b"co-staking mutan",
    enabled: [0; WORDS],
    kind: 0,
    instruction: [0; 8],
    index: 0,
    shown: [0; 32],
};

/// Is this mutant enabled?
#[inline(never)]
pub fn on(id: u32) -> bool {
    let place = (id as usize / 64) % WORDS;
    // SAFETY: a word of a static. Volatile, because otherwise the compiler would assume its value.
    let word = unsafe { ptr::read_volatile((&raw const ACTIVE.enabled).cast::<u64>().add(place)) };
    word >> (id % 64) & 1 == 1
}

/// Shows the program an account that has what a check by type asks for.
#[inline(never)]
pub fn perturb<'a>(accounts: &mut [AccountInfo<'a>], data: &[u8]) {
    // SAFETY: as above.
    let active = unsafe { ptr::read_volatile(&raw const ACTIVE) };
    if active.kind == 0 || !data.starts_with(&active.instruction) {
        return;
    }
    let Some(account) = accounts.get_mut(active.index as usize) else {
        return;
    };
    match active.kind {
        1 => account.is_signer = true,
        2 => account.is_writable = true,
        3 => account.owner = &crate::ID,
        4 => {
            let (found, ours) = {
                let data = account.data.borrow();
                (data.to_vec(), account.owner == &crate::ID)
            };
            let wanted = &active.shown[..8];
            if ours && found.len() >= 8 && !found.starts_with(wanted) {
                let mut copy = found;
                copy[..8].copy_from_slice(wanted);
                *account.data.borrow_mut() = copy.leak();
            }
        }
        _ => account.key = Box::leak(Box::new(Pubkey::new_from_array(active.shown))),
    }
}
