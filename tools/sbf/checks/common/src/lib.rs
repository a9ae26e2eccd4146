//! What the differential checks share: numbers to compute with, a hash of the results, and two ways to run, on chain
//! and on this machine.
mod hash;
pub mod native;
#[cfg(target_os = "solana")]
pub mod program;
mod sample;

use std::hint::black_box;

pub use hash::{Hash, Hashed};
pub use sample::Sample;

/// One round of one kind of operation: takes numbers, hashes every result.
pub type Group = fn(&mut Sample, &mut Hash);

/// Hash of `rounds` rounds of a group. Seeds number the rounds through: no two of a group have the same case.
pub fn run(groups: &[(&str, Group)], seed: u64, rounds: u64, group: usize) -> u64 {
    let mut hash = Hash::default();
    let mut sample = Sample::new(seed.wrapping_mul(31).wrapping_add(group as u64));
    for round in 0..rounds {
        sample.case = seed.wrapping_mul(rounds).wrapping_add(round);
        // Through a black box: each group is compiled as a function of its own.
        black_box(groups[group].1)(&mut sample, &mut hash);
    }
    hash.value()
}
