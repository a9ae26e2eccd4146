use co_staking_rules::slash::{exposed, hit, Window};
use common::{Hash, Sample};

use crate::draw::{amount, bps, near, second};

pub fn hits(s: &mut Sample, h: &mut Hash) {
    let (free, since) = (amount(s), second(s));
    h.put(hit(free, bps(s)));
    for at in [since, near(s, since), second(s)] {
        h.put(exposed(since, at));
    }
}

/// Cases opened and taken back one after another.
pub fn window(s: &mut Sample, h: &mut Hash) {
    let mut window = Window::default();
    let mut now = second(s);
    for _ in 0..8 {
        let (held, cap) = (amount(s), bps(s));
        // Small enough for the cap in most cases.
        let taken = if s.below(4) == 0 {
            amount(s)
        } else {
            held / (2 + s.below(20))
        };
        let next = window.with(now, held, taken, cap);
        h.put(next.is_some());
        window = next.unwrap_or(window);
        if s.below(3) == 0 {
            window = window.without(near(s, now), taken);
        }
        h.put((window.started_at, window.last_case_at));
        h.put((window.stake, window.slashed));
        now = near(s, now);
    }
}
