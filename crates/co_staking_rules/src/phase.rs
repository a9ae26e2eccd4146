//! The phase of a leaving stake, decided by the clock alone.
//!
//! An interval contains its first second and not its last: the wait is `[start, wait_ends_at)`, the
//! cooldown `[wait_ends_at, cooldown_ends_at)`, and money is free at exactly `cooldown_ends_at`.

/// Phase of a stake that has been accepted and not withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Counts and earns.
    Active,
    /// Counts, earns nothing.
    Wait,
    /// Neither counts nor earns, and is still locked.
    Cooldown,
    /// Free to be withdrawn.
    Withdrawable,
}

impl Phase {
    /// Phase of a stake whose exit has been started.
    pub fn of_leaving(wait_ends_at: i64, cooldown_ends_at: i64, now: i64) -> Self {
        if now < wait_ends_at {
            Self::Wait
        } else if now < cooldown_ends_at {
            Self::Cooldown
        } else {
            Self::Withdrawable
        }
    }

    /// Whether the stake counts towards the device's minimum.
    pub fn counts(self) -> bool {
        matches!(self, Self::Active | Self::Wait)
    }
}

/// The two dates of an exit, stored when it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ExitDates {
    /// Unix seconds at which the stake stops counting.
    pub wait_ends_at: i64,
    /// Unix seconds at which the stake is free.
    pub cooldown_ends_at: i64,
}

/// Exit that a co-staker starts: wait, then cooldown. A terminated device has no one to fill the
/// hole, so its co-stakers skip the wait.
pub fn own_exit(now: i64, wait_seconds: i64, cooldown_seconds: i64, terminated: bool) -> Option<ExitDates> {
    let wait_ends_at = if terminated {
        now
    } else {
        now.checked_add(wait_seconds)?
    };
    Some(ExitDates {
        wait_ends_at,
        cooldown_ends_at: wait_ends_at.checked_add(cooldown_seconds)?,
    })
}

/// Exit that an owner's leaving forces on a co-stake: straight into cooldown, and free at the earliest of
/// its own end, its agreed cooldown from now, and the owner's end. `started` is the exit the co-staker had
/// begun already.
pub fn forced_exit(
    now: i64,
    cooldown_seconds: i64,
    owner_ends_at: i64,
    started: Option<ExitDates>,
) -> Option<ExitDates> {
    let ends_at = now.checked_add(cooldown_seconds)?.min(owner_ends_at);
    Some(match started {
        None => ExitDates {
            wait_ends_at: now,
            cooldown_ends_at: ends_at,
        },
        Some(own) => ExitDates {
            wait_ends_at: own.wait_ends_at.min(now),
            cooldown_ends_at: own.cooldown_ends_at.min(ends_at),
        },
    })
}

/// Exit of a co-stake in its wait whose co-staker unstakes once more, because the device was terminated:
/// straight into cooldown, and never later than before.
pub fn hastened_exit(now: i64, cooldown_seconds: i64, started: ExitDates) -> Option<ExitDates> {
    forced_exit(now, cooldown_seconds, i64::MAX, Some(started))
}

/// Seconds of an owner's cooldown: those in force at the first stake or now, whichever are fewer. No change
/// of a parameter lengthens an exit.
pub fn owner_cooldown(at_first_stake: i64, at_present: i64) -> i64 {
    at_first_stake.min(at_present)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn free_at_exactly_the_end_second() {
        let at = |now| Phase::of_leaving(100, 200, now);
        assert_eq!(
            [at(99), at(100), at(101)],
            [Phase::Wait, Phase::Cooldown, Phase::Cooldown]
        );
        assert_eq!(
            [at(199), at(200), at(201)],
            [Phase::Cooldown, Phase::Withdrawable, Phase::Withdrawable]
        );
    }

    #[test]
    fn far_clocks_are_errors_or_phases_but_never_panics() {
        assert_eq!(own_exit(i64::MAX, 1, 1, false), None);
        assert_eq!(forced_exit(i64::MAX, 1, 0, None), None);
        assert_eq!(Phase::of_leaving(i64::MAX, i64::MAX, i64::MIN), Phase::Wait);
    }

    proptest! {
        #[test]
        fn a_forced_exit_never_lengthens(
            now in 0..4_000_000_000i64, ago in 0..3_000_000i64, wait in 0..1_000_000i64, cooldown in 0..3_000_000i64, owner in 0..3_000_000i64,
        ) {
            let own = own_exit(now - ago, wait, cooldown, false).unwrap();
            let forced = forced_exit(now, cooldown, now + owner, Some(own)).unwrap();
            prop_assert_eq!(forced.cooldown_ends_at, own.cooldown_ends_at.min(now + cooldown).min(now + owner));
            prop_assert!(forced.wait_ends_at <= now);
        }

        #[test]
        fn phases_only_move_forward(a in any::<i64>(), b in any::<i64>(), t in any::<i64>(), dt in 0..i64::MAX) {
            let (wait, cooldown) = (a.min(b), a.max(b));
            let rank = |p| match p { Phase::Active => 0, Phase::Wait => 1, Phase::Cooldown => 2, Phase::Withdrawable => 3 };
            let later = t.saturating_add(dt);
            prop_assert!(rank(Phase::of_leaving(wait, cooldown, later)) >= rank(Phase::of_leaving(wait, cooldown, t)));
        }
    }
}
