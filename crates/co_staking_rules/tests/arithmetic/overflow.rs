//! I14: after a payment of overflow at t, the owner's and the active co-stakes' unfrozen stake is at least
//! every minimum that applied in [t - 42 d, t] since the oldest live co-stake was accepted, and the owner's
//! unfrozen stake is at least half of it, rounded up.
//!
//! Random histories of a device, against a reference that keeps every minimum with the seconds it applied in.

use co_staking_rules::{
    buckets::{bucket_at, counted_until, Buckets},
    limits::{BUCKET_SECONDS, CHANGE_DELAY_SECONDS, DAY},
    stake::overflow,
};
use proptest::prelude::*;

use crate::config;

#[derive(Clone, Copy, Debug)]
struct CoStake {
    accepted_at: i64,
    amount: u64,
    frozen: u64,
    /// Zero while active.
    free_at: i64,
}

/// A device beside the reference.
#[derive(Clone, Debug)]
struct Device {
    now: i64,
    seen: i64,
    owner: u64,
    owner_frozen: u64,
    co_stakes: Vec<CoStake>,
    minimum: u64,
    fallen: Buckets,
    /// Every minimum, with the highest second seen when it came into force.
    history: Vec<(i64, u64)>,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Wait(i64),
    ClockFalls(i64),
    Minimum(u64),
    TopUp(u64),
    Accept(u64),
    Leave(usize, i64),
    FreezeOwner(u64),
    FreezeCoStake(usize, u64),
    ReleaseAll,
    BurnAll,
    TakeOverflow(u64),
}

impl Device {
    fn new(owner: u64, minimum: u64) -> Self {
        let now = 1_000 * BUCKET_SECONDS;
        Self {
            now,
            seen: now,
            owner,
            owner_frozen: 0,
            co_stakes: Vec::new(),
            minimum,
            fallen: Buckets::default(),
            history: vec![(now, minimum)],
        }
    }

    /// Co-stakes that are not free by the clock.
    fn live(&self) -> impl Iterator<Item = &CoStake> {
        self.co_stakes
            .iter()
            .filter(|one| one.free_at == 0 || self.now < one.free_at)
    }

    fn co_active(&self) -> u64 {
        self.co_stakes
            .iter()
            .filter(|one| one.free_at == 0)
            .map(|one| one.amount - one.frozen)
            .sum()
    }

    fn measure(&self) -> u64 {
        let kept = self.fallen.at(bucket_at(self.fallen.number, self.now)).largest();
        self.minimum.max(kept)
    }

    fn overflow(&self) -> u64 {
        overflow(self.owner - self.owner_frozen, self.co_active(), self.measure()).unwrap()
    }

    fn set_minimum(&mut self, minimum: u64) {
        if minimum < self.minimum && self.live().next().is_some() {
            let number = bucket_at(self.fallen.number, self.now);
            self.fallen = self.fallen.at(number).raised_to(self.minimum);
        }
        self.minimum = minimum;
        self.history.push((self.seen, minimum));
    }

    fn apply(&mut self, step: Step) {
        let place = |n: usize, all: usize| n % all.max(1);
        match step {
            Step::Wait(seconds) => self.now += seconds,
            Step::ClockFalls(seconds) => self.now -= seconds,
            Step::Minimum(minimum) => self.set_minimum(minimum),
            Step::TopUp(amount) => self.owner += amount,
            Step::Accept(amount) => self.co_stakes.push(CoStake {
                accepted_at: self.seen,
                amount,
                frozen: 0,
                free_at: 0,
            }),
            Step::Leave(n, seconds) => {
                let (all, now) = (self.co_stakes.len(), self.now);
                if let Some(one) = self.co_stakes.get_mut(place(n, all)) {
                    one.free_at = if one.free_at == 0 {
                        now + seconds
                    } else {
                        one.free_at
                    };
                }
            }
            Step::FreezeOwner(amount) => self.owner_frozen += amount.min(self.owner - self.owner_frozen),
            Step::FreezeCoStake(n, amount) => {
                let all = self.co_stakes.len();
                if let Some(one) = self.co_stakes.get_mut(place(n, all)) {
                    one.frozen += amount.min(one.amount - one.frozen);
                }
            }
            Step::ReleaseAll => {
                self.owner_frozen = 0;
                self.co_stakes.iter_mut().for_each(|one| one.frozen = 0);
            }
            Step::BurnAll => {
                self.owner -= std::mem::take(&mut self.owner_frozen);
                self.co_stakes
                    .iter_mut()
                    .for_each(|one| one.amount -= std::mem::take(&mut one.frozen));
            }
            Step::TakeOverflow(part) => {
                let amount = self.overflow().min(part);
                self.owner -= amount;
                if amount > 0 {
                    self.require_minimums();
                }
            }
        }
        self.seen = self.seen.max(self.now);
    }

    /// The naive reference: every minimum that applied in a second of the 42 days before.
    fn require_minimums(&self) {
        // Once free, a co-stake may have been withdrawn: a clock that falls does not bring it back.
        let live = self
            .co_stakes
            .iter()
            .filter(|one| one.free_at == 0 || self.seen < one.free_at);
        let oldest = live.map(|one| one.accepted_at).min().unwrap_or(self.seen);
        let from = oldest.max(self.seen - CHANGE_DELAY_SECONDS);
        for (n, (_, minimum)) in self.history.iter().enumerate() {
            let until = self.history.get(n + 1).map_or(i64::MAX, |(at, _)| *at);
            // It applied up to the second before the next one came.
            if until > from {
                let owner = self.owner - self.owner_frozen;
                assert!(owner + self.co_active() >= *minimum, "{minimum} of {self:?}");
                assert!(owner >= minimum.div_ceil(2), "half of {minimum} of {self:?}");
            }
        }
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let pause = prop_oneof![
        0..20 * DAY,
        Just(BUCKET_SECONDS - 1),
        Just(BUCKET_SECONDS),
        Just(CHANGE_DELAY_SECONDS - 1),
        Just(CHANGE_DELAY_SECONDS),
        Just(DAY),
    ];
    let step = prop_oneof![
        5 => pause.prop_map(Step::Wait),
        1 => (1..2 * DAY).prop_map(Step::ClockFalls),
        4 => (1..3_000u64).prop_map(Step::Minimum),
        2 => (1..2_000u64).prop_map(Step::TopUp),
        2 => (1..1_000u64).prop_map(Step::Accept),
        2 => (0..4usize, 14 * DAY..36 * DAY).prop_map(|(n, seconds)| Step::Leave(n, seconds)),
        1 => (1..500u64).prop_map(Step::FreezeOwner),
        1 => (0..4usize, 1..300u64).prop_map(|(n, amount)| Step::FreezeCoStake(n, amount)),
        1 => Just(Step::ReleaseAll),
        1 => Just(Step::BurnAll),
        6 => prop_oneof![Just(u64::MAX), 1..500u64].prop_map(Step::TakeOverflow),
    ];
    prop::collection::vec(step, 1..60)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_overflow_leaves_every_minimum_of_forty_two_days(steps in steps(), owner in 1..3_000u64, minimum in 1..3_000u64) {
        let mut device = Device::new(owner, minimum);
        for step in steps {
            device.apply(step);
        }
    }

    #[test]
    fn a_minimum_binds_for_fifty_six_days_at_most(falls in prop::collection::vec((1..3_000u64, 0..30 * DAY), 1..20), owner in 3_000..6_000u64) {
        let mut device = Device::new(owner, 3_000);
        device.apply(Step::Accept(100));
        for (minimum, pause) in falls {
            device.apply(Step::Minimum(minimum));
            device.apply(Step::Wait(pause));
        }
        let last = device.minimum;
        device.apply(Step::Wait(4 * BUCKET_SECONDS));
        prop_assert_eq!(device.measure(), last);
    }
}

/// A device of 1,600 with an owner of 960 and a co-stake of 640.
fn co_staked() -> Device {
    let mut device = Device::new(960, 1_600);
    device.apply(Step::Accept(640));
    device
}

#[test]
fn a_fall_frees_the_owners_stake_only_once_a_co_staker_could_have_left() {
    let mut device = co_staked();
    device.apply(Step::Minimum(600));
    let until = counted_until(device.fallen.number) - device.now;
    assert!((CHANGE_DELAY_SECONDS..=4 * BUCKET_SECONDS).contains(&until));
    for (wait, paid) in [(until - 1, 0), (1, 660), (1, 660)] {
        device.apply(Step::Wait(wait));
        assert_eq!(device.overflow(), paid);
    }
}

#[test]
fn a_fall_without_a_co_stake_frees_at_once_also_for_one_who_comes_later() {
    let mut device = Device::new(1_600, 1_600);
    device.apply(Step::Minimum(600));
    assert_eq!(device.overflow(), 1_000);
    device.apply(Step::Accept(300));
    assert_eq!(device.overflow(), 1_300);
}

#[test]
fn a_decoy_fall_by_one_unit_shields_no_real_one() {
    let mut device = co_staked();
    device.apply(Step::Minimum(1_599));
    device.apply(Step::Wait(41 * DAY));
    device.apply(Step::Minimum(600));
    device.apply(Step::Wait(15 * DAY));
    // The decoy is forgotten; the real fall binds on.
    assert_eq!((device.measure(), device.overflow()), (1_599, 1));
    device.apply(Step::Wait(41 * DAY));
    assert_eq!(device.overflow(), 660);
}

#[test]
fn a_registrar_who_steps_the_minimum_down_daily_prolongs_no_bind() {
    let mut device = co_staked();
    let first = device.now;
    for day in 1..=100 {
        device.apply(Step::Minimum(1_600 - day));
        // Never more than what applied 56 days before.
        let earlier = ((device.now - first) / DAY - 56).max(0) as u64;
        assert!(device.measure() <= 1_600 - earlier);
        device.apply(Step::Wait(DAY));
    }
}

#[test]
fn overflow_leaves_what_cases_have_frozen() {
    let mut device = Device::new(1_600, 1_600);
    device.apply(Step::Accept(640));
    assert_eq!(device.overflow(), 640);
    device.apply(Step::FreezeOwner(480));
    assert_eq!(device.overflow(), 160);
    device.apply(Step::FreezeCoStake(0, 192));
    assert_eq!(device.overflow(), 0);
    device.apply(Step::BurnAll);
    assert_eq!(device.overflow(), 0);
}

#[test]
fn a_half_that_co_stakes_fill_is_the_owners_still() {
    // After a fall no one but the owner holds the half of the minimum.
    let mut device = Device::new(1_600, 3_200);
    device.apply(Step::Accept(1_600));
    device.apply(Step::Minimum(1_000));
    device.apply(Step::Wait(4 * BUCKET_SECONDS));
    assert_eq!(device.overflow(), 1_100);
}
