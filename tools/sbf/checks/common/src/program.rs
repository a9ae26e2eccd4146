//! On chain: instruction data is seed, rounds and group as three u64, the hash comes back as return data.
use std::alloc::{GlobalAlloc, Layout};

use super::Group;

const HEAP: usize = 0x3_0000_0000;
const HEAP_BYTES: usize = 256 * 1024;

unsafe extern "C" {
    fn sol_set_return_data(data: *const u8, length: u64);
}

/// Hands out memory from the top of the heap down; the first word holds how far it is.
struct Bump;

unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let top = HEAP as *mut usize;
        let from = if *top == 0 { HEAP + HEAP_BYTES } else { *top };
        let at = from.saturating_sub(layout.size()) & !(layout.align() - 1);
        if at < HEAP + size_of::<usize>() {
            return std::ptr::null_mut();
        }
        *top = at;
        at as *mut u8
    }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static ALLOCATOR: Bump = Bump;

/// Answers an instruction without accounts.
///
/// # Safety
///
/// `input` is what the loader hands to an entrypoint.
pub unsafe fn answer(input: *const u64, groups: &[(&str, Group)]) -> u64 {
    // Number of accounts, which is 0; length of the instruction data; the data.
    let [seed, rounds, group] = [2, 3, 4].map(|n| input.add(n).read_unaligned());
    let hash = super::run(groups, seed, rounds, group as usize);
    sol_set_return_data((&raw const hash).cast(), size_of_val(&hash) as u64);
    0
}

/// The entrypoint of a check, with its table of groups.
#[macro_export]
macro_rules! entrypoint {
    ($groups:expr) => {
        #[no_mangle]
        pub unsafe extern "C" fn entrypoint(input: *const u64) -> u64 {
            $crate::program::answer(input, &$groups)
        }
    };
}
