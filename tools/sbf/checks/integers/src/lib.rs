//! Every operation of every integer type, for SBF and for this machine.
mod families;
mod pair;
mod signed;
mod unsigned;

use common::Group;

/// The families of each type, in one table.
macro_rules! groups {
    ($($type:ident $sign:ident),*) => {
        pub const GROUPS: [(&str, Group); 10 * 7] = [$(
            (concat!(stringify!($type), " sum and product"), families::$type::arithmetic),
            (concat!(stringify!($type), " division"), families::$type::division),
            (concat!(stringify!($type), " shifts"), families::$type::shifts),
            (concat!(stringify!($type), " bits"), families::$type::bits),
            (concat!(stringify!($type), " comparisons"), families::$type::comparisons),
            (concat!(stringify!($type), " casts"), families::$type::casts),
            (concat!(stringify!($type), " sign and powers"), $sign::$type),
        )*];
    };
}

groups!(
    u8 unsigned, u16 unsigned, u32 unsigned, u64 unsigned, u128 unsigned,
    i8 signed, i16 signed, i32 signed, i64 signed, i128 signed
);

#[cfg(target_os = "solana")]
common::entrypoint!(GROUPS);
