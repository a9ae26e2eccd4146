//! The numbers that operations get, and what differs between types.
use common::Sample;

pub trait Integer: Copy {
    const BITS: u32;
    /// Keeps the low bits.
    fn from_wide(x: u128) -> Self;
    /// Rotations to both sides. Those of 128 bits are by numbers the compiler knows: the linker refuses others.
    fn rotations(self, by: u32) -> (Self, Self);
}

macro_rules! integer {
    ($($type:ident $left:expr, $right:expr;)*) => {
        $(impl Integer for $type {
            const BITS: u32 = <$type>::BITS;
            fn from_wide(x: u128) -> Self {
                x as $type
            }
            fn rotations(self, by: u32) -> (Self, Self) {
                (self.rotate_left($left(by)), self.rotate_right($right(by)))
            }
        })*
    };
}

/// Any rotation.
fn any(by: u32) -> u32 {
    by
}

integer!(
    u8 any, any; u16 any, any; u32 any, any; u64 any, any; u128 |_| 37, |_| 64;
    i8 any, any; i16 any, any; i32 any, any; i64 any, any; i128 |_| 101, |_| 1;
);

/// Where something changes in a type, signed or not: around 0, around half of its range, and within.
const EDGES: u64 = 16;

fn edge(number: u64, bits: u32) -> u128 {
    let half = 1u128 << (bits - 1);
    let middle = 1u128 << (bits / 2);
    match number {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 3,
        4 => 10,
        5 => u128::MAX,
        6 => u128::MAX - 1,
        7 => half,
        8 => half + 1,
        9 => half - 1,
        10 => half - 2,
        11 => middle,
        12 => middle - 1,
        13 => middle + 1,
        14 => half >> 1,
        _ => half / 3,
    }
}

/// The pair of a case. Eight bits: all of them in 65,536 cases. Wider types: every pair of edges first, then
/// random ones of random length.
pub fn pair<T: Integer>(s: &mut Sample) -> (T, T) {
    let (x, y) = if T::BITS == 8 {
        ((s.case / 256) as u128, (s.case % 256) as u128)
    } else if s.case < EDGES * EDGES {
        (edge(s.case / EDGES, T::BITS), edge(s.case % EDGES, T::BITS))
    } else {
        (random(s, T::BITS), random(s, T::BITS))
    };
    (T::from_wide(x), T::from_wide(y))
}

fn random(s: &mut Sample, bits: u32) -> u128 {
    let x = (s.next() as u128) << 64 | s.next() as u128;
    let length = s.below(bits as u64) as u32;
    match s.below(4) {
        0 => edge(s.below(EDGES), bits),
        // Negative ones are as short as positive ones.
        1 => !(x >> (128 - bits + length)),
        _ => x >> (128 - bits + length),
    }
}
