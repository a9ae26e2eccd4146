//! The minimum stake of a device, and when a changed one applies.

use crate::limits::BPS_DENOMINATOR;

/// Minimum stake in base units: `base x max(1, multiplier) x cards`, rounded up.
///
/// `base_stake_per_card` is in base units, `multiplier_bps` in basis points (1.25 is 12,500).
pub fn minimum_stake(base_stake_per_card: u64, multiplier_bps: u32, cards: u16) -> Option<u64> {
    let whole = u128::from(BPS_DENOMINATOR);
    let factor = u128::from(multiplier_bps).max(whole);
    let scaled = u128::from(base_stake_per_card)
        .checked_mul(factor)?
        .checked_mul(u128::from(cards))?;
    u64::try_from(scaled.div_ceil(whole)).ok()
}

/// A minimum with an announced successor (`announced_from` zero: none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Base units that apply until `announced_from`.
    pub minimum: u64,
    /// Base units that apply from `announced_from` on.
    pub announced_minimum: u64,
    /// Unix seconds; zero if nothing is announced.
    pub announced_from: i64,
}

impl Requirement {
    /// Whether the announced requirement has come into force.
    pub fn announcement_applies(&self, now: i64) -> bool {
        self.announced_from != 0 && now >= self.announced_from
    }

    /// The minimum at `now`.
    pub fn at(&self, now: i64) -> u64 {
        if self.announcement_applies(now) {
            self.announced_minimum
        } else {
            self.minimum
        }
    }

    /// The larger of the present and an announced minimum: what an owner must leave behind when
    /// taking overflow out, or a known rise would strip the device of stake it needs tomorrow.
    pub fn larger(&self, now: i64) -> u64 {
        if self.announced_from == 0 {
            self.minimum
        } else if self.announcement_applies(now) {
            self.announced_minimum
        } else {
            self.minimum.max(self.announced_minimum)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: u64 = 100_000_000;

    #[test]
    fn worked_examples_of_the_product() {
        // 8 x H100 at 10; 4 x RTX 4070 at the older multiplier 0.25.
        assert_eq!(minimum_stake(200 * TOKEN, 100_000, 8), Some(16_000 * TOKEN));
        assert_eq!(minimum_stake(200 * TOKEN, 2_500, 4), Some(800 * TOKEN));
    }

    #[test]
    fn minimum_rounds_up_and_never_overflows_silently() {
        assert_eq!(minimum_stake(1, 10_001, 1), Some(2));
        assert_eq!(minimum_stake(u64::MAX, 10_000, 1), Some(u64::MAX));
        assert_eq!(minimum_stake(u64::MAX, 10_001, 1), None);
        assert_eq!(minimum_stake(0, 10_000, 1), Some(0));
    }

    #[test]
    fn a_rise_applies_at_its_second_and_binds_overflow_before() {
        let r = Requirement {
            minimum: 10,
            announced_minimum: 20,
            announced_from: 100,
        };
        assert_eq!((r.at(99), r.at(100), r.at(101)), (10, 20, 20));
        assert_eq!((r.larger(99), r.larger(100)), (20, 20));
        let fall = Requirement {
            minimum: 20,
            announced_minimum: 10,
            announced_from: 100,
        };
        assert_eq!((fall.larger(99), fall.larger(100)), (20, 10));
    }
}
