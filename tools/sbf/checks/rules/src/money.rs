use co_staking_rules::{
    requirement::minimum_stake,
    rewards::{earned, share_of, Accrued},
    stake::{counted, overflow, self_stake_gate, shortfall, within_co_stake_half, CoStakeTotals},
};
use common::{Hash, Sample};

use crate::draw::{amount, bps};

fn put(h: &mut Hash, accrued: Option<Accrued>) {
    h.put(accrued.map(|part| (part.units, part.fraction)));
}

pub fn rewards(s: &mut Sample, h: &mut Hash) {
    let (post, share) = (amount(s), bps(s));
    let part = share_of(post, share);
    put(h, part);
    let mut total = part.unwrap_or_default();
    let mut until = post;
    for _ in 0..4 {
        let entry = until;
        until = until.saturating_add(amount(s));
        let next = earned(entry, until, share);
        put(h, next);
        put(h, earned(until, entry, share));
        let sum = next.and_then(|next| total.plus(next));
        put(h, sum);
        total = sum.unwrap_or_default();
    }
    let other = Accrued {
        units: amount(s),
        fraction: amount(s),
    };
    put(h, total.plus(other));
}

pub fn minimum(s: &mut Sample, h: &mut Hash) {
    let (base, multiplier, cards) = (amount(s), s.word() as u32, s.word() as u16);
    h.put(minimum_stake(base, multiplier, cards));
    h.put(minimum_stake(
        base % 100_000_000_000_000,
        multiplier % 1_000_001,
        cards % 1_025,
    ));
}

pub fn stake(s: &mut Sample, h: &mut Hash) {
    let (owner, minimum) = (amount(s), amount(s));
    let co = CoStakeTotals {
        open: amount(s),
        active: amount(s),
        active_unfrozen: 0,
        waiting: amount(s),
    };
    h.put(counted(owner, &co));
    h.put(overflow(owner, co.active, minimum));
    h.put(shortfall(owner, co.active, minimum));
    for part in [owner, co.active, minimum / 2, (minimum / 2).saturating_add(1)] {
        h.put(self_stake_gate(part, minimum));
        h.put(within_co_stake_half(part, minimum));
        h.put(overflow(part, co.open, minimum));
    }
}
