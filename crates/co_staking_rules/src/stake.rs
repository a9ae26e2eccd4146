//! Counting stake: sufficiency, the self-stake gate, what may be requested, overflow.

use crate::limits::{BPS_DENOMINATOR, MAX_CO_STAKE_BPS, SELF_STAKE_GATE_BPS};

/// Sums over the co-stakes of one device, base units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoStakeTotals {
    /// Requested by open offers.
    pub open: u64,
    /// Active co-stakes.
    pub active: u64,
    /// What no case has frozen of the active ones.
    pub active_unfrozen: u64,
    /// Co-stakes in their wait.
    pub waiting: u64,
}

/// What counts towards the minimum: the owner's active stake, active co-stakes, co-stakes in wait.
pub fn counted(owner_active: u64, co: &CoStakeTotals) -> Option<u64> {
    owner_active.checked_add(co.active)?.checked_add(co.waiting)
}

/// `part / whole >= bps / 10,000`, exactly.
fn reaches(part: u64, whole: u64, bps: u16) -> bool {
    u128::from(part).saturating_mul(u128::from(BPS_DENOMINATOR))
        >= u128::from(whole).saturating_mul(u128::from(bps))
}

/// Whether the owner's active stake opens the gate for an offer: at least half of the minimum.
pub fn self_stake_gate(owner_active: u64, minimum: u64) -> bool {
    reaches(owner_active, minimum, SELF_STAKE_GATE_BPS)
}

/// Whether `requested` and active co-stakes together stay within half of the minimum.
pub fn within_co_stake_half(requested_and_active: u64, minimum: u64) -> bool {
    u128::from(requested_and_active).saturating_mul(u128::from(BPS_DENOMINATOR))
        <= u128::from(minimum).saturating_mul(u128::from(MAX_CO_STAKE_BPS))
}

/// What the owner may take out at once: `owner + active co-stakes - minimum`, never negative, and never so
/// much that the owner keeps less than half of the minimum, rounded up.
///
/// `owner` and `co_active` are what no case has frozen: a burn must not leave the device short of what was
/// paid out before it. Stake in wait is left out for the same reason: it will be gone within a week.
/// `minimum` is the largest of the present one, an announced one, and those that fell lately while a
/// co-stake was not free.
pub fn overflow(owner: u64, co_active: u64, minimum: u64) -> Option<u64> {
    let surplus = owner.checked_add(co_active)?.saturating_sub(minimum);
    Some(surplus.min(owner.saturating_sub(minimum.div_ceil(2))))
}

/// By how much a device will miss its minimum once all pending changes take effect: leaving stakes are
/// gone, what cases have frozen is burned, and an announced rise applies. The arguments are those of
/// `overflow`; `minimum` is the larger of the present and an announced one.
pub fn shortfall(owner: u64, co_active: u64, minimum: u64) -> Option<u64> {
    Some(minimum.saturating_sub(owner.checked_add(co_active)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_gate_and_the_half_are_exact_at_odd_minimums() {
        assert!(!self_stake_gate(800, 1_601));
        assert!(self_stake_gate(801, 1_601));
        assert!(within_co_stake_half(800, 1_601));
        assert!(!within_co_stake_half(801, 1_601));
    }

    #[test]
    fn overflow_of_the_worked_offer() {
        // Minimum 1,600; the owner holds 1,600, a co-stake of 640 lands: 640 are surplus.
        assert_eq!(overflow(1_600, 640, 1_600), Some(640));
        assert_eq!(overflow(960, 640, 1_600), Some(0));
        assert_eq!(overflow(0, 640, 0), Some(0));
    }

    #[test]
    fn overflow_leaves_the_owner_half_of_the_minimum_rounded_up() {
        assert_eq!(overflow(1_601, 1_601, 1_601), Some(800));
        assert_eq!(overflow(801, 1_601, 1_601), Some(0));
        assert_eq!(overflow(800, 1_601, 1_601), Some(0));
        assert_eq!(overflow(u64::MAX, 1, 1), None);
    }

    #[test]
    fn the_shortfall_is_what_is_missing() {
        assert_eq!(shortfall(960, 640, 1_600), Some(0));
        assert_eq!(shortfall(959, 640, 1_600), Some(1));
        assert_eq!(shortfall(u64::MAX, 1, 1), None);
    }

    proptest! {
        #[test]
        fn after_taking_the_overflow_nothing_is_left_and_the_minimum_still_stands(
            owner in 0..u64::MAX / 4, co in 0..u64::MAX / 4, minimum in 0..u64::MAX / 4,
        ) {
            let out = overflow(owner, co, minimum).unwrap();
            prop_assert!(out <= owner);
            if out > 0 {
                prop_assert!(owner - out + co >= minimum);
                prop_assert!(owner - out >= minimum.div_ceil(2));
            }
            prop_assert_eq!(overflow(owner - out, co, minimum), Some(0));
        }

        #[test]
        fn the_owner_at_the_gate_and_a_full_request_reach_the_minimum(minimum in any::<u64>()) {
            let owner = minimum.div_ceil(2);
            prop_assert!(self_stake_gate(owner, minimum));
            prop_assert!(within_co_stake_half(minimum - owner, minimum));
        }
    }
}
