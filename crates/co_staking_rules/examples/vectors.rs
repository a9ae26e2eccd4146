//! Prints random inputs and what the rules make of them, a JSON object a line, the same in every run:
//! `cargo run --package co_staking_rules --example vectors [rounds]`. The SDK is compared with these lines.

use co_staking_rules::{
    hold::hold_ends_at,
    phase::{forced_exit, own_exit, ExitDates, Phase},
    requirement::{minimum_stake, Requirement},
    rewards::{earned, Accrued},
    slash::{hit, Window},
    stake::{counted, overflow, self_stake_gate, within_co_stake_half, CoStakeTotals},
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

impl Json for Window {
    fn json(&self) -> String {
        list(&[&self.started_at, &self.last_case_at, &self.stake, &self.slashed])
    }
}

impl Json for Phase {
    fn json(&self) -> String {
        format!("\"{self:?}\"").to_lowercase()
    }
}

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
    let co = CoStakeTotals {
        open: 0,
        active,
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
    let stake = r.amount();
    let window = Window {
        started_at: r.date(),
        last_case_at: r.date(),
        stake,
        slashed: stake >> (r.next() % 12),
    };
    let (now, held, cap) = (r.date(), r.amount(), r.bps());
    let amount = held >> (r.next() % 12);
    line(
        "windowWith",
        &[&window, &now, &held, &amount, &cap],
        &window.with(now, held, amount, cap),
    );
    let opened_at = r.date();
    line(
        "windowWithout",
        &[&window, &opened_at, &amount],
        &window.without(opened_at, amount),
    );
}

fn exits(r: &mut Random) {
    let (now, wait, cooldown, terminated) = (r.date(), r.seconds(), r.seconds(), r.next().is_multiple_of(2));
    let own = own_exit(now, wait, cooldown, terminated);
    line("ownExit", &[&now, &wait, &cooldown, &terminated], &own);
    let (later, started) = (r.date(), own.filter(|_| !r.next().is_multiple_of(3)));
    line(
        "forcedExit",
        &[&later, &cooldown, &started],
        &forced_exit(later, cooldown, started),
    );
    let (wait_ends_at, cooldown_ends_at, at) = (r.date(), r.date(), r.date());
    let phase = Phase::of_leaving(wait_ends_at, cooldown_ends_at, at);
    line("phaseOfLeaving", &[&wait_ends_at, &cooldown_ends_at, &at], &phase);
    let (hired_until, notice_given_at) = (r.date(), r.date());
    let held = hold_ends_at(hired_until, notice_given_at, at);
    line("holdEndsAt", &[&hired_until, &notice_given_at, &at], &held);
}

fn main() {
    let rounds = std::env::args().nth(1).and_then(|arg| arg.parse().ok());
    let mut random = Random(20_260_101);
    for _ in 0..rounds.unwrap_or(ROUNDS) {
        stakes(&mut random);
        rewards_and_slashes(&mut random);
        exits(&mut random);
    }
}
