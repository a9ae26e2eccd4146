//! Amounts kept for the last 42 days, in buckets of 14: the present one and the three before it.
//!
//! A bucket holds 14 days by the clock, so an amount is counted for at least 42 days and at most 56.
//! The number of the present bucket never falls, even if the clock does: what was counted once is
//! forgotten by the passing of time alone.

use crate::limits::{BUCKETS, BUCKET_SECONDS};

/// Number of the current bucket at `now`, when `stored` was current before.
pub fn bucket_at(stored: u32, now: i64) -> u32 {
    let by_clock = now.div_euclid(BUCKET_SECONDS).clamp(0, i64::from(u32::MAX));
    u32::try_from(by_clock).unwrap_or(u32::MAX).max(stored)
}

/// Unix second from which an amount of `bucket` is no longer counted, provided the clock does not fall.
pub fn counted_until(bucket: u32) -> i64 {
    i64::from(bucket)
        .saturating_add(BUCKETS as i64)
        .saturating_mul(BUCKET_SECONDS)
}

/// Amounts of four buckets; that of bucket `n` has place `n % 4`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Buckets {
    /// Number of the present bucket.
    pub number: u32,
    /// Base units.
    pub amounts: [u64; BUCKETS],
}

impl Buckets {
    /// The buckets once `number` is the present one: older ones than the three before it are forgotten.
    /// A number below the present one changes nothing.
    pub fn at(mut self, number: u32) -> Self {
        let passed = number.saturating_sub(self.number).min(BUCKETS as u32);
        for step in 1..=passed {
            // The highest bucket first, so that no step can leave 32 bits.
            *self.place(number.saturating_sub(passed.saturating_sub(step))) = 0;
        }
        self.number = self.number.max(number);
        self
    }

    /// All that is counted; the largest amount if the sum does not fit, which rounds against the slasher.
    pub fn sum(&self) -> u64 {
        self.amounts
            .iter()
            .fold(0, |sum: u64, amount| sum.saturating_add(*amount))
    }

    /// The largest amount that is counted.
    pub fn largest(&self) -> u64 {
        self.amounts.iter().copied().max().unwrap_or(0)
    }

    /// Adds an amount to the present bucket.
    pub fn plus(mut self, amount: u64) -> Option<Self> {
        let place = self.place(self.number);
        *place = place.checked_add(amount)?;
        Some(self)
    }

    /// Raises the present bucket to an amount.
    pub fn raised_to(mut self, amount: u64) -> Self {
        let place = self.place(self.number);
        *place = amount.max(*place);
        self
    }

    /// Takes an amount out of the bucket it was added to, if that one is still counted.
    pub fn minus(mut self, bucket: u32, amount: u64) -> Self {
        let counted = self
            .number
            .checked_sub(bucket)
            .is_some_and(|age| age < BUCKETS as u32);
        if counted {
            let place = self.place(bucket);
            *place = place.saturating_sub(amount);
        }
        self
    }

    fn place(&mut self, bucket: u32) -> &mut u64 {
        let [zero, one, two, three] = &mut self.amounts;
        match bucket.checked_rem(BUCKETS as u32) {
            Some(0) => zero,
            Some(1) => one,
            Some(2) => two,
            _ => three,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_bucket_begins_at_its_second() {
        let second = 100 * BUCKET_SECONDS;
        assert_eq!(
            [second - 1, second, second + 1].map(|now| bucket_at(0, now)),
            [99, 100, 100]
        );
    }

    #[test]
    fn the_number_never_falls_and_never_panics() {
        assert_eq!(bucket_at(100, 0), 100);
        assert_eq!(bucket_at(0, i64::MIN), 0);
        assert_eq!(bucket_at(0, i64::MAX), u32::MAX);
    }

    #[test]
    fn an_amount_is_counted_in_its_bucket_and_the_three_after_it() {
        let taken = Buckets::default().at(100).plus(7).unwrap();
        let left = [99, 100, 101, 102, 103, 104, 105].map(|number| taken.at(number).sum());
        assert_eq!(left, [7, 7, 7, 7, 7, 0, 0]);
        let until = counted_until(100);
        assert_eq!(taken.at(bucket_at(0, until - 1)).sum(), 7);
        assert_eq!(taken.at(bucket_at(0, until)).sum(), 0);
    }

    #[test]
    fn what_is_given_back_leaves_the_bucket_of_its_opening_alone() {
        let taken = Buckets::default()
            .at(100)
            .plus(7)
            .unwrap()
            .at(101)
            .plus(5)
            .unwrap();
        assert_eq!(taken.minus(100, 7).amounts, taken.minus(100, 9).amounts);
        assert_eq!(taken.minus(100, 7).sum(), 5);
        assert_eq!(taken.at(103).minus(100, 7).sum(), 5);
        // Forgotten: its place belongs to bucket 104 now.
        assert_eq!(taken.at(104).plus(3).unwrap().minus(100, 7).sum(), 8);
        assert_eq!(taken.minus(102, 5), taken);
    }

    #[test]
    fn the_last_bucket_is_no_end() {
        let last = Buckets::default().at(u32::MAX).plus(1).unwrap();
        assert_eq!(last.at(u32::MAX).sum(), 1);
        assert_eq!(last.minus(u32::MAX, 1).sum(), 0);
    }

    proptest! {
        #[test]
        fn as_a_list_of_all_amounts(steps in prop::collection::vec((0..7u32, 0..1_000u64), 1..30)) {
            let (mut buckets, mut number, mut all) = (Buckets::default(), 0u32, Vec::new());
            for (passed, amount) in steps {
                number += passed;
                buckets = buckets.at(number).plus(amount).unwrap();
                all.push((number, amount));
                let counted = all.iter().filter(|(at, _)| number - at < 4);
                prop_assert_eq!(buckets.sum(), counted.map(|(_, amount)| amount).sum::<u64>());
            }
        }
    }
}
