//! Prints random inputs and what the rules make of them, a JSON object a line, the same in every run:
//! `cargo run --package co_staking_rules --example vectors [rounds]`. The SDK is compared with these lines.

use co_staking_rules::{
    buckets::{bucket_at, counted_until, Buckets},
    case::{CaseClock, Decider, DecisionRefusal, Progress},
    hold::{committed_until, hold_ends_at, is_committed, notice_is_live},
    nomination::{Nomination, NominationRefusal},
    phase::{forced_exit, hastened_exit, own_exit, owner_cooldown, ExitDates, Phase},
    requirement::{minimum_stake, Requirement},
    rewards::{earned, Accrued},
    slash::{exposed, hit, within_cap},
    stake::{counted, overflow, self_stake_gate, shortfall, within_co_stake_half, CoStakeTotals},
    term::{Term, TermRefusal, Worse},
};

const ROUNDS: u32 = 100;

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Of any magnitude; sometimes an extreme.
    fn amount(&mut self) -> u64 {
        match self.next() % 16 {
            0 => 0,
            1 => 1,
            2 => u64::MAX,
            _ => self.next() >> (self.next() % 64),
        }
    }

    fn bps(&mut self) -> u16 {
        [0, 1, 500, 5_000, 10_000, 10_001][(self.next() % 6) as usize].min((self.next() % 10_002) as u16 + 1)
    }

    /// A date, mostly near the others; sometimes an extreme.
    fn date(&mut self) -> i64 {
        match self.next() % 16 {
            0 => 0,
            1 => i64::MAX,
            _ => 1_767_225_600 + (self.next() % 8_000_000) as i64,
        }
    }

    fn seconds(&mut self) -> i64 {
        (self.next() % 3_000_000) as i64
    }
}

/// A value as JSON; numbers as text, which no reader rounds.
trait Json {
    fn json(&self) -> String;
}

macro_rules! numbers {
    ($($number:ty),*) => { $(impl Json for $number {
        fn json(&self) -> String { format!("\"{self}\"") }
    })* };
}
numbers!(u16, u32, u64, i64);

impl Json for bool {
    fn json(&self) -> String {
        self.to_string()
    }
}

impl<T: Json> Json for Option<T> {
    fn json(&self) -> String {
        self.as_ref().map_or("null".into(), Json::json)
    }
}

impl Json for Accrued {
    fn json(&self) -> String {
        list(&[&self.units, &self.fraction])
    }
}

impl Json for ExitDates {
    fn json(&self) -> String {
        list(&[&self.wait_ends_at, &self.cooldown_ends_at])
    }
}

impl Json for Buckets {
    fn json(&self) -> String {
        let [zero, one, two, three] = &self.amounts;
        list(&[&self.number, zero, one, two, three])
    }
}

impl Json for Nomination {
    fn json(&self) -> String {
        list(&[&self.matures_at, &self.ends_at])
    }
}

impl Json for Term {
    fn json(&self) -> String {
        list(&[&self.value, &self.announced, &self.announced_from])
    }
}

impl Json for CaseClock {
    fn json(&self) -> String {
        list(&[
            &self.progress,
            &self.opened_at,
            &self.appeal_ends_at,
            &self.arbiter_ends_at,
        ])
    }
}

impl Json for () {
    fn json(&self) -> String {
        "null".into()
    }
}

/// The value, or the name of the refusal.
impl<T: Json, E: Json> Json for Result<T, E> {
    fn json(&self) -> String {
        match self {
            Ok(value) => value.json(),
            Err(refusal) => refusal.json(),
        }
    }
}

/// A variant by its name, in camel case.
macro_rules! names {
    ($($name:ty),*) => { $(impl Json for $name {
        fn json(&self) -> String {
            let name = format!("{self:?}");
            let (first, rest) = name.split_at(1);
            format!("\"{}{rest}\"", first.to_lowercase())
        }
    })* };
}
names!(
    Phase,
    Progress,
    DecisionRefusal,
    NominationRefusal,
    TermRefusal,
    Worse
);

fn list(values: &[&dyn Json]) -> String {
    let parts: Vec<String> = values.iter().map(|value| value.json()).collect();
    format!("[{}]", parts.join(","))
}

fn line(rule: &str, input: &[&dyn Json], output: &dyn Json) {
    println!(
        "{{\"rule\":\"{rule}\",\"input\":{},\"output\":{}}}",
        list(input),
        output.json()
    );
}

fn stakes(r: &mut Random) {
    let (base, multiplier, cards) = (
        r.amount(),
        (r.next() % 1_000_001) as u32,
        (r.next() % 1_025) as u16,
    );
    line(
        "minimumStake",
        &[&base, &multiplier, &cards],
        &minimum_stake(base, multiplier, cards),
    );
    let (owner, active, waiting, minimum) = (r.amount(), r.amount(), r.amount(), r.amount());
    line(
        "overflow",
        &[&owner, &active, &minimum],
        &overflow(owner, active, minimum),
    );
    line(
        "shortfall",
        &[&owner, &active, &minimum],
        &shortfall(owner, active, minimum),
    );
    let co = CoStakeTotals {
        open: 0,
        active,
        active_unfrozen: 0,
        waiting,
    };
    line("countedStake", &[&owner, &active, &waiting], &counted(owner, &co));
    line(
        "selfStakeGate",
        &[&owner, &minimum],
        &self_stake_gate(owner, minimum),
    );
    line(
        "withinCoStakeHalf",
        &[&active, &minimum],
        &within_co_stake_half(active, minimum),
    );
    let (announced_minimum, announced_from, now) = (r.amount(), r.date(), r.date());
    let requirement = Requirement {
        minimum,
        announced_minimum,
        announced_from,
    };
    let input: [&dyn Json; 4] = [&minimum, &announced_minimum, &announced_from, &now];
    line("minimumAt", &input, &requirement.at(now));
    line("largerMinimum", &input, &requirement.larger(now));
}

fn rewards_and_slashes(r: &mut Random) {
    let (entry, until, bps) = (r.amount(), r.amount(), r.bps());
    line("earned", &[&entry, &until, &bps], &earned(entry, until, bps));
    let (free, share) = (r.amount(), r.bps());
    line("hit", &[&free, &share], &hit(free, share));
    let (since, infraction_at) = (r.date(), r.date());
    line(
        "exposed",
        &[&since, &infraction_at],
        &exposed(since, infraction_at),
    );
    let (stake, cap) = (r.amount(), r.bps());
    let (asked, taken) = (free >> (r.next() % 4), stake >> (r.next() % 12));
    line(
        "withinCap",
        &[&asked, &free, &taken, &cap],
        &within_cap(asked, free, taken, cap),
    );
}

fn buckets(r: &mut Random) {
    let (stored, now) = (r.next() as u32 >> (r.next() % 32), r.date());
    let number = bucket_at(stored, now);
    line("bucketAt", &[&stored, &now], &number);
    line("countedUntil", &[&stored], &counted_until(stored));
    let kept = Buckets {
        number: stored,
        amounts: [r.amount(), r.amount(), r.amount(), r.amount()],
    };
    let near = stored.saturating_add(r.next() as u32 % 6);
    line("bucketsAt", &[&kept, &near], &kept.at(near));
    line("bucketsSum", &[&kept], &kept.sum());
    line("bucketsLargest", &[&kept], &kept.largest());
    let amount = r.amount();
    line("bucketsPlus", &[&kept, &amount], &kept.plus(amount));
    line("bucketsRaisedTo", &[&kept, &amount], &kept.raised_to(amount));
    let bucket = near.saturating_sub(r.next() as u32 % 6);
    line(
        "bucketsMinus",
        &[&kept, &bucket, &amount],
        &kept.minus(bucket, amount),
    );
}

fn keys(r: &mut Random) {
    let now = r.date();
    let nomination = Nomination {
        matures_at: r.date(),
        ends_at: if r.next().is_multiple_of(2) { 0 } else { r.date() },
    };
    line("nominationMade", &[&now], &Nomination::made(now));
    line("nominationAccept", &[&nomination, &now], &nomination.accept(now));
    line(
        "nominationIsSpare",
        &[&nomination, &now],
        &nomination.is_spare(now),
    );
    let replaced = nomination.replace_admin(now);
    line("nominationReplaceAdmin", &[&nomination, &now], &replaced);
    let taken_back = nomination.take_back_admin(now);
    line("nominationTakeBackAdmin", &[&nomination, &now], &taken_back);
    let term = Term {
        value: r.next() % 6,
        announced: r.next() % 6,
        announced_from: r.date(),
    };
    let (value, worse) = (
        r.next() % 6,
        [Worse::Higher, Worse::Lower][(r.next() % 2) as usize],
    );
    line("termAt", &[&term, &now], &term.at(now));
    line(
        "termSet",
        &[&term, &value, &worse, &now],
        &term.set(value, worse, now),
    );
    let kept = term.without_announcement(now);
    line("termWithoutAnnouncement", &[&term, &now], &kept);
}

fn cases(r: &mut Random) {
    let all = [
        Progress::Open,
        Progress::Appealed,
        Progress::Upheld,
        Progress::Dismissed,
    ];
    let case = CaseClock {
        progress: all[(r.next() % 4) as usize],
        opened_at: r.date(),
        appeal_ends_at: r.date(),
        arbiter_ends_at: r.date(),
    };
    let (now, by) = (
        r.date(),
        Decider {
            is_opener: r.next().is_multiple_of(8),
            since: r.date(),
        },
    );
    line("caseMayBurn", &[&case, &now], &case.may_burn(now));
    line("caseMayRelease", &[&case, &now], &case.may_release(now));
    let input: [&dyn Json; 4] = [&case, &by.is_opener, &by.since, &now];
    line("caseUphold", &input, &case.uphold(by, now));
    line("caseDismiss", &input, &case.dismiss(by, now));
}

fn exits(r: &mut Random) {
    let (now, wait, cooldown, terminated) = (r.date(), r.seconds(), r.seconds(), r.next().is_multiple_of(2));
    let own = own_exit(now, wait, cooldown, terminated);
    line("ownExit", &[&now, &wait, &cooldown, &terminated], &own);
    let (later, started) = (r.date(), own.filter(|_| !r.next().is_multiple_of(3)));
    let owner_ends_at = later.saturating_add(r.seconds());
    line(
        "forcedExit",
        &[&later, &cooldown, &owner_ends_at, &started],
        &forced_exit(later, cooldown, owner_ends_at, started),
    );
    if let Some(started) = started {
        let hastened = hastened_exit(later, cooldown, started);
        line("hastenedExit", &[&later, &cooldown, &started], &hastened);
    }
    line(
        "ownerCooldown",
        &[&wait, &cooldown],
        &owner_cooldown(wait, cooldown),
    );
    let until = committed_until(now, wait);
    line("committedUntil", &[&now, &wait], &until);
    let committed = is_committed(later, terminated, now);
    line("isCommitted", &[&later, &terminated, &now], &committed);
    let (wait_ends_at, cooldown_ends_at, at) = (r.date(), r.date(), r.date());
    let phase = Phase::of_leaving(wait_ends_at, cooldown_ends_at, at);
    line("phaseOfLeaving", &[&wait_ends_at, &cooldown_ends_at, &at], &phase);
    let (hired_until, notice_given_at) = (r.date(), r.date());
    let held = hold_ends_at(hired_until, notice_given_at, at);
    line("holdEndsAt", &[&hired_until, &notice_given_at, &at], &held);
    line(
        "noticeIsLive",
        &[&notice_given_at, &at],
        &notice_is_live(notice_given_at, at),
    );
}

fn main() {
    let rounds = std::env::args().nth(1).and_then(|arg| arg.parse().ok());
    let mut random = Random(20_260_101);
    for _ in 0..rounds.unwrap_or(ROUNDS) {
        stakes(&mut random);
        rewards_and_slashes(&mut random);
        exits(&mut random);
        buckets(&mut random);
        keys(&mut random);
        cases(&mut random);
    }
}
