use co_staking_rules::{
    case::{CaseClock, Decider, Progress},
    nomination::Nomination,
    term::{Term, Worse},
};
use common::{Hash, Sample};

use crate::draw::{near, second};

pub fn nominations(s: &mut Sample, h: &mut Hash) {
    let now = second(s);
    let drawn = Nomination {
        matures_at: near(s, now),
        ends_at: if s.below(2) == 0 { 0 } else { near(s, now) },
    };
    let made = Nomination::made(now).unwrap_or(drawn);
    for nomination in [drawn, made, Nomination::matured(now)] {
        for at in [now, near(s, now), nomination.matures_at, second(s)] {
            h.put(nomination.accept(at).is_ok());
            h.put(nomination.is_spare(at));
            for next in [nomination.replace_admin(at), nomination.take_back_admin(at)] {
                h.put(next.ok().map(|next| (next.matures_at, next.ends_at)));
            }
        }
    }
}

/// A term that is set again and again.
pub fn terms(s: &mut Sample, h: &mut Hash) {
    let worse = if s.below(2) == 0 {
        Worse::Higher
    } else {
        Worse::Lower
    };
    let mut now = second(s);
    let mut term = Term {
        value: s.below(6),
        announced: s.below(6),
        announced_from: near(s, now),
    };
    for _ in 0..8 {
        let next = term.set(s.below(6), worse, now);
        h.put(next.is_ok());
        term = next.unwrap_or_else(|_| term.without_announcement(now));
        now = near(s, now);
        h.put((term.value, term.announced));
        h.put((term.announced_from, term.at(now)));
    }
}

pub fn cases(s: &mut Sample, h: &mut Hash) {
    let opened_at = second(s);
    for progress in [
        Progress::Open,
        Progress::Appealed,
        Progress::Upheld,
        Progress::Dismissed,
    ] {
        let case = CaseClock {
            progress,
            opened_at,
            appeal_ends_at: near(s, opened_at),
            arbiter_ends_at: near(s, opened_at),
        };
        let by = Decider {
            is_opener: s.below(4) == 0,
            since: near(s, opened_at),
        };
        for now in [case.appeal_ends_at, case.arbiter_ends_at, near(s, opened_at)] {
            h.put(case.may_burn(now));
            h.put(case.may_release(now));
            h.put(case.uphold(by, now).is_ok());
            h.put(case.dismiss(by, now).is_ok());
        }
    }
}
