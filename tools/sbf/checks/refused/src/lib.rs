//! Programs that cannot run, which the linker therefore has to refuse; and one that panics, to see its message.
use std::hint::black_box;

#[cfg_attr(not(feature = "entry"), no_mangle)]
pub unsafe extern "C" fn entrypoint(input: *const u64) -> u64 {
    let data = input.add(2).read_unaligned();
    #[cfg(feature = "frame")]
    return black_box([data as u8; 5000])[data as usize % 5000] as u64;
    #[cfg(feature = "writable")]
    {
        use std::sync::atomic::{AtomicU64, Ordering};
        static COUNTER: AtomicU64 = AtomicU64::new(0);
        COUNTER.fetch_add(data, Ordering::Relaxed)
    }
    #[cfg(feature = "float32")]
    return (f32::from_bits(data as u32) * 1.5).to_bits() as u64;
    #[cfg(feature = "undefined")]
    {
        unsafe extern "C" {
            fn no_such_function(n: u64) -> u64;
        }
        no_such_function(data)
    }
    #[cfg(feature = "rotation")]
    return (u128::from(data) << 3).rotate_left(data as u32) as u64;
    #[cfg(not(any(
        feature = "frame",
        feature = "writable",
        feature = "float32",
        feature = "undefined",
        feature = "rotation"
    )))]
    {
        let numbers = black_box([1_u64, 2, 3]);
        numbers[data as usize]
    }
}
