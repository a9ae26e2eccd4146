//! What counts, the owner's gate, the half that may be requested, and overflow.

use co_staking_rules::stake::{
    counted, overflow, self_stake_gate, shortfall, within_co_stake_half, CoStakeTotals,
};
use proptest::prelude::*;

use crate::{amount, config};

const QUARTER: u64 = u64::MAX / 4;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_counts_is_the_sum_and_open_requests_are_none_of_it(owner in amount(), open in amount(), active in amount(), waiting in amount()) {
        let sum = u128::from(owner) + u128::from(active) + u128::from(waiting);
        let totals = CoStakeTotals { open, active, active_unfrozen: 0, waiting };
        prop_assert_eq!(counted(owner, &totals), u64::try_from(sum).ok());
    }

    #[test]
    fn the_gate_is_exact(owner in amount(), minimum in amount()) {
        prop_assert_eq!(self_stake_gate(owner, minimum), u128::from(owner) * 2 >= u128::from(minimum));
    }

    #[test]
    fn the_half_is_exact(requested in amount(), minimum in amount()) {
        prop_assert_eq!(within_co_stake_half(requested, minimum), u128::from(requested) * 2 <= u128::from(minimum));
    }

    #[test]
    fn more_stake_never_closes_the_gate(a in amount(), b in amount(), minimum in amount()) {
        prop_assert!(!self_stake_gate(a.min(b), minimum) || self_stake_gate(a.max(b), minimum));
    }

    #[test]
    fn a_smaller_request_never_exceeds_the_half(a in amount(), b in amount(), minimum in amount()) {
        prop_assert!(!within_co_stake_half(a.max(b), minimum) || within_co_stake_half(a.min(b), minimum));
    }

    #[test]
    fn overflow_is_never_more_than_the_owners_own(owner in amount(), co in amount(), minimum in amount()) {
        match overflow(owner, co, minimum) {
            Some(out) => prop_assert!(out <= owner),
            None => prop_assert!(owner.checked_add(co).is_none()),
        }
    }

    #[test]
    fn what_is_left_after_an_overflow_still_reaches_the_minimum(owner in 0..QUARTER, co in 0..QUARTER, minimum in 0..QUARTER) {
        let out = overflow(owner, co, minimum).unwrap();
        let half = minimum.div_ceil(2);
        prop_assert!(out == 0 || (owner - out + co >= minimum && owner - out >= half));
        // It is all there is: one more would leave the device short, or the owner with less than half.
        prop_assert!(owner - out + co <= minimum || owner - out <= half);
    }

    #[test]
    fn a_device_with_a_shortfall_has_no_overflow(owner in amount(), co in amount(), minimum in amount()) {
        match shortfall(owner, co, minimum) {
            Some(0) => prop_assert!(u128::from(owner) + u128::from(co) >= u128::from(minimum)),
            Some(_) => prop_assert_eq!(overflow(owner, co, minimum), Some(0)),
            None => prop_assert!(owner.checked_add(co).is_none()),
        }
    }

    #[test]
    fn taking_overflow_in_parts_conserves_it(owner in 0..QUARTER, co in 0..QUARTER, minimum in 0..QUARTER, part in any::<u64>()) {
        let out = overflow(owner, co, minimum).unwrap();
        let part = if out == 0 { 0 } else { part % (out + 1) };
        prop_assert_eq!(overflow(owner - part, co, minimum), Some(out - part));
    }

    #[test]
    fn overflow_rises_with_stake_and_falls_with_the_minimum(
        owner in 0..QUARTER, co in 0..QUARTER, minimum in 0..QUARTER, more in 0..QUARTER,
    ) {
        let out = overflow(owner, co, minimum).unwrap();
        prop_assert!(overflow(owner + more, co, minimum).unwrap() >= out);
        prop_assert!(overflow(owner, co + more, minimum).unwrap() >= out);
        prop_assert!(overflow(owner, co, minimum + more).unwrap() <= out);
    }
}

#[test]
fn exhausted_every_small_stake() {
    for owner in 0..=60u64 {
        for minimum in 0..=60u64 {
            assert_eq!(self_stake_gate(owner, minimum), owner * 2 >= minimum);
            assert_eq!(within_co_stake_half(owner, minimum), owner * 2 <= minimum);
            for co in 0..=60u64 {
                let half = minimum.div_ceil(2);
                let wanted = (owner + co)
                    .saturating_sub(minimum)
                    .min(owner.saturating_sub(half));
                assert_eq!(overflow(owner, co, minimum), Some(wanted));
                assert_eq!(
                    shortfall(owner, co, minimum),
                    Some(minimum.saturating_sub(owner + co))
                );
            }
        }
    }
}
