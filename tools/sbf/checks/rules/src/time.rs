use co_staking_rules::{
    hold::{committed_until, hold_ends_at, is_committed, notice_is_live},
    phase::{forced_exit, hastened_exit, own_exit, owner_cooldown, ExitDates, Phase},
    requirement::Requirement,
};
use common::{Hash, Sample};

use crate::draw::{amount, near, second};

pub fn requirement(s: &mut Sample, h: &mut Hash) {
    let from = if s.below(4) == 0 { 0 } else { second(s) };
    let requirement = Requirement {
        minimum: amount(s),
        announced_minimum: amount(s),
        announced_from: from,
    };
    for now in [from, near(s, from), second(s)] {
        h.put(requirement.announcement_applies(now));
        h.put(requirement.at(now));
        h.put(requirement.larger(now));
    }
}

pub fn exits(s: &mut Sample, h: &mut Hash) {
    let now = second(s);
    let (wait, cooldown) = (near(s, 0), near(s, 0));
    let own = own_exit(now, wait, cooldown, s.below(2) == 0);
    let later = near(s, now);
    let owner_ends_at = near(s, later);
    let forced = forced_exit(later, cooldown, owner_ends_at, own);
    h.put(owner_cooldown(wait, cooldown));
    let hastened = own.and_then(|own| hastened_exit(later, cooldown, own));
    for dates in [
        own,
        forced,
        hastened,
        forced_exit(later, s.signed(), owner_ends_at, None),
    ] {
        h.put(dates.map(|dates| (dates.wait_ends_at, dates.cooldown_ends_at)));
        let Some(ExitDates {
            wait_ends_at,
            cooldown_ends_at,
        }) = dates
        else {
            continue;
        };
        for at in [
            wait_ends_at,
            cooldown_ends_at,
            near(s, wait_ends_at),
            near(s, cooldown_ends_at),
        ] {
            let phase = Phase::of_leaving(wait_ends_at, cooldown_ends_at, at);
            h.put(phase as u8);
            h.put(phase.counts());
        }
    }
}

pub fn hold(s: &mut Sample, h: &mut Hash) {
    let given = if s.below(4) == 0 { 0 } else { second(s) };
    let hired = near(s, given);
    for now in [given, near(s, given), near(s, hired), second(s)] {
        h.put(hold_ends_at(hired, given, now));
        h.put(notice_is_live(given, now));
        h.put(committed_until(given, now));
        h.put(is_committed(given, s.below(4) == 0, now));
    }
}
