//! A thief who shares the admin's key, the rightful admin, and a spare.

use co_staking_rules::{
    limits::CHANGE_DELAY_SECONDS,
    nomination::Nomination,
    term::{Term, Worse},
};

use crate::world::{Weakness, World, START};

pub const CAP: u16 = 3_000;
pub const THIEFS_CAP: u16 = 5_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    Honest,
    Thief,
    Vacant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Admin {
    /// The key that the rightful admin and the thief both have.
    Shared,
    Spare,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Keys {
    pub admin: Admin,
    pub spare: Nomination,
    pub spare_was_taken_back: bool,
    pub slasher: Holder,
    pub arbiter: Holder,
    pub arbiter_since: i64,
    pub cap: Term,
    slasher_nomination: Nomination,
    arbiter_nomination: Nomination,
    // For the reference: since when the thief stood for the roles, and the cap was announced.
    pub thief_slasher_at: Option<i64>,
    pub thief_arbiter_at: Option<i64>,
    pub cap_announced_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    NominateSlasher,
    NominateArbiter,
    AcceptSlasher,
    AcceptArbiter,
    VacateSlasher,
    VacateArbiter,
    AnnounceCap,
    TakeCapBack,
    TakeSpareBack,
    NominateOverSpare,
    SpareAccepts,
}

pub const ACTIONS: [Action; 11] = [
    Action::NominateSlasher,
    Action::NominateArbiter,
    Action::AcceptSlasher,
    Action::AcceptArbiter,
    Action::VacateSlasher,
    Action::VacateArbiter,
    Action::AnnounceCap,
    Action::TakeCapBack,
    Action::TakeSpareBack,
    Action::NominateOverSpare,
    Action::SpareAccepts,
];

impl Keys {
    pub fn new(now: i64) -> Self {
        Self {
            admin: Admin::Shared,
            spare: Nomination::matured(now),
            spare_was_taken_back: false,
            slasher: Holder::Honest,
            arbiter: Holder::Honest,
            arbiter_since: 0,
            cap: Term {
                value: CAP.into(),
                announced: 0,
                announced_from: 0,
            },
            slasher_nomination: Nomination::default(),
            arbiter_nomination: Nomination::default(),
            thief_slasher_at: None,
            thief_arbiter_at: None,
            cap_announced_at: None,
        }
    }

    /// What a new admin finds: nothing that the predecessor prepared.
    fn clear(&mut self, now: i64) {
        self.spare = Nomination::default();
        self.slasher_nomination = Nomination::default();
        self.arbiter_nomination = Nomination::default();
        if self.slasher != Holder::Thief {
            self.thief_slasher_at = None;
        }
        if self.arbiter != Holder::Thief {
            self.thief_arbiter_at = None;
        }
        self.cap = self.cap.without_announcement(now);
    }
}

fn nominated(world: &World, now: i64) -> Option<Nomination> {
    if world.is(Weakness::NominationsAtOnce) {
        Some(Nomination::matured(now))
    } else {
        Nomination::made(now).ok()
    }
}

/// `None` if the program refuses, or if nothing would change.
pub fn apply(world: &World, keys: &mut Keys, action: Action, now: i64) -> Option<()> {
    let shared = keys.admin == Admin::Shared;
    // The thief prepares in the first two seconds: later ones mature when the world is over.
    let early = now <= START;
    let before = *keys;
    match action {
        // One nomination each: a later one only starts again.
        Action::NominateSlasher if shared && early && keys.thief_slasher_at.is_none() => {
            keys.slasher_nomination = nominated(world, now)?;
            keys.thief_slasher_at = Some(now);
        }
        Action::NominateArbiter if shared && early && keys.thief_arbiter_at.is_none() => {
            keys.arbiter_nomination = nominated(world, now)?;
            keys.thief_arbiter_at = Some(now);
        }
        Action::AcceptSlasher => {
            keys.slasher_nomination.accept(now).ok()?;
            keys.slasher_nomination = Nomination::default();
            keys.slasher = Holder::Thief;
        }
        Action::AcceptArbiter => {
            keys.arbiter_nomination.accept(now).ok()?;
            keys.arbiter_since = keys.arbiter_nomination.matures_at;
            if world.is(Weakness::AnyArbiterUpholds) {
                keys.arbiter_since = 0;
            }
            keys.arbiter_nomination = Nomination::default();
            keys.arbiter = Holder::Thief;
        }
        Action::VacateSlasher if keys.slasher == Holder::Thief => {
            keys.slasher = Holder::Vacant;
            keys.thief_slasher_at = None;
        }
        Action::VacateArbiter if keys.arbiter == Holder::Thief => {
            keys.arbiter = Holder::Vacant;
            keys.thief_arbiter_at = None;
        }
        Action::AnnounceCap if shared && early && keys.cap_announced_at.is_none() => {
            keys.cap = keys.cap.set(THIEFS_CAP.into(), Worse::Higher, now).ok()?;
            if world.is(Weakness::TermsAtOnce) {
                keys.cap.announced_from -= CHANGE_DELAY_SECONDS;
            }
            keys.cap_announced_at = Some(now);
        }
        Action::TakeCapBack if keys.cap_announced_at.is_some() => {
            keys.cap = keys.cap.set(CAP.into(), Worse::Higher, now).ok()?;
        }
        Action::TakeSpareBack if shared && early => {
            keys.spare = keys.spare.take_back_admin(now).ok()?;
            keys.spare_was_taken_back = true;
        }
        // A thief who could replace the spare would have it replaced by no one.
        Action::NominateOverSpare if shared => {
            keys.spare.replace_admin(now).ok()?;
            keys.spare = Nomination::default();
        }
        Action::SpareAccepts if shared => {
            keys.spare.accept(now).ok()?;
            keys.admin = Admin::Spare;
            keys.clear(now);
        }
        _ => return None,
    }
    (*keys != before).then_some(())
}
