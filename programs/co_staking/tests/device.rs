//! A device's stakes on the ledger itself: caps of each party, frozen stake, overflow, the owner's exit.

use anchor_lang::prelude::*;
use bytemuck::Zeroable;
use co_staking::{
    error::CoStakingError::{self, *},
    state::{
        Cap, Charge, CoStakeHit, CoStakeSlot, Device, DeviceStatus, DeviceStatusByte, Hardware, Offer,
        Verdict,
    },
};

const DAY: i64 = 86_400;
/// First second of a bucket.
const NOW: i64 = 1_500 * 14 * DAY;
const CHARGE: Charge = Charge {
    infraction_at: NOW,
    stake_bps: 5_000,
    rewards_bps: 0,
};

/// An owner of 960 and a co-stake of 640 on a minimum of 1,600, accepted at `NOW`.
fn co_staked() -> Device {
    let mut device = Device {
        status: DeviceStatus::Running.into(),
        hardware: Hardware {
            minimum: 1_600,
            multiplier_bps: 10_000,
            cards: 8,
            padding: [0; 2],
        },
        ..Zeroable::zeroed()
    };
    device.add_owner_stake(960, 14 * DAY, NOW).unwrap();
    device.open_slot(0, 255, 640, 7_400).unwrap();
    device.activate_slot(0, NOW, NOW + 7 * DAY).unwrap();
    device
}

fn hardware(minimum: u64) -> Hardware {
    Hardware {
        minimum,
        ..co_staked().hardware
    }
}

#[track_caller]
fn refused<T: core::fmt::Debug>(result: Result<T>, error: CoStakingError) {
    assert_eq!(result.unwrap_err(), error.into());
}

#[test]
fn a_slot_has_fifty_six_bytes_and_the_accounts_their_sizes() {
    assert_eq!(core::mem::size_of::<CoStakeSlot>(), 56);
    assert_eq!((Device::SPACE, Offer::SPACE), (824, 424));
}

#[test]
fn an_acceptance_commits_the_owner_for_the_agreed_wait() {
    let until = NOW + 7 * DAY;
    let mut device = co_staked();
    for now in [NOW, until - 1] {
        refused(device.start_owner_exit(now, 14 * DAY), OwnerCommitted);
        refused(device.require_not_committed(now), OwnerCommitted);
    }
    assert_eq!(
        device.start_owner_exit(until, 14 * DAY).unwrap(),
        until + 14 * DAY
    );
}

#[test]
fn a_commitment_ends_with_the_co_stakers_unstake_and_with_a_termination() {
    let mut left = co_staked();
    let exit = co_staking_rules::phase::own_exit(NOW, 7 * DAY, 14 * DAY, false).unwrap();
    left.leave_slot(0, exit).unwrap();
    assert!(left.require_not_committed(NOW).is_ok());
    let mut terminated = co_staked();
    terminated.status = DeviceStatus::Terminated.into();
    assert!(terminated.require_not_committed(NOW).is_ok());
    // No other status ends it.
    for status in 0..DeviceStatus::Terminated as u8 {
        let mut device = co_staked();
        device.status = DeviceStatusByte(status);
        refused(device.require_not_committed(NOW), OwnerCommitted);
    }
}

#[test]
fn no_parameter_lengthens_the_owners_cooldown_and_a_shorter_one_counts() {
    let later = NOW + 7 * DAY;
    for (present, cooldown) in [(21 * DAY, 14 * DAY), (14 * DAY, 14 * DAY), (7 * DAY, 7 * DAY)] {
        assert_eq!(
            co_staked().start_owner_exit(later, present).unwrap(),
            later + cooldown
        );
    }
}

#[test]
fn a_case_takes_of_the_owner_what_the_cap_leaves_and_a_release_returns_it() {
    let mut device = co_staked();
    device.move_to_bucket(NOW);
    let cap = Cap {
        bps: 5_000,
        bucket: device.bucket,
    };
    let first = device.freeze_owner(&CHARGE, cap, NOW).unwrap();
    assert_eq!((first.stake, first.capped), (480, false));
    let second = device.freeze_owner(&CHARGE, cap, NOW).unwrap();
    assert_eq!((second.stake, second.capped), (0, true));
    // Released after the next bucket has begun: it returns to the bucket of the opening.
    let case = co_staking::state::SlashCase {
        owner_stake: 480,
        bucket: cap.bucket,
        ..Zeroable::zeroed()
    };
    device.move_to_bucket(NOW + 14 * DAY);
    device.settle_owner(&case, Verdict::Release).unwrap();
    assert_eq!((device.owner_frozen, device.slash_taken), (0, [0; 4]));
}

#[test]
fn a_hit_of_zero_leaves_an_offer_without_a_slot_alone() {
    let mut offer = Offer {
        principal: 640,
        ..Zeroable::zeroed()
    };
    let cap = Cap {
        bps: 3_000,
        bucket: 1_500,
    };
    assert_eq!(offer.freeze(&CHARGE, cap, 0).unwrap().stake, 192);
    let hit = CoStakeHit {
        stake: 192,
        ..Default::default()
    };
    offer.settle(&hit, 1_500, Verdict::Burn).unwrap();
    assert_eq!((offer.principal, offer.slash_taken), (448, [192, 0, 0, 0]));
    offer
        .settle(&CoStakeHit::default(), 1_500, Verdict::Release)
        .unwrap();
    assert_eq!(offer.slash_taken, [192, 0, 0, 0]);
}

#[test]
fn a_first_stake_starts_with_nothing_taken_and_keeps_the_bucket() {
    let mut device = co_staked();
    device.move_to_bucket(NOW);
    device.slash_taken = [7; 4];
    device.add_owner_stake(1, 21 * DAY, NOW).unwrap();
    assert_eq!(
        (device.slash_taken, device.owner_cooldown_seconds),
        ([7; 4], 14 * DAY)
    );
    device.owner_stake = 0;
    device.add_owner_stake(1, 21 * DAY, NOW).unwrap();
    assert_eq!(
        (device.slash_taken, device.owner_cooldown_seconds),
        ([0; 4], 21 * DAY)
    );
    assert_eq!(device.bucket, 1_500);
}

#[test]
fn the_overflow_leaves_out_what_is_frozen_and_the_shortfall_counts_it() {
    let mut device = co_staked();
    device.add_owner_stake(640, 14 * DAY, NOW).unwrap();
    assert_eq!(
        (device.overflow(NOW).unwrap(), device.shortfall(NOW).unwrap()),
        (640, 0)
    );
    device.owner_frozen = 480;
    assert_eq!(device.overflow(NOW).unwrap(), 160);
    device.slot(0).unwrap().frozen = 192;
    assert_eq!(
        (device.overflow(NOW).unwrap(), device.shortfall(NOW).unwrap()),
        (0, 32)
    );
    // The gate counts what is frozen: a trivial case must not close it.
    device.owner_stake = 800;
    device.owner_frozen = 1;
    assert!(device.require_self_stake_gate(NOW).is_ok());
}

#[test]
fn a_fall_of_the_minimum_binds_the_overflow_only_beside_a_co_stake() {
    let mut alone = co_staked();
    alone.slots = Default::default();
    let change = alone.change_hardware(hardware(600), NOW, 30 * DAY).unwrap();
    assert_eq!(
        (change.overflow_bound_until, alone.overflow(NOW).unwrap()),
        (0, 360)
    );
    let mut beside = co_staked();
    let change = beside.change_hardware(hardware(600), NOW, 30 * DAY).unwrap();
    let until = change.overflow_bound_until;
    assert_eq!((change.old_minimum, until), (1_600, NOW + 56 * DAY));
    let overflow = [until - 1, until, until + 1].map(|now| beside.overflow(now).unwrap());
    assert_eq!(overflow, [0, 660, 660]);
}

#[test]
fn a_rise_is_announced_and_binds_nothing_backwards() {
    let mut device = co_staked();
    let change = device.change_hardware(hardware(3_200), NOW, 30 * DAY).unwrap();
    assert_eq!(
        (change.applies_from, change.overflow_bound_until),
        (NOW + 30 * DAY, 0)
    );
    assert_eq!(device.shortfall(NOW).unwrap(), 1_600);
}
