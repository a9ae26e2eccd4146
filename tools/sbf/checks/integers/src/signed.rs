//! What only signed types have.
use common::{Hash, Sample};

use crate::pair::pair;

macro_rules! signed {
    ($($type:ident $unsigned:ident),*) => { $(
        pub fn $type(s: &mut Sample, h: &mut Hash) {
            let (x, y) = pair::<$type>(s);
            h.put(x.checked_pow(y as u32 % 9));
            h.put(x.saturating_pow(y as u32 % 9));
            h.put(x.wrapping_pow(y as u32 % 9));
            h.put(x.overflowing_pow(y as u32 % 9));
            h.put(x.checked_isqrt());
            h.put(x.checked_ilog2());
            h.put(x.checked_ilog10());
            h.put(x.signum());
            h.put(x.is_negative());
            h.put(x.is_positive());
            h.put(x.wrapping_abs());
            h.put(x.checked_abs());
            h.put(x.saturating_abs());
            h.put(x.overflowing_abs());
            h.put(x.unsigned_abs());
            h.put(x.saturating_neg());
            h.put(x.checked_add_unsigned(y as $unsigned));
            h.put(x.saturating_sub_unsigned(y as $unsigned));
            h.put(x.overflowing_add_unsigned(y as $unsigned));
        }
    )* };
}

signed!(i8 u8, i16 u16, i32 u32, i64 u64, i128 u128);
