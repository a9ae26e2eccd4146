//! Stakes: acceptance, exits, overflow, and a minimum that falls.

use co_staking_rules::{
    buckets::bucket_at,
    hold::{committed_until, is_committed},
    limits::{COOLDOWN_SECONDS, WAIT_SECONDS},
    phase::{forced_exit, own_exit, ExitDates},
    stake::overflow,
};

use crate::{
    reference::{minimums_hold, Invariant},
    world::{Party, State, Weakness, World, OWNER},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Accept,
    Unstake(usize),
    UnstakeOwner,
    Withdraw(usize),
    TakeOverflow,
    /// First by one unit, a decoy; then by half.
    Fall,
}

pub const ACTIONS: [Action; 4] = [
    Action::Accept,
    Action::Unstake(1),
    Action::TakeOverflow,
    Action::Fall,
];

/// What is left out of the small world: the owner's exit, and payments at the end.
pub const EXITS: [Action; 3] = [Action::UnstakeOwner, Action::Withdraw(OWNER), Action::Withdraw(1)];

pub fn apply(world: &World, state: &mut State, action: Action, now: i64) -> Option<()> {
    match action {
        Action::Accept => {
            if state.parties[2].since != 0 || !state.parties[OWNER].is_active() {
                return None;
            }
            state.parties[2].since = now;
            state.parties[2].stake = 10;
            for case in &mut state.cases {
                case.gained[2] = 10;
            }
        }
        Action::Unstake(n) => {
            let party = &mut state.parties[n];
            if !party.is_active() {
                return None;
            }
            party.exit = own_exit(now, WAIT_SECONDS, COOLDOWN_SECONDS, false);
        }
        Action::UnstakeOwner => unstake_owner(state, now)?,
        Action::Withdraw(n) => {
            let party = &mut state.parties[n];
            let free = party.free();
            if party.exit.is_none() || party.is_locked(now) || free == 0 {
                return None;
            }
            party.stake -= free;
        }
        Action::TakeOverflow => take_overflow(world, state, now)?,
        Action::Fall => {
            let minimum = match state.minimum {
                20 => 19,
                19 => 10,
                _ => return None,
            };
            let live = state.parties[1..].iter().any(|one| one.is_locked(now));
            if live && !world.is(Weakness::ForgetsMinimums) {
                let number = bucket_at(state.fallen.number, now);
                state.fallen = state.fallen.at(number).raised_to(state.minimum);
            }
            state.minimum = minimum;
            state.minimums.push((now, minimum));
        }
    }
    Some(())
}

fn unstake_owner(state: &mut State, now: i64) -> Option<()> {
    if !state.parties[OWNER].is_active() {
        return None;
    }
    let committed = state.parties[1..].iter().any(|one| {
        one.is_active() && is_committed(committed_until(one.since, WAIT_SECONDS).unwrap(), false, now)
    });
    if committed {
        return None;
    }
    let ends_at = now + COOLDOWN_SECONDS;
    state.parties[OWNER].exit = Some(ExitDates {
        wait_ends_at: now,
        cooldown_ends_at: ends_at,
    });
    for party in &mut state.parties[1..] {
        if party.is_locked(now) {
            party.exit = forced_exit(now, COOLDOWN_SECONDS, ends_at, party.exit);
        }
    }
    Some(())
}

fn take_overflow(world: &World, state: &mut State, now: i64) -> Option<()> {
    let [owner, co_stakes @ ..] = &state.parties;
    if !owner.is_active() {
        return None;
    }
    let count = |party: &Party| {
        if world.is(Weakness::CountsFrozenStake) {
            party.stake
        } else {
            party.free()
        }
    };
    let active: u64 = co_stakes.iter().filter(|one| one.is_active()).map(count).sum();
    let kept = state.fallen.at(bucket_at(state.fallen.number, now)).largest();
    let amount = overflow(count(owner), active, state.minimum.max(kept))?.min(owner.free());
    if amount == 0 {
        return None;
    }
    state.parties[OWNER].stake -= amount;
    if !minimums_hold(state, now) {
        state.breach = Some(Invariant::I14);
    }
    Some(())
}
