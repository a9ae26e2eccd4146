//! The minimum stake, and the notice before a higher one applies.

use co_staking_rules::requirement::{minimum_stake, Requirement};
use proptest::prelude::*;

use crate::{amount, config};

/// `base x max(1, multiplier) x cards`, in ten-thousandths.
fn exact(base: u64, multiplier: u32, cards: u16) -> u128 {
    u128::from(base) * u128::from(multiplier.max(10_000)) * u128::from(cards)
}

fn requirement() -> impl Strategy<Value = Requirement> {
    (amount(), amount(), prop_oneof![Just(0), 1..200i64]).prop_map(
        |(minimum, announced_minimum, announced_from)| Requirement {
            minimum,
            announced_minimum,
            announced_from,
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_minimum_rounds_up_by_less_than_one_unit(base in amount(), multiplier in any::<u32>(), cards in any::<u16>()) {
        let exact = exact(base, multiplier, cards);
        match minimum_stake(base, multiplier, cards) {
            Some(minimum) => {
                let minimum = u128::from(minimum) * 10_000;
                prop_assert!(minimum >= exact && minimum < exact + 10_000);
            }
            None => prop_assert!(exact.div_ceil(10_000) > u128::from(u64::MAX)),
        }
    }

    #[test]
    fn the_minimum_never_falls_below_the_base_of_all_cards(base in 0..1u64 << 40, multiplier in 0..=1_000_000u32, cards in 0..=1_024u16) {
        prop_assert!(minimum_stake(base, multiplier, cards).unwrap() >= base * u64::from(cards));
    }

    #[test]
    fn a_multiplier_up_to_one_changes_nothing(base in amount(), multiplier in 0..=10_000u32, cards in any::<u16>()) {
        prop_assert_eq!(minimum_stake(base, multiplier, cards), minimum_stake(base, 10_000, cards));
    }

    #[test]
    fn more_of_anything_never_needs_less(
        base in prop::array::uniform2(0..1u64 << 40), multiplier in prop::array::uniform2(0..=1_000_000u32),
        cards in prop::array::uniform2(0..=1_024u16),
    ) {
        let (mut base, mut multiplier, mut cards) = (base, multiplier, cards);
        base.sort_unstable();
        multiplier.sort_unstable();
        cards.sort_unstable();
        let less = minimum_stake(base[0], multiplier[0], cards[0]).unwrap();
        prop_assert!(less <= minimum_stake(base[1], multiplier[0], cards[0]).unwrap());
        prop_assert!(less <= minimum_stake(base[0], multiplier[1], cards[0]).unwrap());
        prop_assert!(less <= minimum_stake(base[0], multiplier[0], cards[1]).unwrap());
    }

    #[test]
    fn every_device_that_can_be_registered_has_a_minimum(base in 1..=100_000_000_000_000u64, multiplier in 0..=1_000_000u32, cards in 1..=1_024u16) {
        prop_assert!(minimum_stake(base, multiplier, cards).is_some());
    }

    #[test]
    fn the_larger_requirement_binds_from_its_announcement(r in requirement(), now in -10..300i64) {
        let announced = if r.announced_from == 0 { 0 } else { r.announced_minimum };
        prop_assert!(r.larger(now) >= r.at(now));
        prop_assert!(r.larger(now) == r.minimum || r.larger(now) == announced);
        if r.announced_from != 0 {
            prop_assert!(r.larger(now) >= announced);
        }
    }

    #[test]
    fn a_requirement_changes_once_at_its_second(r in requirement(), now in -10..300i64) {
        let applies = r.announced_from != 0 && now >= r.announced_from;
        prop_assert_eq!(r.announcement_applies(now), applies);
        prop_assert_eq!(r.at(now), if applies { r.announced_minimum } else { r.minimum });
    }
}

#[test]
fn exhausted_every_small_device() {
    for base in 0..=40u64 {
        for multiplier in (0..=30_000u32).step_by(250).chain([9_999, 10_001, 12_501]) {
            for cards in 0..=9u16 {
                let wanted = exact(base, multiplier, cards).div_ceil(10_000);
                assert_eq!(
                    minimum_stake(base, multiplier, cards).map(u128::from),
                    Some(wanted)
                );
            }
        }
    }
}
