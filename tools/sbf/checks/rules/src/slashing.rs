use co_staking_rules::{
    buckets::{bucket_at, counted_until, Buckets},
    slash::{exposed, hit, within_cap},
};
use common::{Hash, Sample};

use crate::draw::{amount, bps, near, second};

pub fn hits(s: &mut Sample, h: &mut Hash) {
    let (free, since) = (amount(s), second(s));
    h.put(hit(free, bps(s)));
    h.put(within_cap(amount(s), free, amount(s), bps(s)));
    for at in [since, near(s, since), second(s)] {
        h.put(exposed(since, at));
    }
}

/// Cases opened and released one after another, within the cap of one party.
pub fn cap(s: &mut Sample, h: &mut Hash) {
    let mut taken = Buckets::default();
    let mut now = second(s);
    let mut free = amount(s);
    for _ in 0..8 {
        taken = taken.at(bucket_at(taken.number, now));
        let asked = hit(free, bps(s)).unwrap_or(free);
        let stake = within_cap(asked, free, taken.sum(), bps(s)).unwrap_or(0);
        h.put(stake);
        let bucket = taken.number;
        taken = taken.plus(stake).unwrap_or(taken);
        free = free.wrapping_sub(stake);
        now = near(s, now);
        if s.below(3) == 0 {
            taken = taken.at(bucket_at(taken.number, now)).minus(bucket, stake);
            free = free.wrapping_add(stake);
        }
        taken = taken.raised_to(amount(s) >> 8);
        h.put((taken.number, counted_until(taken.number)));
        h.put((taken.sum(), taken.largest()));
    }
}
