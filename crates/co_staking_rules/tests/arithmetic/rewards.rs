//! Accrued rewards: sums with a carry, and what co-stakes and owner earn over a life of posts.

use co_staking_rules::rewards::{earned, share_of, Accrued};
use proptest::prelude::*;

use crate::{amount, bps, config, split::scaled};

fn accrued() -> impl Strategy<Value = Accrued> {
    (amount(), 0..10_000u64).prop_map(|(units, fraction)| Accrued { units, fraction })
}

/// A co-stake of the reference: when it entered and left, in posts.
#[derive(Clone, Copy, Debug)]
struct Stay {
    from: usize,
    until: usize,
    bps: u16,
}

fn stays() -> impl Strategy<Value = Vec<Stay>> {
    // Four at 25 % each at most: their live shares never exceed the whole.
    prop::collection::vec(
        (0..8usize, 0..8usize, 0..=2_500u16).prop_map(|(a, b, bps)| Stay {
            from: a.min(b),
            until: a.max(b),
            bps,
        }),
        0..=4,
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_sum_is_exact_and_refused_only_where_it_does_not_fit(a in accrued(), b in accrued()) {
        let exact = scaled(a) + scaled(b);
        match a.plus(b) {
            Some(sum) => {
                prop_assert_eq!(scaled(sum), exact);
                prop_assert!(sum.fraction < 10_000);
            }
            None => prop_assert!(exact / 10_000 > u128::from(u64::MAX)),
        }
    }

    #[test]
    fn the_order_of_a_sum_does_not_matter(a in accrued(), b in accrued()) {
        prop_assert_eq!(a.plus(b), b.plus(a));
    }

    #[test]
    fn what_was_posted_before_the_entry_earns_nothing(entry in amount(), bps in bps()) {
        prop_assert_eq!(earned(entry, entry, bps), Some(Accrued::default()));
    }

    #[test]
    fn a_later_exit_never_earns_less(totals in prop::array::uniform3(any::<u64>()), bps in bps()) {
        let mut totals = totals;
        totals.sort_unstable();
        let [entry, sooner, later] = totals;
        prop_assert!(scaled(earned(entry, sooner, bps).unwrap()) <= scaled(earned(entry, later, bps).unwrap()));
    }

    #[test]
    fn an_exit_before_the_entry_is_refused(a in any::<u64>(), b in any::<u64>(), bps in bps()) {
        prop_assume!(a != b);
        prop_assert_eq!(earned(a.max(b), a.min(b), bps), None);
    }

    #[test]
    fn owner_and_co_stakes_together_earn_what_was_posted(
        posts in prop::collection::vec(0..u64::MAX / 16, 8), stays in stays(),
    ) {
        let mut totals = vec![0u64];
        let mut owner = Accrued::default();
        for (index, post) in posts.iter().enumerate() {
            let live: u16 = stays.iter().filter(|s| s.from <= index && index < s.until).map(|s| s.bps).sum();
            owner = owner.plus(share_of(*post, 10_000 - live).unwrap()).unwrap();
            totals.push(totals[index] + post);
        }
        let all = stays.iter().fold(scaled(owner), |sum, s| {
            sum + scaled(earned(totals[s.from], totals[s.until], s.bps).unwrap())
        });
        prop_assert_eq!(all, u128::from(totals[8]) * 10_000);
    }

    #[test]
    fn claiming_after_every_post_pays_what_one_claim_pays(
        posts in prop::collection::vec(0..1_000_000u64, 1..16), bps in bps(),
    ) {
        let (mut total, mut claimed) = (0, 0);
        for post in posts {
            total += post;
            claimed += earned(0, total, bps).unwrap().units - claimed;
        }
        prop_assert_eq!(claimed, earned(0, total, bps).unwrap().units);
    }
}

#[test]
fn exhausted_every_pair_of_small_posts_earns_their_sum() {
    for bps in (0..=10_000u16).step_by(37).chain([9_999, 10_000]) {
        for first in 0..=60u64 {
            for second in 0..=60u64 {
                let parts = share_of(first, bps).unwrap().plus(share_of(second, bps).unwrap());
                assert_eq!(parts, earned(0, first + second, bps));
            }
        }
    }
}
