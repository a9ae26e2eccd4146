//! The split of one amount by a share.

use co_staking_rules::rewards::{share_of, Accrued};
use proptest::prelude::*;

use crate::{amount, bps, config};

pub fn scaled(a: Accrued) -> u128 {
    u128::from(a.units) * 10_000 + u128::from(a.fraction)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_share_is_exact_to_the_ten_thousandth(amount in amount(), bps in bps()) {
        let share = share_of(amount, bps).unwrap();
        prop_assert_eq!(scaled(share), u128::from(amount) * u128::from(bps));
        prop_assert!(share.fraction < 10_000);
    }

    #[test]
    fn whole_units_round_down(amount in amount(), bps in bps()) {
        let units = u128::from(share_of(amount, bps).unwrap().units) * 10_000;
        let exact = u128::from(amount) * u128::from(bps);
        prop_assert!(units <= exact && exact < units + 10_000);
    }

    #[test]
    fn a_share_never_exceeds_the_whole(amount in amount(), bps in bps()) {
        let share = share_of(amount, bps).unwrap();
        prop_assert!(share.units < amount || (share.units == amount && share.fraction == 0));
    }

    #[test]
    fn a_larger_amount_never_gives_a_smaller_share(a in amount(), b in amount(), bps in bps()) {
        let (small, large) = (a.min(b), a.max(b));
        prop_assert!(scaled(share_of(small, bps).unwrap()) <= scaled(share_of(large, bps).unwrap()));
    }

    #[test]
    fn a_larger_share_never_gives_less(amount in amount(), a in bps(), b in bps()) {
        prop_assert!(scaled(share_of(amount, a.min(b)).unwrap()) <= scaled(share_of(amount, a.max(b)).unwrap()));
    }

    #[test]
    fn four_shares_and_the_rest_conserve_the_amount(amount in amount(), cuts in prop::array::uniform4(0..=10_000u16)) {
        let mut cuts = cuts;
        cuts.sort_unstable();
        let [a, b, c, d] = cuts;
        let sum = [a, b - a, c - b, d - c, 10_000 - d]
            .into_iter()
            .map(|bps| share_of(amount, bps).unwrap())
            .fold(Accrued::default(), |sum, part| sum.plus(part).unwrap());
        prop_assert_eq!(sum, Accrued { units: amount, fraction: 0 });
    }

    #[test]
    fn a_share_above_the_whole_is_refused(amount in any::<u64>(), bps in 10_001..=u16::MAX) {
        prop_assert_eq!(share_of(amount, bps), None);
    }
}

#[test]
fn exhausted_every_share_of_every_small_amount() {
    for amount in 0..=256u64 {
        for bps in 0..=10_000u16 {
            let share = share_of(amount, bps).unwrap();
            assert_eq!(scaled(share), u128::from(amount) * u128::from(bps));
            assert!(share.fraction < 10_000);
        }
    }
}
