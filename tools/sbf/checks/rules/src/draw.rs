//! The numbers that rules get: mostly such as occur, sometimes the end of what a type holds.
use co_staking_rules::limits::{BPS_DENOMINATOR, DAY};
use common::Sample;

pub fn amount(s: &mut Sample) -> u64 {
    match s.below(4) {
        0 => s.below(20_000),
        1 => s.below(1_000_000_000_000_000),
        _ => s.word(),
    }
}

/// A share in basis points, a few of them more than the whole.
pub fn bps(s: &mut Sample) -> u16 {
    match s.below(8) {
        0 => s.word() as u16,
        1 => BPS_DENOMINATOR,
        2 => BPS_DENOMINATOR + 1,
        _ => s.below(u64::from(BPS_DENOMINATOR) + 1) as u16,
    }
}

/// A second: of these years, or any.
pub fn second(s: &mut Sample) -> i64 {
    match s.below(4) {
        0 => s.signed(),
        1 => s.below(3) as i64 - 1,
        _ => 1_767_225_600 + (s.below(400) as i64 - 200) * DAY,
    }
}

/// A second at, before or behind another, or a whole number of days from it.
pub fn near(s: &mut Sample, second: i64) -> i64 {
    let days = s.below(40) as i64 - 20;
    second
        .saturating_add(days.saturating_mul(DAY))
        .saturating_add(s.below(3) as i64 - 1)
}
