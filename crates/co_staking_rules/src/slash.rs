//! Slashing: who was exposed, how much is hit, and how much a device can lose within 7 days.

use crate::{
    limits::{BPS_DENOMINATOR, SLASH_WINDOW_SECONDS},
    rewards::share_of,
};

/// Base units of `free` that a case of `bps` hits, rounded down. `free` is what no other case has
/// frozen: cases that overlap take their percentage of what is left, and never more.
pub fn hit(free: u64, bps: u16) -> Option<u64> {
    share_of(free, bps).map(|part| part.units)
}

/// Whether a stake that was locked at `since` was at risk at the second of the infraction.
pub fn exposed(since: i64, infraction_at: i64) -> bool {
    since <= infraction_at
}

/// Slashes of one device that count against each other. A window ends when no case was opened for 7
/// days, so that any two cases less than 7 days apart share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Unix seconds of the first and the latest case; both zero where there was none.
    pub started_at: i64,
    pub last_case_at: i64,
    /// Least stake that the device held at any case of the window, base units.
    pub stake: u64,
    /// Stake hit by the cases of the window, but for what was released, base units.
    pub slashed: u64,
}

impl Window {
    /// Whether a case at `now` belongs to this window.
    fn reaches(&self, now: i64) -> bool {
        self.started_at != 0 && now < self.last_case_at.saturating_add(SLASH_WINDOW_SECONDS)
    }

    /// The window after a case at `now` that hits `amount` of the `held` base units of the device;
    /// `None` where that exceeds `cap_bps` of the window's stake.
    pub fn with(&self, now: i64, held: u64, amount: u64, cap_bps: u16) -> Option<Self> {
        let next = if self.reaches(now) {
            Self {
                started_at: self.started_at,
                last_case_at: self.last_case_at.max(now),
                stake: self.stake.min(held),
                slashed: self.slashed.checked_add(amount)?,
            }
        } else {
            Self {
                started_at: now,
                last_case_at: now,
                stake: held,
                slashed: amount,
            }
        };
        let cap = share_of(next.stake, cap_bps.min(BPS_DENOMINATOR))?.units;
        (next.slashed <= cap).then_some(next)
    }

    /// The window after `amount` of a case that was opened at `opened_at` has been released: what was
    /// not taken does not count. Amounts of an earlier window are forgotten already.
    pub fn without(&self, opened_at: i64, amount: u64) -> Self {
        let counted = self.started_at != 0 && opened_at >= self.started_at;
        Self {
            slashed: self.slashed.saturating_sub(if counted { amount } else { 0 }),
            ..*self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::DAY;
    use proptest::prelude::*;

    #[test]
    fn the_second_of_acceptance_is_exposed() {
        assert!(exposed(100, 100));
        assert!(!exposed(101, 100));
    }

    #[test]
    fn a_window_ends_after_seven_quiet_days_to_the_second() {
        let first = Window::default().with(1_000, 100, 30, 3_000).unwrap();
        let quiet = 1_000 + 7 * DAY;
        assert_eq!(first.with(quiet - 1, 100, 1, 3_000), None);
        assert_eq!(first.with(quiet, 100, 30, 3_000).unwrap().slashed, 30);
    }

    #[test]
    fn the_least_stake_of_the_window_decides() {
        let first = Window::default().with(1_000, 100, 10, 3_000).unwrap();
        // A top-up between two cases does not raise what can be taken.
        assert_eq!(first.with(2_000, 1_000, 21, 3_000), None);
        assert_eq!(first.with(2_000, 1_000, 20, 3_000).unwrap().slashed, 30);
        assert_eq!(first.with(2_000, 50, 6, 3_000), None);
    }

    #[test]
    fn released_amounts_return_to_the_cap_of_their_own_window_only() {
        let window = Window::default().with(1_000, 100, 30, 3_000).unwrap();
        assert_eq!(window.without(1_000, 30).slashed, 0);
        let later = window.with(1_000 + 7 * DAY, 100, 30, 3_000).unwrap();
        assert_eq!(later.without(1_000, 30).slashed, 30);
    }

    proptest! {
        #[test]
        fn no_seven_days_lose_more_than_the_cap(
            cases in prop::collection::vec((0..3 * DAY, 1..1_000_000u64, 0..500_000u64), 1..24),
            cap in 0..=5_000u16,
        ) {
            let mut window = Window::default();
            let mut now = DAY;
            let mut taken: Vec<(i64, u64, u64)> = Vec::new();
            for (pause, held, amount) in cases {
                now += pause;
                if let Some(next) = window.with(now, held, amount, cap) {
                    window = next;
                    taken.push((now, held, amount));
                }
            }
            for (start, held, _) in &taken {
                let sum: u64 = taken
                    .iter()
                    .filter(|(at, _, _)| (*start..start + SLASH_WINDOW_SECONDS).contains(at))
                    .map(|(_, _, amount)| amount)
                    .sum();
                prop_assert!(u128::from(sum) * 10_000 <= u128::from(*held) * u128::from(cap));
            }
        }

        #[test]
        fn overlapping_hits_never_exceed_what_is_left(
            stake in any::<u64>(), shares in prop::collection::vec(0..=10_000u16, 1..9),
        ) {
            let mut free = stake;
            for bps in shares {
                let taken = hit(free, bps).unwrap();
                prop_assert!(taken <= free);
                free -= taken;
            }
        }
    }
}
