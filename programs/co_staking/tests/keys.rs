//! Keys that can take stake, on the configuration itself: granted slowly, revoked at once.

use anchor_lang::prelude::*;
use co_staking::{
    constants::*,
    error::CoStakingError::{self, *},
    state::{Config, Role, Roles, SlashTerm, SlashTermByte},
};

const NOW: i64 = 1_800_000_000;
const DELAY: i64 = 42 * 86_400;

fn key(number: u8) -> Pubkey {
    Pubkey::new_from_array([number; 32])
}

/// Admin 1, registrar 2, reward authority 3, slasher 4, arbiter 5, pauser 6, and the spare admin.
fn config(spare_admin: Pubkey) -> Config {
    let roles = Roles {
        registrar: key(2),
        reward_authority: key(3),
        slasher: key(4),
        arbiter: key(5),
        pauser: key(6),
        spare_admin,
    };
    Config::with_defaults(key(1), roles, key(7), key(8), 8, NOW).unwrap()
}

fn without_spare() -> Config {
    config(Pubkey::default())
}

#[track_caller]
fn refused<T: core::fmt::Debug>(result: Result<T>, error: CoStakingError) {
    assert_eq!(result.unwrap_err(), error.into());
}

#[track_caller]
fn granted(config: &mut Config, role: Role, nominee: Pubkey, now: i64) {
    config.nominate(role, nominee, now).unwrap();
    config.accept(role, nominee, now + DELAY).unwrap();
}

#[test]
fn nominations_for_admin_slasher_and_arbiter_mature_for_forty_two_days() {
    for role in [Role::Admin, Role::Slasher, Role::Arbiter] {
        let mut config = without_spare();
        config.nominate(role, key(9), NOW).unwrap();
        refused(config.accept(role, key(9), NOW + DELAY - 1), NominationNotMatured);
        refused(config.accept(role, key(10), NOW + DELAY), NotNominee);
        assert!(config.accept(role, key(9), NOW + DELAY).is_ok());
        refused(config.accept(role, key(9), NOW + DELAY), NotNominee);
    }
}

#[test]
fn nominations_for_the_other_roles_are_accepted_at_once() {
    for role in [Role::Registrar, Role::RewardAuthority, Role::Pauser] {
        let mut config = without_spare();
        config.nominate(role, key(9), NOW).unwrap();
        assert!(config.accept(role, key(9), NOW).is_ok());
    }
}

#[test]
fn a_nomination_that_is_made_again_or_for_another_starts_anew() {
    let mut config = without_spare();
    config.nominate(Role::Slasher, key(9), NOW).unwrap();
    config.nominate(Role::Slasher, key(9), NOW + 1).unwrap();
    refused(
        config.accept(Role::Slasher, key(9), NOW + DELAY),
        NominationNotMatured,
    );
    config.nominate(Role::Slasher, key(10), NOW + DELAY).unwrap();
    refused(
        config.accept(Role::Slasher, key(10), NOW + DELAY + 1),
        NominationNotMatured,
    );
}

#[test]
fn a_thief_with_the_admins_key_cannot_throw_out_the_spare() {
    let mut config = config(key(9));
    refused(config.nominate(Role::Admin, key(10), NOW), SpareAdminStands);
    refused(config.nominate(Role::Admin, key(9), NOW), SpareAdminStands);
    let taken_back = config.nominate(Role::Admin, Pubkey::default(), NOW + 5).unwrap();
    assert_eq!(
        (taken_back.ends_at, config.pending_admin),
        (NOW + 5 + DELAY, key(9))
    );
    for now in [NOW + 5, NOW + DELAY, NOW + 4 + DELAY] {
        refused(
            config.nominate(Role::Admin, Pubkey::default(), now),
            SpareAdminTakenBack,
        );
        refused(config.nominate(Role::Admin, key(10), now), SpareAdminStands);
    }
    let (mut last, mut late) = (config, config);
    assert!(last.accept(Role::Admin, key(9), NOW + 4 + DELAY).is_ok());
    refused(late.accept(Role::Admin, key(9), NOW + 5 + DELAY), NominationEnded);
    // A hand-over past a spare takes 84 days.
    late.nominate(Role::Admin, key(10), NOW + 5 + DELAY).unwrap();
    assert!(late.accept(Role::Admin, key(10), NOW + 5 + 2 * DELAY).is_ok());
}

#[test]
fn a_thief_and_the_rightful_admin_with_the_same_key_block_one_another_and_nothing_more() {
    let mut config = without_spare();
    let mut now = NOW;
    for _ in 0..10 {
        config.nominate(Role::Admin, key(9), now).unwrap();
        config.nominate(Role::Slasher, key(10), now).unwrap();
        now += DELAY - 1;
        refused(config.accept(Role::Admin, key(9), now), NominationNotMatured);
        config.nominate(Role::Admin, Pubkey::default(), now).unwrap();
        config.nominate(Role::Slasher, Pubkey::default(), now).unwrap();
        now += 1;
        refused(config.accept(Role::Admin, key(9), now), NotNominee);
        refused(config.accept(Role::Slasher, key(10), now), NotNominee);
    }
    assert_eq!((config.admin, config.slasher), (key(1), key(4)));
}

#[test]
fn a_new_admin_finds_nothing_that_the_predecessor_prepared() {
    let mut config = config(key(9));
    for role in [
        Role::Registrar,
        Role::RewardAuthority,
        Role::Slasher,
        Role::Arbiter,
        Role::Pauser,
    ] {
        config.nominate(role, key(10), NOW).unwrap();
    }
    config
        .change_slash_term(SlashTerm::CoStakeCap, 5_000, NOW)
        .unwrap();
    config
        .change_slash_term(SlashTerm::AppealWindow, 7 * 86_400, NOW)
        .unwrap();
    config.accept(Role::Admin, key(9), NOW + DELAY - 1).unwrap();
    let later = NOW + 400 * 86_400;
    for role in [
        Role::Admin,
        Role::Registrar,
        Role::RewardAuthority,
        Role::Slasher,
        Role::Arbiter,
        Role::Pauser,
    ] {
        refused(config.accept(role, key(10), later), NotNominee);
        // The empty address names no one.
        if role == Role::Slasher {
            refused(
                config.accept(role, Pubkey::default(), later),
                NominationNotMatured,
            );
        }
    }
    assert_eq!(
        config.co_stake_cap(later).unwrap(),
        DEFAULT_CO_STAKE_SLASH_CAP_BPS
    );
    assert_eq!(config.appeal_window(later).unwrap(), APPEAL_SECONDS);
}

#[test]
fn a_term_that_applies_already_stays_with_a_new_admin() {
    let mut config = config(key(9));
    config
        .change_slash_term(SlashTerm::CoStakeCap, 4_000, NOW)
        .unwrap();
    config.accept(Role::Admin, key(9), NOW + DELAY).unwrap();
    assert_eq!(config.co_stake_cap(NOW + DELAY).unwrap(), 4_000);
}

#[test]
fn slasher_and_arbiter_are_two_keys_where_both_roles_are_filled() {
    let mut config = without_spare();
    config.nominate(Role::Slasher, key(5), NOW).unwrap();
    refused(
        config.accept(Role::Slasher, key(5), NOW + DELAY),
        SameSlasherAndArbiter,
    );
    let mut config = without_spare();
    config.vacate(Role::Slasher, &key(1)).unwrap();
    config.vacate(Role::Arbiter, &key(1)).unwrap();
    granted(&mut config, Role::Arbiter, key(9), NOW);
    config.nominate(Role::Slasher, key(9), NOW).unwrap();
    refused(
        config.accept(Role::Slasher, key(9), NOW + DELAY),
        SameSlasherAndArbiter,
    );
}

#[test]
fn roles_are_vacated_at_once_by_the_admin_or_laid_down_by_slasher_and_arbiter() {
    let mut config = without_spare();
    refused(config.vacate(Role::Admin, &key(1)), AdminNotVacatable);
    for (role, holder) in [
        (Role::Registrar, key(2)),
        (Role::RewardAuthority, key(3)),
        (Role::Pauser, key(6)),
    ] {
        refused(config.vacate(role, &holder), NotAdminNorHolder);
        assert_eq!(config.vacate(role, &key(1)).unwrap(), holder);
        refused(config.vacate(role, &key(1)), RoleVacant);
    }
    assert_eq!(config.vacate(Role::Slasher, &key(4)).unwrap(), key(4));
    refused(config.vacate(Role::Arbiter, &key(4)), NotAdminNorHolder);
    assert_eq!(config.vacate(Role::Arbiter, &key(5)).unwrap(), key(5));
    refused(config.vacate(Role::Arbiter, &key(5)), NotAdminNorHolder);
}

#[test]
fn a_new_arbiter_remembers_when_its_nomination_had_matured() {
    let mut config = without_spare();
    assert_eq!(config.arbiter_since, 0);
    config.nominate(Role::Arbiter, key(9), NOW).unwrap();
    config.accept(Role::Arbiter, key(9), NOW + 3 * DELAY).unwrap();
    assert_eq!(config.arbiter_since, NOW + DELAY);
}

#[test]
fn slash_terms_get_worse_after_forty_two_days_and_better_at_once() {
    let mut config = without_spare();
    let later = NOW + DELAY;
    assert_eq!(
        config
            .change_slash_term(SlashTerm::CoStakeCap, 5_000, NOW)
            .unwrap(),
        (3_000, later)
    );
    assert_eq!(
        [later - 1, later, later + 1].map(|now| config.co_stake_cap(now).unwrap()),
        [3_000, 5_000, 5_000]
    );
    assert_eq!(
        config.change_slash_term(SlashTerm::OwnerCap, 4_000, NOW).unwrap(),
        (5_000, NOW)
    );
    assert_eq!(config.owner_cap(NOW).unwrap(), 4_000);
    config
        .change_slash_term(SlashTerm::AppealWindow, 7 * 86_400, NOW)
        .unwrap();
    assert_eq!(
        [later - 1, later].map(|now| config.appeal_window(now).unwrap()),
        [30 * 86_400, 7 * 86_400]
    );
    // The value in force takes the announcement back; sent again, it is refused.
    config
        .change_slash_term(SlashTerm::AppealWindow, 30 * 86_400, NOW + 1)
        .unwrap();
    assert_eq!(config.appeal_window(later + DELAY).unwrap(), 30 * 86_400);
    refused(
        config.change_slash_term(SlashTerm::AppealWindow, 30 * 86_400, NOW + 2),
        SlashTermUnchanged,
    );
    // The other terms' announcements stay.
    assert_eq!(config.co_stake_cap(later).unwrap(), 5_000);
}

#[test]
fn slash_terms_have_bounds() {
    let mut config = without_spare();
    for term in [SlashTerm::OwnerCap, SlashTerm::CoStakeCap] {
        refused(config.change_slash_term(term, 5_001, NOW), SlashCapOutOfBounds);
        assert!(config.change_slash_term(term, 0, NOW).is_ok());
    }
    for seconds in [7 * 86_400 - 1, 60 * 86_400 + 1, u64::MAX] {
        refused(
            config.change_slash_term(SlashTerm::AppealWindow, seconds, NOW),
            PeriodOutOfBounds,
        );
    }
    assert_eq!(
        SlashTerm::from_byte(SlashTermByte(3)).unwrap_err(),
        BadSlashTerm.into()
    );
}
