//! What holds an owner back: the hired hold, and the commitment to a co-staker who has just accepted.

use crate::limits::{NOTICE_HOLD_SECONDS, NOTICE_USE_SECONDS};

/// Second from which the owner may unstake, given the hired flag and a notice of leaving (both unix
/// seconds, zero for none). A notice bounds the hold to 14 days however often the flag is renewed,
/// and lapses when it is not used for another 14: else one early notice would disarm the hold permanently.
pub fn hold_ends_at(hired_until: i64, notice_given_at: i64, now: i64) -> i64 {
    if notice_is_live(notice_given_at, now) {
        hired_until.min(notice_given_at.saturating_add(NOTICE_HOLD_SECONDS))
    } else {
        hired_until
    }
}

/// Whether a notice still bounds the hold at `now`.
pub fn notice_is_live(notice_given_at: i64, now: i64) -> bool {
    let lapses_at = notice_given_at
        .saturating_add(NOTICE_HOLD_SECONDS)
        .saturating_add(NOTICE_USE_SECONDS);
    notice_given_at != 0 && now < lapses_at
}

/// Second until which an acceptance commits the owner: the wait agreed in the offer. Each side owes the
/// other the same notice. Without it an owner lets a co-staker's money pay out half of the owner's stake
/// and leaves in the same second.
pub fn committed_until(accepted_at: i64, wait_seconds: i64) -> Option<i64> {
    accepted_at.checked_add(wait_seconds)
}

/// Whether a commitment of an active co-stake still binds the owner at `now`: neither full unstake nor
/// termination by the owner. It ends when the registrar terminates the device.
pub fn is_committed(committed_until: i64, terminated: bool, now: i64) -> bool {
    !terminated && now < committed_until
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::DAY;

    #[test]
    fn renewing_the_flag_cannot_hold_longer_than_the_notice_allows() {
        let notice = 1_000 * DAY;
        let end = notice + 14 * DAY;
        assert_eq!(hold_ends_at(end + 2 * DAY, notice, end - 1), end);
        assert_eq!(hold_ends_at(end - DAY, notice, end - 2 * DAY), end - DAY);
    }

    #[test]
    fn without_a_notice_or_with_a_lapsed_one_the_flag_decides() {
        let notice = 1_000 * DAY;
        assert_eq!(hold_ends_at(77, 0, 5), 77);
        let lapse = notice + 28 * DAY;
        assert!(notice_is_live(notice, lapse - 1));
        assert!(!notice_is_live(notice, lapse));
        assert_eq!(hold_ends_at(lapse + DAY, notice, lapse), lapse + DAY);
    }

    #[test]
    fn a_commitment_ends_at_its_second_or_with_the_registrars_termination() {
        let until = committed_until(1_000, 7 * DAY).unwrap();
        let bound = [until - 1, until, until + 1].map(|now| is_committed(until, false, now));
        assert_eq!(bound, [true, false, false]);
        assert!(!is_committed(until, true, until - 1));
        assert!(!is_committed(0, false, 1));
        assert_eq!(committed_until(i64::MAX, 1), None);
    }
}
