//! The periods of the product in seconds, written out: what is computed from days is easily computed wrongly.

use co_staking_rules::limits::*;

#[test]
fn periods_are_those_of_the_product() {
    for (period, seconds) in [
        (DAY, 86_400),
        (WAIT_SECONDS, 604_800),
        (COOLDOWN_SECONDS, 1_209_600),
        (APPEAL_SECONDS, 2_592_000),
        (ARBITER_SECONDS, 2_592_000),
        (REQUIREMENT_NOTICE_SECONDS, 2_592_000),
        (MAX_HIRED_SECONDS, 172_800),
        (NOTICE_HOLD_SECONDS, 1_209_600),
        (NOTICE_USE_SECONDS, 1_209_600),
        (MAX_PAUSE_SECONDS, 604_800),
        (PAUSE_GAP_SECONDS, 86_400),
        (CHANGE_DELAY_SECONDS, 3_628_800),
        (MAX_EXIT_SECONDS, 3_024_000),
        (BUCKET_SECONDS, 1_209_600),
    ] {
        assert_eq!(period, seconds);
    }
}

#[test]
fn bounds_of_periods_are_those_of_the_product() {
    for (bound, days) in [
        (MIN_WAIT_SECONDS, 7),
        (MAX_WAIT_SECONDS, 14),
        (MIN_COOLDOWN_SECONDS, 7),
        (MAX_COOLDOWN_SECONDS, 21),
        (MIN_APPEAL_SECONDS, 7),
        (MAX_APPEAL_SECONDS, 60),
        (MIN_ARBITER_SECONDS, 7),
        (MAX_ARBITER_SECONDS, 60),
        (MIN_REQUIREMENT_NOTICE_SECONDS, 30),
        (MAX_REQUIREMENT_NOTICE_SECONDS, 90),
    ] {
        assert_eq!(bound, days * 86_400);
    }
}

#[test]
fn slash_caps_are_those_of_the_product() {
    assert_eq!(
        (DEFAULT_OWNER_SLASH_CAP_BPS, DEFAULT_CO_STAKE_SLASH_CAP_BPS),
        (5_000, 3_000)
    );
    assert_eq!((MAX_SLASH_CAP_BPS, BUCKETS), (5_000, 4));
}

// Evaluated, not assumed: a party that leaves when a change is announced is out before it applies.
#[test]
fn the_delay_outlasts_the_longest_exit_by_a_week() {
    let longest = MAX_WAIT_SECONDS + MAX_COOLDOWN_SECONDS;
    assert_eq!(CHANGE_DELAY_SECONDS - longest, 7 * DAY);
    assert_eq!(BUCKET_SECONDS * (BUCKETS as i64 - 1), CHANGE_DELAY_SECONDS);
}
