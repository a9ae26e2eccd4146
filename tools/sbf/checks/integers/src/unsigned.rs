//! What only unsigned types have.
use common::{Hash, Sample};

use crate::pair::pair;

macro_rules! unsigned {
    ($($type:ident $signed:ident),*) => { $(
        pub fn $type(s: &mut Sample, h: &mut Hash) {
            let (x, y) = pair::<$type>(s);
            h.put(x.checked_pow(y as u32 % 9));
            h.put(x.saturating_pow(y as u32 % 9));
            h.put(x.wrapping_pow(y as u32 % 9));
            h.put(x.overflowing_pow(y as u32 % 9));
            h.put(x.isqrt());
            h.put(x.checked_ilog2());
            h.put(x.checked_ilog10());
            h.put(x.is_power_of_two());
            h.put(x.checked_next_power_of_two());
            h.put(x.checked_next_multiple_of(y));
            h.put(x.midpoint(y));
            if y != 0 {
                h.put(x.div_ceil(y));
                h.put(x.is_multiple_of(y));
            }
            h.put(x.checked_add_signed(y as $signed));
            h.put(x.saturating_add_signed(y as $signed));
            h.put(x.overflowing_add_signed(y as $signed));
        }
    )* };
}

unsigned!(u8 i8, u16 i16, u32 i32, u64 i64, u128 i128);
