//! What all integer types have, by kind of operation.

macro_rules! families {
    ($($type:ident),*) => { $(pub mod $type {
        use common::{Hash, Sample};
        use crate::pair::{pair, Integer};

        pub fn arithmetic(s: &mut Sample, h: &mut Hash) {
            let (x, y) = pair::<$type>(s);
            h.put(x.wrapping_add(y));
            h.put(x.wrapping_sub(y));
            h.put(x.wrapping_mul(y));
            h.put(x.checked_add(y));
            h.put(x.checked_sub(y));
            h.put(x.checked_mul(y));
            h.put(x.saturating_add(y));
            h.put(x.saturating_sub(y));
            h.put(x.saturating_mul(y));
            h.put(x.overflowing_add(y));
            h.put(x.overflowing_sub(y));
            h.put(x.overflowing_mul(y));
            h.put(x.wrapping_neg());
            h.put(x.checked_neg());
            h.put(x.overflowing_neg());
            h.put(x.abs_diff(y));
            // By a number that the compiler knows.
            h.put(x.checked_mul(10));
            h.put(x.checked_mul(0));
            h.put(x.saturating_mul(7));
            h.put(x.checked_add(100));
            h.put(x.checked_sub(100));
        }

        pub fn division(s: &mut Sample, h: &mut Hash) {
            let (x, y) = pair::<$type>(s);
            h.put(x.checked_div(y));
            h.put(x.checked_rem(y));
            h.put(x.checked_div_euclid(y));
            h.put(x.checked_rem_euclid(y));
            // Behind a check of ours, which a division must not pass.
            if y != 0 {
                h.put(x.wrapping_div(y));
                h.put(x.wrapping_rem(y));
                h.put(x.overflowing_div(y));
                h.put(x.overflowing_rem(y));
                h.put(x.saturating_div(y));
                h.put(x.wrapping_div_euclid(y));
                h.put(x.wrapping_rem_euclid(y));
            }
            h.put(if x == 0 { y } else { y.wrapping_rem(x) });
            // By a number that the compiler knows.
            h.put(x / 1);
            h.put(x / 3);
            h.put(x / 7);
            h.put(x / 16);
            h.put(x / 100);
            h.put(x % 10);
            h.put(x % 8);
            h.put(x % 127);
            h.put(x / $type::MAX);
            h.put(x % $type::MAX);
        }

        pub fn shifts(s: &mut Sample, h: &mut Hash) {
            let (x, y) = pair::<$type>(s);
            let by = y as u32;
            let within = by % $type::BITS;
            h.put(x << within);
            h.put(x >> within);
            h.put(x.checked_shl(by));
            h.put(x.checked_shr(by));
            h.put(x.wrapping_shl(by));
            h.put(x.wrapping_shr(by));
            h.put(x.overflowing_shl(by));
            h.put(x.overflowing_shr(by));
            h.put(x.rotations(by));
            h.put(x << 1);
            h.put(x >> 1);
            h.put(x << ($type::BITS - 1));
            h.put(x >> ($type::BITS - 1));
            h.put(x >> ($type::BITS / 2));
        }

        pub fn bits(s: &mut Sample, h: &mut Hash) {
            let (x, y) = pair::<$type>(s);
            h.put(x & y);
            h.put(x | y);
            h.put(x ^ y);
            h.put(!x);
            h.put(x.leading_zeros());
            h.put(x.leading_ones());
            h.put(x.trailing_zeros());
            h.put(x.trailing_ones());
            h.put(x.count_ones());
            h.put(x.count_zeros());
            h.put(x.swap_bytes());
            h.put(x.reverse_bits());
            h.put(x.to_be());
            h.bytes(&x.to_le_bytes());
            h.bytes(&y.to_be_bytes());
            h.put($type::from_be_bytes(x.to_le_bytes()));
        }

        pub fn comparisons(s: &mut Sample, h: &mut Hash) {
            let (x, y) = pair::<$type>(s);
            h.put(x < y);
            h.put(x <= y);
            h.put(x > y);
            h.put(x >= y);
            h.put(x == y);
            h.put(x != y);
            h.put(x.cmp(&y));
            h.put(x.max(y));
            h.put(x.min(y));
            h.put(x.clamp($type::MAX / 4, $type::MAX / 2));
            h.put(x > 100);
            h.put(x < $type::MAX / 2);
            h.put(if x < y { x } else { y.wrapping_sub(x) });
            h.put((1..100).contains(&x));
            h.put((x, y).cmp(&(y, x)));
        }

        pub fn casts(s: &mut Sample, h: &mut Hash) {
            let (x, y) = pair::<$type>(s);
            h.put(x as u8);
            h.put(x as u16);
            h.put(x as u32);
            h.put(x as u64);
            h.put(x as u128);
            h.put(x as usize);
            h.put(x as i8);
            h.put(x as i16);
            h.put(x as i32);
            h.put(x as i64);
            h.put(x as i128);
            h.put(x as isize);
            h.put(u8::try_from(y).ok());
            h.put(u16::try_from(y).ok());
            h.put(u32::try_from(y).ok());
            h.put(u64::try_from(y).ok());
            h.put(u128::try_from(y).ok());
            h.put(usize::try_from(y).ok());
            h.put(i8::try_from(y).ok());
            h.put(i16::try_from(y).ok());
            h.put(i32::try_from(y).ok());
            h.put(i64::try_from(y).ok());
            h.put(i128::try_from(y).ok());
            h.put(isize::try_from(y).ok());
            // Narrowed and widened again, with the arithmetic of the width between.
            h.put((x as u8 as i8 as $type).wrapping_add(y as i16 as $type));
            h.put((x as u32).wrapping_mul(y as u32) as $type);
            h.put((x as i64).wrapping_sub(y as i64) as $type);
        }
    })* };
}

families!(u8, u16, u32, u64, u128, i8, i16, i32, i64, i128);
