//! A small world, explored in full: an owner, two co-stakers, three slash cases, a thief who shares the
//! admin's key, and seconds at the edges of buckets and delays. I12 to I15 hold in every state that any order
//! of actions can reach; the rules are those of the crate, the references know none of them.
//!
//! Two halves of the world are explored, each in full: the keys beside the cases, and the stakes beside the
//! cases. `cargo test --test model -- --nocapture` prints the number of states.

mod cases;
mod keys;
mod reference;
mod stakes;
mod world;

use stateright::{Checker, HasDiscoveries, Model};

use reference::Invariant;
use world::{Half, Weakness, World};

fn explore(world: World) -> impl Checker<World> {
    // Up to the first breach, or to the last state if there is none.
    let checker = world.checker().finish_when(HasDiscoveries::AnyFailures);
    checker.threads(2).spawn_bfs().join()
}

fn holds_in_every_state(half: Half, cases: usize, exits: bool) {
    let explored = explore(World {
        half,
        cases,
        exits,
        weakness: None,
    });
    println!(
        "{half:?} beside {cases} cases{}: {} states, {} transitions, {} steps deep",
        if exits { ", with all exits" } else { "" },
        explored.unique_state_count(),
        explored.state_count(),
        explored.max_depth()
    );
    // Every invariant always, and every scene that the invariants are about at least once.
    explored.assert_properties();
    assert!(explored.is_done());
}

#[test]
fn keys_beside_two_cases() {
    holds_in_every_state(Half::Keys, 2, false);
}

#[test]
fn stakes_beside_two_cases() {
    holds_in_every_state(Half::Stakes, 2, false);
}

#[test]
#[ignore = "millions of states: run with --release"]
fn keys_beside_three_cases() {
    holds_in_every_state(Half::Keys, 3, false);
}

#[test]
#[ignore = "millions of states: run with --release"]
fn stakes_beside_three_cases() {
    holds_in_every_state(Half::Stakes, 3, false);
}

#[test]
#[ignore = "millions of states: run with --release"]
fn stakes_and_exits_beside_two_cases() {
    holds_in_every_state(Half::Stakes, 2, true);
}

/// A rule taken away breaks its invariant: the exploration would see it.
#[test]
fn each_rule_is_needed() {
    for (weakness, half, invariant) in [
        (Weakness::NominationsAtOnce, Half::Keys, Invariant::I12),
        (Weakness::AnyArbiterUpholds, Half::Keys, Invariant::I12),
        (Weakness::TermsAtOnce, Half::Keys, Invariant::I12),
        (Weakness::BurnsWhenUpheld, Half::Keys, Invariant::I15),
        (Weakness::ForgetsWithTheBucket, Half::Stakes, Invariant::I13),
        (Weakness::ReturnsToThePresentBucket, Half::Stakes, Invariant::I13),
        (Weakness::ForgetsMinimums, Half::Stakes, Invariant::I14),
        (Weakness::CountsFrozenStake, Half::Stakes, Invariant::I14),
    ] {
        let explored = explore(World {
            half,
            cases: 3,
            exits: false,
            weakness: Some(weakness),
        });
        let path = explored.assert_any_discovery(invariant.name());
        assert_eq!(path.last_state().breach, Some(invariant), "{weakness:?}");
    }
}
