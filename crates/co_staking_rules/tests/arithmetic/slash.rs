//! What a case hits, whom, and how much of a device may be taken in a window.

use co_staking_rules::{
    limits::{DAY, SLASH_WINDOW_SECONDS},
    slash::{exposed, hit, Window},
};
use proptest::prelude::*;

use crate::{amount, bps, config};

/// A case of the reference: seconds since the last one, stake held, stake taken, whether it is released.
type Case = (i64, u64, u64, bool);

fn cases() -> impl Strategy<Value = Vec<Case>> {
    let pause = prop_oneof![
        0..9 * DAY,
        Just(7 * DAY - 1),
        Just(7 * DAY),
        Just(7 * DAY + 1),
        Just(0)
    ];
    prop::collection::vec((pause, 1..1_000_000u64, 0..300_000u64, any::<bool>()), 1..12)
}

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
    fn no_seven_days_take_more_than_the_cap_also_with_releases(cases in cases(), cap in 0..=5_000u16) {
        let (mut window, mut now) = (Window::default(), DAY);
        let mut taken: Vec<(i64, u64, u64)> = Vec::new();
        for (pause, held, amount, released) in cases {
            now += pause;
            let Some(next) = window.with(now, held, amount, cap) else { continue };
            window = next;
            if released {
                window = window.without(now, amount);
            } else {
                taken.push((now, held, amount));
            }
        }
        for (start, held, _) in &taken {
            let sum: u64 = taken.iter().filter(|(at, ..)| (*start..start + SLASH_WINDOW_SECONDS).contains(at)).map(|(.., amount)| amount).sum();
            prop_assert!(u128::from(sum) * 10_000 <= u128::from(*held) * u128::from(cap));
        }
    }

    #[test]
    fn where_a_case_fits_a_smaller_one_fits_and_a_larger_stake_lets_it(
        cases in cases(), now in 0..90 * DAY, held in 0..1_000_000u64, amount in 0..300_000u64, less in 0..300_000u64, more in 0..1_000_000u64, cap in 0..=5_000u16,
    ) {
        let window = cases.iter().fold((Window::default(), DAY), |(window, at), (pause, held, amount, _)| {
            (window.with(at + pause, *held, *amount, cap).unwrap_or(window), at + pause)
        }).0;
        if window.with(now, held, amount, cap).is_some() {
            prop_assert!(window.with(now, held, amount.min(less), cap).is_some());
            prop_assert!(window.with(now, held + more, amount, cap).is_some());
        }
    }

    #[test]
    fn a_release_returns_exactly_what_its_case_took(now in 1..1i64 << 40, held in amount(), first in amount(), second in amount(), gap in 0..7 * DAY) {
        if let Some(window) = Window::default().with(now, held, first, 10_000) {
            if let Some(both) = window.with(now + gap, held, second, 10_000) {
                prop_assert_eq!(both.without(now + gap, second).slashed, first);
                prop_assert_eq!(both.without(now, first).slashed, second);
                prop_assert_eq!(both.without(now, first).without(now + gap, second).slashed, 0);
            }
        }
    }

    #[test]
    fn no_clock_and_no_amount_panics(now in any::<i64>(), at in any::<i64>(), held in any::<u64>(), amount in any::<u64>(), cap in any::<u16>()) {
        let window = Window { started_at: at, last_case_at: at, stake: held, slashed: amount };
        let _ = window.with(now, held, amount, cap);
        let _ = window.without(now, amount);
    }
}

#[test]
fn exhausted_every_row_of_three_small_cases() {
    let pauses = [0, 1, 7 * DAY - 1, 7 * DAY, 7 * DAY + 1];
    let each = || {
        pauses.into_iter().flat_map(|pause| {
            (1..=4u64).flat_map(move |held| (0..=2u64).map(move |amount| (pause, held, amount)))
        })
    };
    for first in each().filter(|(pause, ..)| *pause == 0) {
        for second in each() {
            for third in each() {
                let (mut window, mut now, mut taken) = (Window::default(), DAY, Vec::new());
                for (pause, held, amount) in [first, second, third] {
                    now += pause;
                    if let Some(next) = window.with(now, held, amount, 5_000) {
                        window = next;
                        taken.push((now, held, amount));
                    }
                }
                for (start, held, _) in &taken {
                    let near = taken
                        .iter()
                        .filter(|(at, ..)| at - start < SLASH_WINDOW_SECONDS && at >= start);
                    assert!(near.map(|(.., amount)| amount).sum::<u64>() * 2 <= *held);
                }
            }
        }
    }
}
