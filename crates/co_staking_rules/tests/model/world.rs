//! The state of the world, its seconds, and what can be done in it.

use co_staking_rules::{
    buckets::Buckets,
    case::Progress,
    limits::{BUCKET_SECONDS, DAY},
    phase::ExitDates,
};
use stateright::{Model, Property};

use crate::{
    cases::{self, Case},
    keys::{self, Holder, Keys},
    reference::Invariant,
    stakes,
};

/// First second of a bucket.
pub const START: i64 = 1_000 * BUCKET_SECONDS;
/// Appeal window of every case, and the arbiter's time, seconds.
pub const APPEAL: i64 = 30 * DAY;

/// Which half of the world is explored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    Keys,
    Stakes,
}

impl Half {
    /// The seconds at which anything can happen, from `START`.
    pub fn seconds(self) -> &'static [i64] {
        match self {
            // Nominations and caps of the first two seconds mature in the next two; their cases end then.
            Self::Keys => &[-1, 0, 42 * DAY - 1, 42 * DAY, 72 * DAY],
            // A case or a fall of the first second is forgotten after 42 days, of the second after 56.
            Self::Stakes => &[-1, 0, 42 * DAY - 1, 42 * DAY, 56 * DAY],
        }
    }
}

/// A rule that is taken away, to see that it is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    NominationsAtOnce,
    AnyArbiterUpholds,
    TermsAtOnce,
    BurnsWhenUpheld,
    ForgetsWithTheBucket,
    ReturnsToThePresentBucket,
    ForgetsMinimums,
    CountsFrozenStake,
}

pub const OWNER: usize = 0;

/// The owner or a co-staker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Party {
    pub stake: u64,
    pub frozen: u64,
    pub taken: Buckets,
    /// Second of the acceptance or first stake; zero before.
    pub since: i64,
    pub exit: Option<ExitDates>,
}

impl Party {
    pub fn free(&self) -> u64 {
        self.stake - self.frozen
    }

    pub fn is_active(&self) -> bool {
        self.since != 0 && self.exit.is_none()
    }

    /// Whether the stake is not free yet.
    pub fn is_locked(&self, now: i64) -> bool {
        self.since != 0 && self.exit.is_none_or(|exit| now < exit.cooldown_ends_at)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct State {
    pub second: usize,
    pub keys: Keys,
    /// The owner, and two co-stakers: one who has accepted, one who may.
    pub parties: [Party; 3],
    pub minimum: u64,
    pub fallen: Buckets,
    /// Minimums, with the second since which each applied.
    pub minimums: Vec<(i64, u64)>,
    /// Number of the device's present bucket.
    pub bucket: u32,
    pub cases: Vec<Case>,
    pub breach: Option<Invariant>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Wait,
    Keys(keys::Action),
    Case(cases::Action),
    Stake(stakes::Action),
}

#[derive(Clone, Copy, Debug)]
pub struct World {
    pub half: Half,
    /// Most cases that are opened.
    pub cases: usize,
    /// Whether the owner leaves too, and those who have left are paid.
    pub exits: bool,
    pub weakness: Option<Weakness>,
}

impl World {
    pub fn now(&self, state: &State) -> i64 {
        START + self.half.seconds()[state.second]
    }

    pub fn is(&self, weakness: Weakness) -> bool {
        self.weakness == Some(weakness)
    }
}

impl Model for World {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        let begin = START + self.half.seconds()[0];
        let party = |stake, since| Party {
            stake,
            since,
            ..Party::default()
        };
        vec![State {
            second: 0,
            keys: Keys::new(begin),
            parties: match self.half {
                Half::Keys => [party(20, begin), party(0, 0), party(0, 0)],
                Half::Stakes => [party(20, begin), party(10, begin), party(0, 0)],
            },
            minimum: 20,
            fallen: Buckets::default(),
            minimums: vec![(begin, 20)],
            bucket: 0,
            cases: Vec::new(),
            breach: None,
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        // A breach ends the story.
        if state.breach.is_some() {
            return;
        }
        if state.second + 1 < self.half.seconds().len() {
            actions.push(Action::Wait);
        }
        actions.extend(cases::actions(self, state).map(Action::Case));
        match self.half {
            Half::Keys => actions.extend(keys::ACTIONS.map(Action::Keys)),
            Half::Stakes => actions.extend(stakes::ACTIONS.map(Action::Stake)),
        }
        if self.exits {
            actions.extend(stakes::EXITS.map(Action::Stake));
        }
    }

    fn next_state(&self, last: &State, action: Action) -> Option<State> {
        let (now, mut next) = (self.now(last), last.clone());
        match action {
            Action::Wait => next.second += 1,
            Action::Keys(action) => keys::apply(self, &mut next.keys, action, now)?,
            Action::Case(action) => cases::apply(self, &mut next, action, now)?,
            Action::Stake(action) => stakes::apply(self, &mut next, action, now)?,
        }
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        let mut all = vec![
            Property::always(Invariant::I12.name(), |_, state: &State| {
                state.breach != Some(Invariant::I12)
            }),
            Property::always(Invariant::I13.name(), |_, state: &State| {
                state.breach != Some(Invariant::I13)
            }),
            Property::always(Invariant::I14.name(), |_, state: &State| {
                state.breach != Some(Invariant::I14)
            }),
            Property::always(Invariant::I15.name(), |_, state: &State| {
                state.breach != Some(Invariant::I15)
            }),
        ];
        if self.weakness.is_none() {
            all.extend(scenes(self.half));
        }
        all
    }
}

/// What has to be reachable, or the invariants would say nothing.
fn scenes(half: Half) -> Vec<Property<World>> {
    match half {
        Half::Keys => vec![
            Property::sometimes("a thief's case burns", |_, state: &State| {
                let mut cases = state.cases.iter();
                cases.any(|case| case.opener == Holder::Thief && case.fate == cases::Fate::Burned)
            }),
            Property::sometimes("a thief upholds", |_, state: &State| {
                let upheld = |case: &Case| case.clock.progress == Progress::Upheld;
                state.keys.arbiter == Holder::Thief && state.cases.iter().any(upheld)
            }),
            Property::sometimes("a case is opened at the thief's cap", |_, state: &State| {
                state.cases.iter().any(|case| case.cap == keys::THIEFS_CAP)
            }),
            Property::sometimes(
                "the spare takes over after it was taken back",
                |_, state: &State| state.keys.spare_was_taken_back && state.keys.admin == keys::Admin::Spare,
            ),
            Property::sometimes(
                "the admin withdraws an upheld case of a thief",
                |_, state: &State| {
                    state.cases.iter().any(|case| {
                        case.opener == Holder::Thief
                            && case.fate == cases::Fate::Released
                            && case.clock.progress == Progress::Upheld
                    })
                },
            ),
        ],
        Half::Stakes => vec![
            Property::sometimes("a party is at its cap, another is not", |_, state: &State| {
                state
                    .cases
                    .iter()
                    .any(|case| case.hits[0] == 0 && case.hits[2] > 0)
            }),
            Property::sometimes("two cases burn", |_, state: &State| {
                let burned = |case: &&Case| case.fate == cases::Fate::Burned;
                state.cases.iter().filter(burned).count() == 2
            }),
            Property::sometimes("overflow is paid after a fall", |_, state: &State| {
                state.minimums.len() == 3 && state.parties[OWNER].stake < 10
            }),
        ],
    }
}
