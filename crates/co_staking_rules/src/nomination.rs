//! When a nomination for a role can be accepted, and when it ends.
//!
//! Granted slowly, revoked at once: a nomination for admin, slasher or arbiter matures for 42 days. One
//! that has matured may be kept as a spare. A spare admin outlives the key that a thief has stolen: taken
//! back, it ends only 42 days later, and until then no other nomination can take its place.

use crate::limits::CHANGE_DELAY_SECONDS;

/// Dates of a nomination for a role that can take stake, unix seconds; all zero if there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Nomination {
    /// From here on it can be accepted.
    pub matures_at: i64,
    /// From here on it no longer can; zero if it has not been taken back.
    pub ends_at: i64,
}

/// Why a nomination cannot be made, taken back or accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NominationRefusal {
    /// It has not matured, or there is none.
    NotMatured,
    /// It was taken back and can no longer be accepted.
    Ended,
    /// A spare admin is in place: no other can be nominated.
    SpareStands,
    /// A spare admin that was taken back already: taking it back again does not move its end.
    TakenBack,
    /// A date does not fit.
    Overflow,
}

impl Nomination {
    /// A nomination made at `now`.
    pub fn made(now: i64) -> Result<Self, NominationRefusal> {
        Ok(Self {
            matures_at: delayed(now)?,
            ends_at: 0,
        })
    }

    /// The spare admin named at initialisation, which counts as matured.
    pub fn matured(now: i64) -> Self {
        Self {
            matures_at: now,
            ends_at: 0,
        }
    }

    /// Refuses unless the nominee may take the role at `now`.
    pub fn accept(&self, now: i64) -> Result<(), NominationRefusal> {
        if self.has_ended(now) {
            Err(NominationRefusal::Ended)
        } else if self.has_matured(now) {
            Ok(())
        } else {
            Err(NominationRefusal::NotMatured)
        }
    }

    /// The nomination for the admin role that takes the place of this one.
    pub fn replace_admin(&self, now: i64) -> Result<Self, NominationRefusal> {
        if self.is_spare(now) {
            Err(NominationRefusal::SpareStands)
        } else {
            Self::made(now)
        }
    }

    /// What is left of a nomination for the admin role that is taken back: nothing, or a spare that ends
    /// 42 days later.
    pub fn take_back_admin(&self, now: i64) -> Result<Self, NominationRefusal> {
        if !self.is_spare(now) {
            Ok(Self::default())
        } else if self.ends_at != 0 {
            Err(NominationRefusal::TakenBack)
        } else {
            Ok(Self {
                matures_at: self.matures_at,
                ends_at: delayed(now)?,
            })
        }
    }

    /// Whether a nomination for the admin role holds its seat against every other. One that was taken back as a spare
    /// stays one until its end, even if the clock falls behind the second it matured at.
    pub fn is_spare(&self, now: i64) -> bool {
        !self.has_ended(now) && (self.ends_at != 0 || self.has_matured(now))
    }

    fn has_matured(&self, now: i64) -> bool {
        self.matures_at != 0 && now >= self.matures_at
    }

    fn has_ended(&self, now: i64) -> bool {
        self.ends_at != 0 && now >= self.ends_at
    }
}

fn delayed(now: i64) -> Result<i64, NominationRefusal> {
    now.checked_add(CHANGE_DELAY_SECONDS)
        .ok_or(NominationRefusal::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: i64 = 1_000_000_000;
    const RIPE: i64 = NOW + CHANGE_DELAY_SECONDS;

    #[test]
    fn it_matures_at_its_second() {
        let made = Nomination::made(NOW).unwrap();
        let at = [RIPE - 1, RIPE, RIPE + 1].map(|now| made.accept(now));
        assert_eq!(at, [Err(NominationRefusal::NotMatured), Ok(()), Ok(())]);
        assert_eq!(
            Nomination::default().accept(i64::MAX),
            Err(NominationRefusal::NotMatured)
        );
    }

    #[test]
    fn one_that_has_not_matured_goes_at_once() {
        let made = Nomination::made(NOW).unwrap();
        assert_eq!(made.take_back_admin(RIPE - 1), Ok(Nomination::default()));
        assert_eq!(made.replace_admin(RIPE - 1), Nomination::made(RIPE - 1));
    }

    #[test]
    fn a_spare_stands_for_forty_two_days_after_it_was_taken_back() {
        let spare = Nomination::made(NOW).unwrap();
        assert_eq!(spare.replace_admin(RIPE), Err(NominationRefusal::SpareStands));
        let ending = spare.take_back_admin(RIPE).unwrap();
        let end = RIPE + CHANGE_DELAY_SECONDS;
        assert_eq!(ending.ends_at, end);
        assert_eq!(
            [end - 1, end].map(|now| ending.accept(now)),
            [Ok(()), Err(NominationRefusal::Ended)]
        );
        assert_eq!(ending.replace_admin(end - 1), Err(NominationRefusal::SpareStands));
        assert_eq!(ending.replace_admin(end), Nomination::made(end));
        assert_eq!(ending.take_back_admin(end), Ok(Nomination::default()));
    }

    #[test]
    fn taking_it_back_again_brings_its_end_no_nearer() {
        let ending = Nomination::matured(NOW).take_back_admin(RIPE).unwrap();
        for now in [i64::MIN, NOW - 1, NOW, RIPE, ending.ends_at - 1] {
            assert_eq!(ending.take_back_admin(now), Err(NominationRefusal::TakenBack));
            assert_eq!(ending.replace_admin(now), Err(NominationRefusal::SpareStands));
        }
    }

    #[test]
    fn dates_that_do_not_fit_are_refused() {
        assert_eq!(Nomination::made(i64::MAX), Err(NominationRefusal::Overflow));
        assert_eq!(
            Nomination::matured(1).take_back_admin(i64::MAX),
            Err(NominationRefusal::Overflow)
        );
    }

    proptest! {
        #[test]
        fn whatever_a_thief_does_a_spare_can_be_accepted_for_forty_two_days(
            stolen in NOW..RIPE, steps in prop::collection::vec((any::<bool>(), 0..CHANGE_DELAY_SECONDS), 0..12),
        ) {
            let (mut seat, mut now) = (Nomination::matured(NOW), stolen);
            for (take_back, pause) in steps {
                now += pause;
                if now >= stolen + CHANGE_DELAY_SECONDS {
                    break;
                }
                let next = if take_back { seat.take_back_admin(now) } else { seat.replace_admin(now) };
                seat = next.unwrap_or(seat);
                prop_assert_eq!(seat.matures_at, NOW);
                prop_assert_eq!(seat.accept(now), Ok(()));
                prop_assert_eq!(seat.accept(stolen + CHANGE_DELAY_SECONDS - 1), Ok(()));
            }
        }

        #[test]
        fn nobody_accepts_sooner_than_forty_two_days_after_the_nomination(
            steps in prop::collection::vec((any::<bool>(), 0..CHANGE_DELAY_SECONDS), 1..12), wait in 0..CHANGE_DELAY_SECONDS,
        ) {
            let (mut seat, mut made_at, mut now) = (Nomination::default(), None, NOW);
            for (take_back, pause) in steps {
                now += pause;
                if take_back {
                    if let Ok(next) = seat.take_back_admin(now) {
                        made_at = if next == Nomination::default() { None } else { made_at };
                        seat = next;
                    }
                } else if let Ok(next) = seat.replace_admin(now) {
                    made_at = Some(now);
                    seat = next;
                }
                if seat.accept(now + wait).is_ok() {
                    prop_assert!(made_at.is_some_and(|made| now + wait - made >= CHANGE_DELAY_SECONDS));
                }
            }
        }
    }
}
