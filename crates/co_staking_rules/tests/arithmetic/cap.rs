//! I13: for any two seconds less than 42 days apart, what cases opened between them took of a party and did
//! not give back is at most the highest cap in force at one of them, of what no case had frozen at the first
//! plus what was added or released in between.
//!
//! Random histories of one party, against a reference that keeps every case and sums over every interval. Its
//! seconds are the highest that were seen: a bucket's number never falls, even if the clock does.

use co_staking_rules::{
    buckets::{bucket_at, Buckets},
    limits::{BUCKET_SECONDS, CHANGE_DELAY_SECONDS, DAY},
    slash::{hit, within_cap},
};
use proptest::prelude::*;

use crate::config;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Open,
    Burned,
    Released,
}

#[derive(Clone, Debug)]
struct Case {
    /// Highest second seen at the opening.
    seen: i64,
    bucket: u32,
    cap: u16,
    stake: u64,
    /// What no case had frozen just before, and what has been added and released since.
    free: u64,
    gained: u64,
    fate: Fate,
}

/// A party beside the reference.
#[derive(Clone, Debug)]
pub struct Party {
    now: i64,
    seen: i64,
    cap: u16,
    stake: u64,
    frozen: u64,
    taken: Buckets,
    cases: Vec<Case>,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Wait(i64),
    ClockFalls(i64),
    Open(u16),
    TopUp(u64),
    Withdraw(u64),
    Release(usize),
    Burn(usize),
    Cap(u16),
}

impl Party {
    fn new(stake: u64, cap: u16) -> Self {
        let now = 1_000 * BUCKET_SECONDS;
        Self {
            now,
            seen: now,
            cap,
            stake,
            frozen: 0,
            taken: Buckets::default(),
            cases: Vec::new(),
        }
    }

    fn apply(&mut self, step: Step) {
        match step {
            Step::Wait(seconds) => self.now += seconds,
            Step::ClockFalls(seconds) => self.now -= seconds,
            Step::Open(bps) => self.open(bps),
            Step::TopUp(amount) => {
                self.stake += amount;
                self.cases.iter_mut().for_each(|case| case.gained += amount);
            }
            Step::Withdraw(amount) => self.stake -= amount.min(self.stake - self.frozen),
            Step::Release(place) => self.end(place, Fate::Released),
            Step::Burn(place) => self.end(place, Fate::Burned),
            Step::Cap(bps) => self.cap = bps,
        }
        self.seen = self.seen.max(self.now);
    }

    fn open(&mut self, bps: u16) {
        let free = self.stake - self.frozen;
        self.taken = self.taken.at(bucket_at(self.taken.number, self.now));
        let asked = hit(free, bps).unwrap();
        let stake = within_cap(asked, free, self.taken.sum(), self.cap).unwrap();
        self.taken = self.taken.plus(stake).unwrap();
        self.frozen += stake;
        self.cases.push(Case {
            seen: self.seen,
            bucket: self.taken.number,
            cap: self.cap,
            stake,
            free,
            gained: 0,
            fate: Fate::Open,
        });
        self.require_cap();
    }

    fn end(&mut self, place: usize, fate: Fate) {
        let open: Vec<usize> = (0..self.cases.len())
            .filter(|n| self.cases[*n].fate == Fate::Open)
            .collect();
        let Some(place) = open.get(place % open.len().max(1)).copied() else {
            return;
        };
        let (bucket, stake) = (self.cases[place].bucket, self.cases[place].stake);
        self.cases[place].fate = fate;
        self.frozen -= stake;
        if fate == Fate::Released {
            self.taken = self.taken.minus(bucket, stake);
            // What is released was free before the interval only where its case is older than it.
            self.cases.iter_mut().for_each(|case| case.gained += stake);
        } else {
            self.stake -= stake;
        }
    }

    /// The naive reference: every interval that ends with the case just opened.
    fn require_cap(&self) {
        let last = self.cases.last().unwrap();
        for (start, first) in self.cases.iter().enumerate() {
            if last.seen - first.seen >= CHANGE_DELAY_SECONDS {
                continue;
            }
            let between = self.cases[start..]
                .iter()
                .filter(|case| case.fate != Fate::Released);
            let (sum, cap) = between
                .filter(|case| case.stake > 0)
                .fold((0u128, 0), |(sum, cap), case| {
                    (sum + u128::from(case.stake), case.cap.max(cap))
                });
            let whole = u128::from(first.free) + u128::from(first.gained);
            assert!(
                sum * 10_000 <= whole * u128::from(cap),
                "{sum} of {whole} at {cap}: {:?}",
                self.cases
            );
        }
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let pause = prop_oneof![
        0..20 * DAY,
        Just(BUCKET_SECONDS - 1),
        Just(BUCKET_SECONDS),
        Just(BUCKET_SECONDS + 1),
        Just(CHANGE_DELAY_SECONDS - 1),
        Just(CHANGE_DELAY_SECONDS),
        Just(4 * BUCKET_SECONDS - 1),
    ];
    let step = prop_oneof![
        4 => pause.prop_map(Step::Wait),
        1 => (1..2 * DAY).prop_map(Step::ClockFalls),
        6 => prop_oneof![Just(1), Just(5_000), 0..=5_000u16].prop_map(Step::Open),
        2 => prop_oneof![0..10u64, 0..10_000_000u64].prop_map(Step::TopUp),
        2 => (0..2_000_000u64).prop_map(Step::Withdraw),
        3 => (0..8usize).prop_map(Step::Release),
        2 => (0..8usize).prop_map(Step::Burn),
        1 => (0..=5_000u16).prop_map(Step::Cap),
    ];
    prop::collection::vec(step, 1..60)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_forty_two_days_take_more_than_the_cap(steps in steps(), stake in prop_oneof![1..20u64, 1..1_000_000u64], cap in 0..=5_000u16) {
        let mut party = Party::new(stake, cap);
        for step in steps {
            party.apply(step);
        }
    }

    #[test]
    fn what_is_released_counts_for_nothing(rounds in prop::collection::vec((1..=5_000u16, 0..100 * DAY), 1..20), stake in 1..1_000_000u64) {
        let (mut busy, mut quiet) = (Party::new(stake, 3_000), Party::new(stake, 3_000));
        for (bps, pause) in rounds {
            // Opened and withdrawn in circles, also across the edge of a bucket.
            busy.apply(Step::Open(bps));
            for party in [&mut busy, &mut quiet] {
                party.apply(Step::Wait(pause));
            }
            busy.apply(Step::Release(0));
        }
        for party in [&mut busy, &mut quiet] {
            party.apply(Step::Open(5_000));
        }
        prop_assert_eq!(busy.frozen, quiet.frozen);
        prop_assert_eq!(quiet.frozen, hit(stake, 3_000).unwrap());
    }

    #[test]
    fn a_borrowed_top_up_changes_nothing_that_lasts(stake in 1..1_000_000u64, loan in 1..1u64 << 40, first in 0..=5_000u16) {
        let (mut lent, mut plain) = (Party::new(stake, 3_000), Party::new(stake, 3_000));
        for party in [&mut lent, &mut plain] {
            party.apply(Step::Open(first));
        }
        lent.apply(Step::TopUp(loan));
        lent.apply(Step::Withdraw(loan));
        for party in [&mut lent, &mut plain] {
            party.apply(Step::Open(5_000));
        }
        prop_assert_eq!(lent.frozen, plain.frozen);
    }
}

/// What cases of 50 % have taken after pauses of so many seconds between them.
fn taken_after(pauses: &[i64]) -> u64 {
    let mut party = Party::new(10_000, 3_000);
    party.apply(Step::Open(5_000));
    for pause in pauses {
        party.apply(Step::Wait(*pause));
        party.apply(Step::Open(5_000));
    }
    party.frozen
}

#[test]
fn a_case_is_forgotten_with_the_fifth_bucket_and_never_within_forty_two_days() {
    // The first case comes in the first second of a bucket: counted for 56 days.
    let forgotten = 4 * BUCKET_SECONDS;
    assert_eq!(taken_after(&[forgotten - 1]), 3_000);
    assert_eq!(taken_after(&[forgotten]), 5_100);
    assert_eq!(taken_after(&[forgotten + 1]), 5_100);
    // In the last second of a bucket: counted for 42 days and that second.
    let late = |pause| {
        let mut party = Party::new(10_000, 3_000);
        party.apply(Step::Wait(BUCKET_SECONDS - 1));
        party.apply(Step::Open(5_000));
        party.apply(Step::Wait(pause));
        party.apply(Step::Open(5_000));
        party.frozen
    };
    assert_eq!(late(CHANGE_DELAY_SECONDS - 1), 3_000);
    assert_eq!(late(CHANGE_DELAY_SECONDS), 3_000);
    assert_eq!(late(CHANGE_DELAY_SECONDS + 1), 5_100);
}

#[test]
fn a_case_across_the_edge_of_a_bucket_returns_exactly() {
    let mut party = Party::new(10_000, 3_000);
    party.apply(Step::Wait(BUCKET_SECONDS - 1));
    party.apply(Step::Open(2_000));
    party.apply(Step::Wait(1));
    party.apply(Step::Open(5_000));
    assert_eq!(
        party.taken.amounts.iter().filter(|amount| **amount > 0).count(),
        2
    );
    party.apply(Step::Release(0));
    assert_eq!((party.taken.sum(), party.frozen), (1_000, 1_000));
    party.apply(Step::Open(5_000));
    assert_eq!(party.frozen, 3_000);
}

#[test]
fn dust_before_and_after_a_top_up_shields_nobody() {
    let mut party = Party::new(10, 3_000);
    party.apply(Step::Open(1_000));
    party.apply(Step::TopUp(999_990));
    (0..8).for_each(|_| party.apply(Step::Open(1)));
    party.apply(Step::Open(5_000));
    assert_eq!(party.frozen, 300_000);
}

#[test]
fn small_cases_on_and_on_leave_the_cap_of_any_forty_two_days() {
    // 3 % every 6 days: what a chain of windows once refused permanently, buckets forget.
    let mut party = Party::new(1_000_000, 3_000);
    for _ in 0..40 {
        let before = party.frozen;
        party.apply(Step::Open(300));
        assert!(party.frozen > before);
        party.apply(Step::Burn(0));
        party.apply(Step::Wait(6 * DAY));
    }
}

#[test]
fn a_clock_that_falls_returns_nothing_to_the_cap() {
    let mut party = Party::new(10_000, 3_000);
    party.apply(Step::Open(5_000));
    party.apply(Step::ClockFalls(6 * 3_600));
    party.apply(Step::Open(5_000));
    assert_eq!((party.frozen, party.taken.number), (3_000, 1_000));
}

#[test]
fn exhausted_every_row_of_three_cases_at_the_edges_of_buckets() {
    let edges = [
        0,
        1,
        BUCKET_SECONDS - 1,
        BUCKET_SECONDS,
        BUCKET_SECONDS + 1,
        CHANGE_DELAY_SECONDS - 1,
        CHANGE_DELAY_SECONDS,
    ];
    let between = [
        None,
        Some(Step::TopUp(3)),
        Some(Step::Withdraw(3)),
        Some(Step::Release(0)),
        Some(Step::Burn(0)),
        Some(Step::Cap(1_000)),
    ];
    for stake in 1..=12 {
        for begin in [0, 1, BUCKET_SECONDS - 1] {
            for (first, second) in edges.into_iter().flat_map(|a| edges.map(|b| (a, b))) {
                for (a, b) in between.into_iter().flat_map(|a| between.map(|b| (a, b))) {
                    let mut party = Party::new(stake, 5_000);
                    party.apply(Step::Wait(begin));
                    for (pause, step) in [(first, a), (second, b)] {
                        party.apply(Step::Open(5_000));
                        party.apply(Step::Wait(pause));
                        step.into_iter().for_each(|step| party.apply(step));
                    }
                    party.apply(Step::Open(5_000));
                }
            }
        }
    }
}
