//! Slashing: who was exposed, how much a case asks, and how much of it the cap of a party lets it take.

use crate::{limits::BPS_DENOMINATOR, rewards::share_of};

/// Base units of `free` that a case of `bps` asks, rounded down. `free` is what no other case has
/// frozen: cases that overlap ask their percentage of what is left, and never more.
pub fn hit(free: u64, bps: u16) -> Option<u64> {
    share_of(free, bps).map(|part| part.units)
}

/// Whether a stake that was locked at `since` was at risk at the second of the infraction.
pub fn exposed(since: i64, infraction_at: i64) -> bool {
    since <= infraction_at
}

/// Base units that a case takes of a party: what it asks, within what is left of the party's cap.
///
/// `free` is what no case has frozen, `taken` what the cases of the counted buckets took of the party and
/// have not given back: together at most `cap_bps` of the two are taken. If the party has withdrawn, or
/// the cap has fallen, nothing is left; a sum that does not fit is rounded against the slasher.
pub fn within_cap(asked: u64, free: u64, taken: u64, cap_bps: u16) -> Option<u64> {
    let cap = share_of(free.saturating_add(taken), cap_bps.min(BPS_DENOMINATOR))?.units;
    Some(asked.min(cap.saturating_sub(taken)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_second_of_acceptance_is_exposed() {
        assert_eq!([99, 100, 101].map(|at| exposed(100, at)), [false, true, true]);
    }

    #[test]
    fn a_case_takes_what_is_left_of_the_cap() {
        assert_eq!(within_cap(20, 100, 0, 3_000), Some(20));
        assert_eq!(within_cap(50, 100, 0, 3_000), Some(30));
        // 20 of 100 are frozen, then burned: 10 are left either way.
        assert_eq!(within_cap(50, 80, 20, 3_000), Some(10));
        assert_eq!(within_cap(50, 70, 30, 3_000), Some(0));
    }

    #[test]
    fn withdrawals_and_lower_caps_leave_nothing_and_never_panic() {
        assert_eq!(within_cap(50, 10, 30, 3_000), Some(0));
        assert_eq!(within_cap(50, 80, 20, 1_000), Some(0));
        assert_eq!(within_cap(u64::MAX, u64::MAX, u64::MAX, 5_000), Some(0));
        assert_eq!(within_cap(50, 80, 0, 0), Some(0));
    }

    #[test]
    fn dust_taken_before_a_top_up_leaves_the_cap_of_the_whole() {
        // One unit of ten, then a top-up to a million: 30 % of it, less that one unit.
        assert_eq!(within_cap(1_000_000, 1_000_000, 1, 3_000), Some(299_999));
    }

    proptest! {
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
