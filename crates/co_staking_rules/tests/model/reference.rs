//! What I12 to I15 say, in the plainest words: nothing here calls a rule of the crate.

use crate::{
    cases::{Case, Fate},
    world::{State, APPEAL, OWNER},
};

/// 42 days, written out: the reference shares no constant with the rules.
pub const DELAY: i64 = 42 * 86_400;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Invariant {
    I12,
    I13,
    I14,
    I15,
}

impl Invariant {
    pub fn name(self) -> &'static str {
        match self {
            Self::I12 => "I12: the key that opens or upholds was nominated 42 days before, on terms announced 42 days before",
            Self::I13 => "I13: no 42 days take more than the cap of a party",
            Self::I14 => "I14: overflow leaves every minimum of 42 days",
            Self::I15 => "I15: nothing burns before the appeal window is over",
        }
    }
}

/// Whether something that was done at `since` was in force during all of the 42 days before `at`.
pub fn stood_long_enough(since: Option<i64>, at: i64) -> bool {
    since.is_some_and(|since| at - since >= DELAY)
}

/// I13 over every interval that ends with the last case, for every party.
pub fn caps_hold(cases: &[Case]) -> bool {
    let Some(last) = cases.last() else { return true };
    cases.iter().enumerate().all(|(start, first)| {
        last.clock.opened_at - first.clock.opened_at >= DELAY
            || (0..3).all(|party| {
                let kept = cases[start..]
                    .iter()
                    .filter(|case| case.fate != Fate::Released && case.hits[party] > 0);
                let sum: u64 = kept.clone().map(|case| case.hits[party]).sum();
                let cap = kept.map(|case| u64::from(case.cap_of(party))).max().unwrap_or(0);
                sum * 10_000 <= cap * (first.free[party] + first.gained[party])
            })
    })
}

/// I14 after a payment at `now`.
pub fn minimums_hold(state: &State, now: i64) -> bool {
    let owner = state.parties[OWNER].free();
    let active: u64 = state.parties[1..]
        .iter()
        .filter(|one| one.is_active())
        .map(|one| one.free())
        .sum();
    let live = state.parties[1..].iter().filter(|one| one.is_locked(now));
    let from = live.map(|one| one.since).min().unwrap_or(now).max(now - DELAY);
    state.minimums.iter().enumerate().all(|(n, (_, minimum))| {
        let until = state.minimums.get(n + 1).map_or(i64::MAX, |(at, _)| *at);
        until <= from || (owner + active >= *minimum && 2 * owner >= *minimum)
    })
}

/// I15 for a case that burns at `now`.
pub fn window_is_over(case: &Case, now: i64) -> bool {
    now - case.clock.opened_at >= APPEAL
}
