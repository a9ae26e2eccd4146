//! A slash term (a cap, the appeal window) with its announcement: worse applies after 42 days, better at once.

use crate::limits::CHANGE_DELAY_SECONDS;

/// One slash term: a value in force, and one that is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// In force until `announced_from`.
    pub value: u64,
    /// In force from `announced_from` on.
    pub announced: u64,
    /// Unix seconds; zero if nothing is announced.
    pub announced_from: i64,
}

/// In which direction a term gets worse for the stakes that it exposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worse {
    /// A cap.
    Higher,
    /// The appeal window.
    Lower,
}

/// Why a term stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermRefusal {
    /// The value is in force, and nothing is announced that it would take back.
    Unchanged,
    /// The date of the announcement does not fit.
    Overflow,
}

impl Term {
    /// The value in force at `now`.
    pub fn at(&self, now: i64) -> u64 {
        if self.announced_from != 0 && now >= self.announced_from {
            self.announced
        } else {
            self.value
        }
    }

    /// Sets the term at `now`. What was announced before is dropped in every case: a worse value starts
    /// 42 days of its own, the value in force takes the announcement back.
    pub fn set(&self, value: u64, worse: Worse, now: i64) -> Result<Self, TermRefusal> {
        let present = self.at(now);
        let pending = self.announced_from > now;
        if value == present && !pending {
            return Err(TermRefusal::Unchanged);
        }
        let gets_worse = match worse {
            Worse::Higher => value > present,
            Worse::Lower => value < present,
        };
        Ok(if gets_worse {
            Self {
                value: present,
                announced: value,
                announced_from: now
                    .checked_add(CHANGE_DELAY_SECONDS)
                    .ok_or(TermRefusal::Overflow)?,
            }
        } else {
            Self {
                value,
                announced: 0,
                announced_from: 0,
            }
        })
    }

    /// The term without an announcement that does not apply yet.
    pub fn without_announcement(&self, now: i64) -> Self {
        Self {
            value: self.at(now),
            announced: 0,
            announced_from: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: i64 = 1_000_000_000;
    const LATER: i64 = NOW + CHANGE_DELAY_SECONDS;

    fn cap(value: u64) -> Term {
        Term {
            value,
            announced: 0,
            announced_from: 0,
        }
    }

    #[test]
    fn a_worse_value_applies_at_its_second() {
        let announced = cap(3_000).set(4_000, Worse::Higher, NOW).unwrap();
        assert_eq!(
            [LATER - 1, LATER, LATER + 1].map(|now| announced.at(now)),
            [3_000, 4_000, 4_000]
        );
        let window = cap(30).set(29, Worse::Lower, NOW).unwrap();
        assert_eq!([window.at(LATER - 1), window.at(LATER)], [30, 29]);
    }

    #[test]
    fn a_better_value_applies_at_once_and_drops_what_was_announced() {
        let announced = cap(3_000).set(4_000, Worse::Higher, NOW).unwrap();
        assert_eq!(
            announced.set(2_000, Worse::Higher, LATER - 1).unwrap(),
            cap(2_000)
        );
        assert_eq!(cap(30).set(31, Worse::Lower, NOW).unwrap(), cap(31));
    }

    #[test]
    fn the_value_in_force_takes_an_announcement_back_and_is_refused_without_one() {
        let announced = cap(3_000).set(4_000, Worse::Higher, NOW).unwrap();
        assert_eq!(
            announced.set(3_000, Worse::Higher, LATER - 1).unwrap(),
            cap(3_000)
        );
        let shorter = cap(30).set(29, Worse::Lower, NOW).unwrap();
        assert_eq!(shorter.set(30, Worse::Lower, LATER - 1).unwrap(), cap(30));
        assert_eq!(
            announced.set(4_000, Worse::Higher, LATER),
            Err(TermRefusal::Unchanged)
        );
        assert_eq!(
            cap(3_000).set(3_000, Worse::Higher, NOW),
            Err(TermRefusal::Unchanged)
        );
    }

    #[test]
    fn an_announcement_that_follows_another_starts_its_own_delay() {
        let first = cap(3_000).set(5_000, Worse::Higher, NOW).unwrap();
        let second = first.set(3_001, Worse::Higher, LATER - 1).unwrap();
        assert_eq!(second.at(LATER), 3_000);
        assert_eq!(second.at(LATER - 1 + CHANGE_DELAY_SECONDS), 3_001);
        assert_eq!(first.without_announcement(LATER - 1), cap(3_000));
        assert_eq!(first.without_announcement(LATER), cap(5_000));
    }

    #[test]
    fn a_date_that_does_not_fit_is_refused() {
        assert_eq!(cap(1).set(2, Worse::Higher, i64::MAX), Err(TermRefusal::Overflow));
    }

    proptest! {
        // I12: terms are no worse than one in force or announced 42 days before.
        #[test]
        fn nothing_gets_worse_within_forty_two_days(
            steps in prop::collection::vec((0..30 * 86_400i64, 0..6u64), 1..20), lower in any::<bool>(),
        ) {
            let (worse, mut term, mut now) = (if lower { Worse::Lower } else { Worse::Higher }, cap(3), NOW);
            let mut history = vec![(i64::MIN, term)];
            for (pause, value) in steps {
                now += pause;
                let before = now - CHANGE_DELAY_SECONDS;
                let known = history.iter().rev().find(|(at, _)| *at <= before).unwrap().1;
                let announced = if known.announced_from == 0 { known.value } else { known.announced };
                let (a, b) = (known.at(before), announced);
                let present = term.at(now);
                let harmless = if lower { present >= a.min(b) } else { present <= a.max(b) };
                prop_assert!(harmless);
                if let Ok(next) = term.set(value, worse, now) {
                    term = next;
                    history.push((now, term));
                }
            }
        }
    }
}
