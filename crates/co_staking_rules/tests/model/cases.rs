//! Slash cases: opened, appealed, decided, withdrawn, burned, released.

use co_staking_rules::{
    buckets::bucket_at,
    case::{CaseClock, Decider, Progress},
    slash::{hit, within_cap},
};

use crate::{
    keys::{Holder, Keys},
    reference::{caps_hold, stood_long_enough, window_is_over, Invariant},
    world::{Half, State, Weakness, World, APPEAL, OWNER},
};

/// Part of a co-stake that cases may take, basis points.
const CO_STAKE_CAP: u16 = 3_000;
/// A small case, basis points.
const DUST: u16 = 500;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    Open,
    Burned,
    Released,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Case {
    pub opener: Holder,
    pub clock: CaseClock,
    pub bucket: u32,
    /// Owner's cap in force at the opening.
    pub cap: u16,
    /// Taken of each party.
    pub hits: [u64; 3],
    // For the reference: free just before, added and released since.
    pub free: [u64; 3],
    pub gained: [u64; 3],
    pub fate: Fate,
}

impl Case {
    pub fn cap_of(&self, party: usize) -> u16 {
        if party == OWNER {
            self.cap
        } else {
            CO_STAKE_CAP
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Open { dust: bool },
    Appeal(usize),
    Uphold(usize),
    Dismiss(usize),
    Withdraw(usize),
    Burn(usize),
    Release(usize),
}

pub fn actions<'a>(world: &World, state: &'a State) -> impl Iterator<Item = Action> + use<'a> {
    let (half, most) = (world.half, world.cases);
    let opens = [false, true]
        .into_iter()
        .filter(move |dust| state.cases.len() < most && *dust == (half == Half::Keys))
        .map(|dust| Action::Open { dust });
    let each = (0..state.cases.len()).filter(|n| state.cases[*n].fate == Fate::Open);
    opens.chain(each.flat_map(move |n| {
        let ends = [Action::Withdraw(n), Action::Burn(n)];
        let words = [
            Action::Appeal(n),
            Action::Uphold(n),
            Action::Dismiss(n),
            Action::Release(n),
        ];
        ends.into_iter()
            .chain(words.into_iter().filter(move |_| half == Half::Keys))
    }))
}

pub fn apply(world: &World, state: &mut State, action: Action, now: i64) -> Option<()> {
    match action {
        Action::Open { dust } => open(world, state, dust, now),
        Action::Appeal(n) => {
            let clock = &mut state.cases[n].clock;
            if clock.progress != Progress::Open || now >= clock.appeal_ends_at {
                return None;
            }
            clock.progress = Progress::Appealed;
            clock.arbiter_ends_at = now + APPEAL;
            Some(())
        }
        Action::Uphold(n) => {
            let case = &mut state.cases[n];
            case.clock.progress = case.clock.uphold(decider(state.keys)?, now).ok()?;
            let thief = state.keys.arbiter == Holder::Thief;
            if thief && !stood_long_enough(state.keys.thief_arbiter_at, case.clock.opened_at) {
                state.breach = Some(Invariant::I12);
            }
            Some(())
        }
        Action::Dismiss(n) => {
            let case = &mut state.cases[n];
            case.clock.progress = case.clock.dismiss(decider(state.keys)?, now).ok()?;
            Some(())
        }
        Action::Withdraw(n) => {
            // The slasher in office, or the admin while there is none: someone always may.
            end(world, state, n, Fate::Released);
            Some(())
        }
        Action::Burn(n) => {
            let case = state.cases[n];
            let early = world.is(Weakness::BurnsWhenUpheld) && case.clock.progress == Progress::Upheld;
            if !early && !case.clock.may_burn(now) {
                return None;
            }
            end(world, state, n, Fate::Burned);
            if !window_is_over(&case, now) {
                state.breach = Some(Invariant::I15);
            }
            Some(())
        }
        Action::Release(n) => {
            if !state.cases[n].clock.may_release(now) {
                return None;
            }
            end(world, state, n, Fate::Released);
            Some(())
        }
    }
}

/// The arbiter in office. A thief has two keys: what one of them opened the other may decide.
fn decider(keys: Keys) -> Option<Decider> {
    (keys.arbiter != Holder::Vacant).then_some(Decider {
        is_opener: false,
        since: keys.arbiter_since,
    })
}

fn open(world: &World, state: &mut State, dust: bool, now: i64) -> Option<()> {
    let keys = state.keys;
    if keys.slasher == Holder::Vacant {
        return None;
    }
    let cap = u16::try_from(keys.cap.at(now)).unwrap();
    let bps = if dust { DUST } else { cap };
    let bucket = bucket_at(state.bucket, now);
    let clock = CaseClock {
        progress: Progress::Open,
        opened_at: now,
        appeal_ends_at: now + APPEAL,
        arbiter_ends_at: 0,
    };
    let mut case = Case {
        opener: keys.slasher,
        clock,
        bucket,
        cap,
        hits: [0; 3],
        free: state.parties.map(|party| party.free()),
        gained: [0; 3],
        fate: Fate::Open,
    };
    for (n, party) in state.parties.iter_mut().enumerate() {
        if !party.is_locked(now) {
            continue;
        }
        if world.is(Weakness::ForgetsWithTheBucket) && party.taken.number != bucket {
            party.taken = Default::default();
        }
        let taken = party.taken.at(bucket);
        let asked = hit(party.free(), bps)?;
        let stake = within_cap(asked, party.free(), taken.sum(), case.cap_of(n))?;
        if stake > 0 {
            party.taken = taken.plus(stake)?;
            party.frozen += stake;
        }
        case.hits[n] = stake;
    }
    if case.hits == [0; 3] {
        return None;
    }
    state.bucket = bucket;
    state.cases.push(case);
    if !caps_hold(&state.cases) {
        state.breach = Some(Invariant::I13);
    }
    let thief = keys.slasher == Holder::Thief;
    let worse = cap > crate::keys::CAP && !stood_long_enough(keys.cap_announced_at, now);
    if worse || (thief && !stood_long_enough(keys.thief_slasher_at, now)) {
        state.breach = Some(Invariant::I12);
    }
    Some(())
}

fn end(world: &World, state: &mut State, n: usize, fate: Fate) {
    let case = state.cases[n];
    state.cases[n].fate = fate;
    // What can no longer matter does not tell states apart.
    state.cases[n].clock.arbiter_ends_at = 0;
    if case.clock.progress != Progress::Upheld {
        state.cases[n].clock.progress = Progress::Open;
    }
    for (party, hit) in state.parties.iter_mut().zip(case.hits) {
        if hit == 0 {
            continue;
        }
        party.frozen -= hit;
        if fate == Fate::Burned {
            party.stake -= hit;
        } else if world.is(Weakness::ReturnsToThePresentBucket) {
            // As if the bucket of the opening were not stored.
            let present = party.taken.number;
            party.taken = party.taken.minus(present, hit);
        } else {
            party.taken = party.taken.minus(case.bucket, hit);
        }
    }
    if fate == Fate::Released {
        for other in &mut state.cases {
            for (gained, hit) in other.gained.iter_mut().zip(case.hits) {
                *gained += hit;
            }
        }
    }
}
