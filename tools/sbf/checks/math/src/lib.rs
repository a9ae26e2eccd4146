//! The same computations for SBF and for this machine. Each group feeds random and extreme numbers through
//! one kind of operation and hashes every result; `npm run test:toolchain` compares the hashes.
use std::{collections::BTreeMap, fmt::Write, hint::black_box};

use common::{Group, Hash, Sample};

pub const GROUPS: [(&str, Group); 24] = [
    ("u64 arithmetic", u64_arithmetic),
    ("i64 arithmetic", i64_arithmetic),
    ("i64 checked multiplication", i64_checked_mul),
    ("i64 checked division", i64_checked_div),
    ("i64 checked remainder", i64_checked_rem),
    ("i64 addition and sign", i64_add),
    ("i64 overflowing multiplication", i64_overflowing_mul),
    ("i64 euclidean division", i64_euclid),
    ("i64 division by constants", i64_constants),
    ("i64 saturating multiplication", i64_saturating_mul),
    ("narrow integers", narrow),
    ("division behind a zero check", guarded_division),
    ("u128 multiplication", u128_mul),
    ("u128 division", u128_div),
    ("u128 high product", u128_high),
    ("i128 arithmetic", i128_arithmetic),
    ("shifts and bits", shifts),
    ("f64", floats),
    ("calls with many and wide arguments", calls),
    ("sorting", sorting),
    ("formatting and parsing", formatting),
    ("ordered maps", maps),
    ("hash maps", hash_maps),
    ("bytes and strings", bytes),
];

fn u64_arithmetic(s: &mut Sample, h: &mut Hash) {
    let (x, y, k) = (s.word(), s.word(), s.word() as u32);
    h.option(x.checked_mul(y));
    h.option(x.checked_add(y));
    h.option(x.checked_sub(y));
    h.option(x.checked_div(y));
    h.option(x.checked_rem(y));
    h.word(x.saturating_mul(y));
    let (value, over) = x.overflowing_mul(y);
    h.word(value);
    h.word(over as u64);
    h.option(x.checked_mul(1_000_003));
    h.option(x.checked_mul(0));
    h.option(x.checked_pow(k % 9));
    h.option(x.checked_next_multiple_of(y));
}

fn i64_arithmetic(s: &mut Sample, h: &mut Hash) {
    let (x, y) = (s.signed(), s.signed());
    h.signed(x.checked_mul(y));
    h.signed(x.checked_div(y));
    h.signed(x.checked_rem(y));
    h.signed(x.checked_add(y));
    h.signed(x.checked_neg());
    h.signed(x.checked_abs());
    let (value, over) = x.overflowing_mul(y);
    h.word(value as u64);
    h.word(over as u64);
    h.signed(x.checked_div_euclid(y));
    h.word((x / 10) as u64);
    h.word((x % 7) as u64);
    h.word(x.saturating_mul(y) as u64);
    h.signed(x.checked_mul(10));
    h.signed(x.checked_mul(-3));
}

// Parts of the group above on their own, because the optimiser treats them differently there.

fn i64_checked_mul(s: &mut Sample, h: &mut Hash) {
    h.signed(s.signed().checked_mul(s.signed()));
}

fn i64_checked_div(s: &mut Sample, h: &mut Hash) {
    h.signed(s.signed().checked_div(s.signed()));
}

fn i64_checked_rem(s: &mut Sample, h: &mut Hash) {
    h.signed(s.signed().checked_rem(s.signed()));
}

fn i64_add(s: &mut Sample, h: &mut Hash) {
    let (x, y) = (s.signed(), s.signed());
    h.signed(x.checked_add(y));
    h.signed(x.checked_neg());
    h.signed(x.checked_abs());
}

fn i64_overflowing_mul(s: &mut Sample, h: &mut Hash) {
    let (value, over) = s.signed().overflowing_mul(s.signed());
    h.word(value as u64);
    h.word(over as u64);
}

fn i64_euclid(s: &mut Sample, h: &mut Hash) {
    let (x, y) = (s.signed(), s.signed());
    h.signed(x.checked_div_euclid(y));
    h.signed(x.checked_rem_euclid(y));
}

fn i64_constants(s: &mut Sample, h: &mut Hash) {
    let x = s.signed();
    h.word((x / 10) as u64);
    h.word((x % 7) as u64);
    h.word((x / -16) as u64);
}

fn i64_saturating_mul(s: &mut Sample, h: &mut Hash) {
    h.word(s.signed().saturating_mul(s.signed()) as u64);
}

fn narrow(s: &mut Sample, h: &mut Hash) {
    let (x, y) = (s.word() as i32, s.word() as i32);
    h.signed(x.checked_div(y).map(i64::from));
    h.signed(x.checked_rem(y).map(i64::from));
    h.signed(x.checked_mul(y).map(i64::from));
    let (x, y) = (s.word() as i8, s.word() as i8);
    h.signed(x.checked_div(y).map(i64::from));
    h.signed(x.checked_mul(y).map(i64::from));
    h.signed(x.checked_shl(s.word() as u32 % 10).map(i64::from));
    let (x, y) = (s.word() as u16, s.word() as u16);
    h.option(x.checked_div(y).map(u64::from));
    h.option(x.checked_mul(y).map(u64::from));
    h.option(x.checked_sub(y).map(u64::from));
}

/// Divisions that must stay behind their checks: SBF traps where the backend's eBPF gives 0.
fn guarded_division(s: &mut Sample, h: &mut Hash) {
    let (x, y, z) = (s.word(), s.word(), s.word());
    let (a, b) = if y == 0 { (0, x) } else { (x / y, x % y) };
    h.word(a);
    h.word(b);
    for n in [x, y, z] {
        if z != 0 {
            h.word(n / z);
        } else if y != 0 && n > 5 {
            h.word(n % y);
        }
    }
    let total = x as u128 + y as u128;
    h.wide(if total == 0 {
        0
    } else {
        z as u128 * x as u128 / total
    });
}

fn u128_mul(s: &mut Sample, h: &mut Hash) {
    let (a, b, x, y) = (s.wide(), s.wide(), s.word(), s.word());
    h.wide(a.wrapping_mul(b));
    h.wide_option(a.checked_mul(b));
    let (value, over) = a.overflowing_mul(b);
    h.wide(value);
    h.word(over as u64);
    h.wide(x as u128 * y as u128);
    h.wide_option(a.checked_mul(y as u128));
    h.wide(a.saturating_mul(b));
    h.wide_option(a.checked_add(b));
    h.wide_option(a.checked_sub(b));
}

fn u128_div(s: &mut Sample, h: &mut Hash) {
    let (a, b, x, y) = (s.wide(), s.wide(), s.word(), s.word());
    h.wide_option(a.checked_div(b));
    h.wide_option(a.checked_rem(b));
    h.wide_option(a.checked_div(y as u128));
    h.wide_option(a.checked_rem(y as u128));
    h.wide(a / 10_000);
    h.wide(a % 1_000_000_007);
    h.wide_option((x as u128 * y as u128).checked_div(b));
    if b != 0 {
        let (quotient, remainder) = (a / b, a % b);
        h.word((quotient * b + remainder == a && remainder < b) as u64);
    }
}

/// High half of a 256-bit product by hand, which LLVM may recognise as one multiplication.
fn u128_high(s: &mut Sample, h: &mut Hash) {
    let (a, b) = (s.wide(), s.wide());
    let mask = u64::MAX as u128;
    let (a0, a1, b0, b1) = (a & mask, a >> 64, b & mask, b >> 64);
    let low = a0 * b0;
    let middle = a1 * b0 + (low >> 64);
    let cross = a0 * b1 + (middle & mask);
    h.wide(a1 * b1 + (middle >> 64) + (cross >> 64));
    h.wide(cross << 64 | low & mask);
}

fn i128_arithmetic(s: &mut Sample, h: &mut Hash) {
    let (x, y) = (s.wide() as i128, s.wide() as i128);
    h.wide_signed(x.checked_mul(y));
    h.wide_signed(x.checked_div(y));
    h.wide_signed(x.checked_rem(y));
    let (value, over) = x.overflowing_mul(y);
    h.wide(value as u128);
    h.word(over as u64);
    h.wide_signed(x.checked_sub(y));
    h.wide_signed(x.checked_rem_euclid(y));
    h.wide((x / 1000) as u128);
}

fn shifts(s: &mut Sample, h: &mut Hash) {
    let (a, x, k) = (s.wide(), s.word(), (s.word() % 130) as u32);
    let p = a as i128;
    h.wide_option(a.checked_shl(k));
    h.wide_option(a.checked_shr(k));
    h.wide_signed(p.checked_shr(k));
    h.wide(a << (k & 127));
    h.wide(a >> (k & 127));
    h.wide((p >> (k & 127)) as u128);
    h.option(x.checked_shl(k));
    h.word(x.rotate_left(k));
    h.word(a.leading_zeros() as u64);
    h.word(a.trailing_zeros() as u64);
    h.word(a.count_ones() as u64);
    h.word(x.leading_zeros() as u64);
    h.wide(a.swap_bytes());
}

fn floats(s: &mut Sample, h: &mut Hash) {
    let (x, y) = (s.word(), s.word());
    let f = (x % 1_000_000) as f64 * 2.5 + (y % 1000) as f64 / 7.0;
    h.word(f.to_bits());
    h.word(f as u64);
    h.word((f < x as f64) as u64);
    h.word((f - x as f64) as i64 as u64);
    let (a, b) = (f64::from_bits(x), f64::from_bits(y));
    h.word(a as u64);
    h.word(b as i64 as u64);
    // Among the random bits are NaNs, infinities and zeros of both signs.
    for order in [a < b, a <= b, a > b, a >= b, a == b, a != b, a.is_nan()] {
        h.word(order as u64);
    }
    h.word(match a.partial_cmp(&b) {
        None => 9,
        Some(order) => order as i8 as u64,
    });
}

#[inline(never)]
#[allow(clippy::too_many_arguments)]
fn eight(a: u64, b: u64, c: u64, d: u64, e: u128, f: u64, g: i128, n: u8) -> (u64, u128, u64) {
    (
        a.wrapping_add(b) ^ c,
        e.wrapping_mul(d as u128).wrapping_add(g as u128),
        f.rotate_left(n as u32),
    )
}

#[inline(never)]
fn difference(x: u64, y: u64) -> Result<u64, u32> {
    if x > y {
        Ok(x - y)
    } else {
        Err((y ^ x) as u32)
    }
}

trait Shape {
    #[allow(clippy::too_many_arguments)]
    fn area(&self, a: u64, b: u64, c: u64, d: u64, e: u64, f: u64) -> (u64, u64);
    fn combine(&self, a: u128, b: u128) -> Option<u128>;
}

struct Square(u64);

impl Shape for Square {
    fn area(&self, a: u64, b: u64, c: u64, d: u64, e: u64, f: u64) -> (u64, u64) {
        (self.0 ^ a ^ c ^ e, b.wrapping_sub(d) ^ f)
    }
    fn combine(&self, a: u128, b: u128) -> Option<u128> {
        a.checked_div(b)
    }
}

struct Oblong(u64, u64);

impl Shape for Oblong {
    fn area(&self, a: u64, b: u64, c: u64, d: u64, e: u64, f: u64) -> (u64, u64) {
        (a.wrapping_mul(self.1), b ^ c ^ d.wrapping_add(e) ^ f ^ self.0)
    }
    fn combine(&self, a: u128, b: u128) -> Option<u128> {
        a.checked_mul(b)
    }
}

/// More than five argument registers and wide results, directly, through a trait object and a pointer.
fn calls(s: &mut Sample, h: &mut Hash) {
    let (x, y, k, a, b) = (s.word(), s.word(), s.word(), s.wide(), s.wide());
    for function in [eight, black_box(eight)] {
        let (u, v, w) = function(x, y, k, x, a, y, b as i128, k as u8);
        h.word(u);
        h.wide(v);
        h.word(w);
    }
    let shapes: [&dyn Shape; 2] = [&Square(x), &Oblong(y, x)];
    let shape = shapes[(x % 2) as usize];
    let (m, n) = shape.area(x, y, 3, k, a as u64, b as u64);
    h.word(m);
    h.word(n);
    h.wide_option(shape.combine(a, b));
    match difference(x, y) {
        Ok(value) => h.word(value),
        Err(value) => h.word(value as u64 + 7),
    }
}

fn sorting(s: &mut Sample, h: &mut Hash) {
    let mut wide: Vec<u128> = (0..20).map(|_| s.wide()).collect();
    wide.sort();
    for value in &wide {
        h.wide(*value);
    }
    let mut pairs: Vec<(u32, u64)> = (0..30).map(|_| (s.next() as u32 % 16, s.next())).collect();
    pairs.sort_by_key(|pair| pair.0);
    for (key, value) in &pairs {
        h.word(*key as u64);
        h.word(*value);
    }
    pairs.sort_unstable_by(|a, b| b.1.cmp(&a.1));
    for (_, value) in &pairs {
        h.word(*value);
    }
    h.word(wide.binary_search(&s.wide()).unwrap_or_else(|at| at + 100) as u64);
}

fn formatting(s: &mut Sample, h: &mut Hash) {
    let (x, y, k, a) = (s.word(), s.word(), s.word() % 130, s.wide());
    let (i, p) = (x as i64, a as i128);
    let mut text = String::new();
    let result = difference(x, y);
    let pair = (x, "q");
    write!(
        text,
        "{x} {i:+} {a} {p} {x:#x} {a:#b} {k:>12} {:08} {pair:?} {result:?}",
        y % 1000
    )
    .unwrap();
    h.bytes(text.as_bytes());
    h.word(text.parse::<u64>().is_ok() as u64);
    h.wide(a.to_string().parse().unwrap());
    h.signed(i.to_string().parse().ok());
}

fn maps(s: &mut Sample, h: &mut Hash) {
    let mut map = BTreeMap::new();
    for _ in 0..25 {
        *map.entry(s.next() % 20).or_insert(0) += s.next() % 1000;
    }
    map.remove(&(s.next() % 20));
    for (key, value) in &map {
        h.word(*key);
        h.word(*value);
    }
    for (key, value) in map.range(5..15) {
        h.word(key ^ value);
    }
    h.word(map.len() as u64);
}

/// Only what does not depend on the order: the hash keys differ.
fn hash_maps(s: &mut Sample, h: &mut Hash) {
    let mut map = std::collections::HashMap::new();
    for _ in 0..25 {
        *map.entry(s.next() % 20).or_insert(0) += s.next() % 1000;
    }
    for key in 0..20 {
        h.option(map.get(&key).copied());
    }
    h.word(map.values().sum());
}

fn bytes(s: &mut Sample, h: &mut Hash) {
    let (x, a) = (s.word(), s.wide());
    let mut data: Vec<u8> = (0..x % 300).map(|n| (n * 7) as u8).collect();
    data.extend_from_slice(&a.to_le_bytes());
    let length = data.len();
    data.copy_within(0..length / 2, length / 3);
    data.insert(length / 2, 9);
    h.bytes(&data);
    let copy = data.clone();
    h.word((copy == data) as u64);
    data.reverse();
    h.word((copy < data) as u64);
    let text = String::from_utf8_lossy(&data[..length.min(40)]).into_owned();
    h.bytes(text.to_uppercase().as_bytes());
    h.word(data.iter().map(|byte| *byte as u64).sum());
    h.option(data.iter().position(|byte| *byte == 77).map(|at| at as u64));
}

#[cfg(target_os = "solana")]
common::entrypoint!(GROUPS);
