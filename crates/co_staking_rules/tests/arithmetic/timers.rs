//! Wait, cooldown and the two ways into them.

use co_staking_rules::phase::{forced_exit, hastened_exit, own_exit, owner_cooldown, ExitDates, Phase};
use proptest::prelude::*;

use crate::config;

const LONG: i64 = 10_000_000_000;

fn rank(phase: Phase) -> u8 {
    match phase {
        Phase::Active => 0,
        Phase::Wait => 1,
        Phase::Cooldown => 2,
        Phase::Withdrawable => 3,
    }
}

/// The product's words: the wait is `[start, wait end)`, the cooldown `[wait end, cooldown end)`.
fn reference(exit: ExitDates, now: i64) -> Phase {
    match (now < exit.wait_ends_at, now < exit.cooldown_ends_at) {
        (true, _) => Phase::Wait,
        (false, true) => Phase::Cooldown,
        (false, false) => Phase::Withdrawable,
    }
}

fn phase(exit: ExitDates, now: i64) -> Phase {
    Phase::of_leaving(exit.wait_ends_at, exit.cooldown_ends_at, now)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_own_exit_lasts_exactly_wait_and_cooldown(now in -LONG..LONG, wait in 0..LONG, cooldown in 0..LONG) {
        let exit = own_exit(now, wait, cooldown, false).unwrap();
        prop_assert_eq!(exit, ExitDates { wait_ends_at: now + wait, cooldown_ends_at: now + wait + cooldown });
    }

    #[test]
    fn on_a_terminated_device_there_is_no_wait(now in -LONG..LONG, wait in 0..LONG, cooldown in 0..LONG) {
        let exit = own_exit(now, wait, cooldown, true).unwrap();
        prop_assert_eq!(exit, ExitDates { wait_ends_at: now, cooldown_ends_at: now + cooldown });
    }

    #[test]
    fn money_is_free_at_its_second_and_not_before(now in -LONG..LONG, wait in 1..LONG, cooldown in 1..LONG) {
        let exit = own_exit(now, wait, cooldown, false).unwrap();
        prop_assert_eq!(phase(exit, exit.wait_ends_at - 1), Phase::Wait);
        prop_assert_eq!(phase(exit, exit.wait_ends_at), Phase::Cooldown);
        prop_assert_eq!(phase(exit, exit.cooldown_ends_at - 1), Phase::Cooldown);
        prop_assert_eq!(phase(exit, exit.cooldown_ends_at), Phase::Withdrawable);
    }

    #[test]
    fn time_only_moves_a_stake_forward(a in any::<i64>(), b in any::<i64>(), t in any::<i64>(), u in any::<i64>()) {
        let exit = ExitDates { wait_ends_at: a.min(b), cooldown_ends_at: a.max(b) };
        prop_assert!(rank(phase(exit, t.min(u))) <= rank(phase(exit, t.max(u))));
    }

    #[test]
    fn only_active_stake_and_stake_in_wait_count(exit in (any::<i64>(), any::<i64>()), now in any::<i64>()) {
        let phase = Phase::of_leaving(exit.0, exit.1, now);
        prop_assert_eq!(phase.counts(), now < exit.0);
        prop_assert!(Phase::Active.counts());
    }

    #[test]
    fn a_forced_exit_never_lengthens_an_own_one(began in -LONG..LONG, later in 0..LONG, wait in 0..LONG, cooldown in 0..LONG, other in 0..LONG, owner in 0..LONG) {
        let own = own_exit(began, wait, cooldown, false).unwrap();
        let owner_ends_at = began + later + owner;
        let forced = forced_exit(began + later, other, owner_ends_at, Some(own)).unwrap();
        prop_assert!(forced.cooldown_ends_at <= owner_ends_at);
        prop_assert!(forced.cooldown_ends_at <= own.cooldown_ends_at);
        prop_assert!(forced.cooldown_ends_at <= began + later + other);
        prop_assert!(forced.wait_ends_at <= own.wait_ends_at && forced.wait_ends_at <= began + later);
    }

    #[test]
    fn a_forced_stake_no_longer_counts(now in -LONG..LONG, began in -LONG..LONG, wait in 0..LONG, cooldown in 1..LONG) {
        let own = own_exit(began, wait, cooldown, false).unwrap();
        for started in [None, Some(own)] {
            prop_assert!(!phase(forced_exit(now, cooldown, i64::MAX, started).unwrap(), now).counts());
        }
    }

    #[test]
    fn forcing_twice_changes_nothing(now in -LONG..LONG, later in 0..LONG, cooldown in 0..LONG) {
        let once = forced_exit(now, cooldown, i64::MAX, None).unwrap();
        prop_assert_eq!(forced_exit(now + later, cooldown, i64::MAX, Some(once)), Some(once));
    }

    #[test]
    fn an_owners_exit_frees_a_co_stake_at_the_earliest_of_three_ends(
        began in -LONG..LONG, later in 0..LONG, wait in 0..LONG, cooldown in 0..LONG, owner in 0..LONG,
    ) {
        let (now, own) = (began + later, own_exit(began, wait, cooldown, false).unwrap());
        let end = |started| forced_exit(now, cooldown, now + owner, started).unwrap().cooldown_ends_at;
        prop_assert_eq!(end(None), (now + cooldown).min(now + owner));
        prop_assert_eq!(end(Some(own)), own.cooldown_ends_at.min(now + cooldown).min(now + owner));
    }

    #[test]
    fn a_termination_only_brings_the_end_of_a_wait_nearer(began in -LONG..LONG, later in 0..LONG, wait in 1..LONG, cooldown in 0..LONG) {
        let own = own_exit(began, wait, cooldown, false).unwrap();
        let now = began + later.min(wait - 1);
        let hastened = hastened_exit(now, cooldown, own).unwrap();
        prop_assert_eq!(hastened, ExitDates { wait_ends_at: now, cooldown_ends_at: now + cooldown });
        prop_assert!(hastened.cooldown_ends_at < own.cooldown_ends_at);
        prop_assert!(phase(hastened, now) != Phase::Wait);
    }

    #[test]
    fn no_parameter_lengthens_an_owners_exit(first in 0..LONG, present in 0..LONG) {
        let cooldown = owner_cooldown(first, present);
        prop_assert!(cooldown <= first && cooldown <= present && (cooldown == first || cooldown == present));
    }

    #[test]
    fn a_date_is_refused_exactly_where_it_does_not_fit(now in any::<i64>(), wait in any::<i64>(), cooldown in any::<i64>()) {
        let fits = |date: i128| i64::try_from(date).is_ok();
        let waits = i128::from(now) + i128::from(wait);
        let own = fits(waits) && fits(waits + i128::from(cooldown));
        prop_assert_eq!(own_exit(now, wait, cooldown, false).is_some(), own);
        let forced = fits(i128::from(now) + i128::from(cooldown));
        prop_assert_eq!(forced_exit(now, cooldown, i64::MAX, None).is_some(), forced);
    }
}

#[test]
fn exhausted_every_small_exit_at_every_second() {
    for wait in 0..=12 {
        for cooldown in 0..=12 {
            let own = own_exit(0, wait, cooldown, false).unwrap();
            for now in 0..=30 {
                assert_eq!(phase(own, now), reference(own, now));
                let forced = forced_exit(now, cooldown, i64::MAX, Some(own)).unwrap();
                for later in now..=45 {
                    assert!(rank(phase(forced, later)) >= rank(phase(own, later)));
                }
            }
        }
    }
}
