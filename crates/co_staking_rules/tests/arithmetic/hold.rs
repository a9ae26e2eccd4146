//! The hired hold, and the notice that bounds it.

use co_staking_rules::{
    hold::{committed_until, hold_ends_at, is_committed, notice_is_live},
    limits::{DAY, NOTICE_HOLD_SECONDS, NOTICE_USE_SECONDS},
};
use proptest::prelude::*;

use crate::config;

const LONG: i64 = 1_000_000_000_000;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_notice_never_lengthens_a_hold(hired in any::<i64>(), notice in any::<i64>(), now in any::<i64>()) {
        prop_assert!(hold_ends_at(hired, notice, now) <= hired);
    }

    #[test]
    fn no_renewal_holds_longer_than_fourteen_days_after_a_notice(notice in 1..LONG, renewed in any::<i64>(), later in 0..NOTICE_USE_SECONDS) {
        let now = notice + NOTICE_HOLD_SECONDS + later;
        prop_assert!(hold_ends_at(renewed, notice, now) <= now);
    }

    #[test]
    fn without_a_live_notice_the_flag_alone_decides(hired in any::<i64>(), notice in 1..LONG, later in 0..LONG) {
        let lapsed = notice + NOTICE_HOLD_SECONDS + NOTICE_USE_SECONDS + later;
        prop_assert_eq!(hold_ends_at(hired, notice, lapsed), hired);
        prop_assert_eq!(hold_ends_at(hired, 0, lapsed), hired);
    }

    #[test]
    fn a_later_hire_never_ends_sooner(a in any::<i64>(), b in any::<i64>(), notice in any::<i64>(), now in any::<i64>()) {
        prop_assert!(hold_ends_at(a.min(b), notice, now) <= hold_ends_at(a.max(b), notice, now));
    }

    #[test]
    fn a_notice_lives_for_twenty_eight_days_to_the_second(notice in 1..LONG) {
        let lapse = notice + NOTICE_HOLD_SECONDS + NOTICE_USE_SECONDS;
        prop_assert!(notice_is_live(notice, lapse - 1));
        prop_assert!(!notice_is_live(notice, lapse));
    }

    #[test]
    fn a_commitment_lasts_exactly_the_agreed_wait(at in 0..LONG, wait in 1..LONG) {
        let until = committed_until(at, wait).unwrap();
        prop_assert!(is_committed(until, false, at) && is_committed(until, false, until - 1));
        prop_assert!(!is_committed(until, false, until));
        prop_assert!(!is_committed(until, true, at));
    }

    #[test]
    fn a_lapsed_notice_stays_lapsed(notice in any::<i64>(), a in any::<i64>(), b in any::<i64>()) {
        prop_assert!(notice_is_live(notice, a.min(b)) || !notice_is_live(notice, a.max(b)));
    }
}

#[test]
fn exhausted_every_boundary_second_of_hire_and_notice() {
    let notice = 100 * DAY;
    let around = |second: i64| (second - 2)..=(second + 2);
    let (bound, lapse) = (notice + 14 * DAY, notice + 28 * DAY);
    for now in [notice, bound, lapse].into_iter().flat_map(around) {
        for hired in [notice, bound, lapse, now].into_iter().flat_map(around) {
            let wanted = if now < lapse { hired.min(bound) } else { hired };
            assert_eq!(hold_ends_at(hired, notice, now), wanted);
        }
    }
}
