//! What a case asks, of whom, and what the cap of a party lets it take.

use co_staking_rules::slash::{exposed, hit, within_cap};
use proptest::prelude::*;

use crate::{amount, bps, config};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_hit_rounds_down_and_never_exceeds_what_is_free(free in amount(), bps in bps()) {
        let taken = u128::from(hit(free, bps).unwrap());
        let exact = u128::from(free) * u128::from(bps);
        prop_assert!(taken * 10_000 <= exact && exact < (taken + 1) * 10_000);
        prop_assert!(taken <= u128::from(free));
    }

    #[test]
    fn a_hit_of_everything_takes_everything_and_of_nothing_nothing(free in amount()) {
        prop_assert_eq!((hit(free, 10_000), hit(free, 0)), (Some(free), Some(0)));
    }

    #[test]
    fn more_stake_or_a_larger_part_is_never_hit_less(a in amount(), b in amount(), x in bps(), y in bps()) {
        prop_assert!(hit(a.min(b), x) <= hit(a.max(b), x));
        prop_assert!(hit(a, x.min(y)) <= hit(a, x.max(y)));
    }

    #[test]
    fn splitting_a_stake_saves_less_than_one_unit(a in 0..u64::MAX / 2, b in 0..u64::MAX / 2, bps in bps()) {
        let apart = hit(a, bps).unwrap() + hit(b, bps).unwrap();
        let together = hit(a + b, bps).unwrap();
        prop_assert!(apart <= together && together <= apart + 1);
    }

    #[test]
    fn cases_that_overlap_never_freeze_more_than_there_is(stake in amount(), parts in prop::collection::vec(bps(), 0..=8)) {
        let mut frozen = 0u64;
        for bps in parts {
            frozen = frozen.checked_add(hit(stake - frozen, bps).unwrap()).unwrap();
            prop_assert!(frozen <= stake);
        }
    }

    #[test]
    fn who_came_later_is_never_exposed_to_what_was_before(since in any::<i64>(), at in any::<i64>()) {
        prop_assert_eq!(exposed(since, at), since <= at);
    }

    #[test]
    fn a_case_takes_no_more_than_it_asks_and_than_the_cap_leaves(asked in amount(), free in amount(), taken in amount(), cap in bps()) {
        let stake = u128::from(within_cap(asked, free, taken, cap).unwrap());
        prop_assert!(stake <= u128::from(asked));
        let together = u128::from(free) + u128::from(taken);
        prop_assert!(stake == 0 || (stake + u128::from(taken)) * 10_000 <= together * u128::from(cap));
    }

    #[test]
    fn one_unit_more_would_exceed_the_cap_or_what_is_asked(asked in 0..1u64 << 50, free in 0..1u64 << 50, taken in 0..1u64 << 50, cap in bps()) {
        let stake = within_cap(asked, free, taken, cap).unwrap();
        let more = u128::from(stake) + 1 + u128::from(taken);
        prop_assert!(stake == asked || more * 10_000 > u128::from(free + taken) * u128::from(cap));
    }

    #[test]
    fn what_was_taken_before_never_lets_a_case_take_more(asked in amount(), free in amount(), a in amount(), b in amount(), cap in 0..=5_000u16) {
        let (less, more) = (a.min(b), a.max(b));
        let sum_fits = free.checked_add(more).is_some();
        prop_assert!(!sum_fits || within_cap(asked, free, more, cap) <= within_cap(asked, free, less, cap));
    }

    #[test]
    fn a_cap_above_the_whole_is_the_whole(asked in amount(), free in amount(), taken in amount(), cap in 10_000..=u16::MAX) {
        prop_assert_eq!(within_cap(asked, free, taken, cap), within_cap(asked, free, taken, 10_000));
    }
}
