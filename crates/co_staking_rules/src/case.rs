//! Who may decide a slash case, and when it ends.

/// What has been said about a case so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Progress {
    Open,
    Appealed,
    Upheld,
    Dismissed,
}

/// The dates of a case, unix seconds, and what has been said about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CaseClock {
    pub progress: Progress,
    pub opened_at: i64,
    /// Fixed at the opening. No one can appeal from here on, and nothing is burned before.
    pub appeal_ends_at: i64,
    /// An undecided appeal expires here; zero if there was no appeal.
    pub arbiter_ends_at: i64,
}

/// The arbiter who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decider {
    /// Whether this key opened the case.
    pub is_opener: bool,
    /// Unix second at which the nomination of this arbiter had matured; zero since initialisation.
    pub since: i64,
}

/// Why a case cannot be decided so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionRefusal {
    /// The wallet that opened a case never decides it.
    Opener,
    NotAppealed,
    /// It was decided; only an upheld case can still be dismissed.
    Decided,
    /// It was upheld, and the appeal window is over.
    TakeBackTooLate,
    /// The arbiter's time is over.
    Expired,
    /// It was opened before this arbiter's nomination had matured: it can be dismissed, not upheld.
    BeforeArbiter,
}

impl CaseClock {
    /// Whether the amounts are due for burning: upheld or not appealed, and the appeal window is over.
    pub fn may_burn(&self, now: i64) -> bool {
        matches!(self.progress, Progress::Upheld | Progress::Open) && now >= self.appeal_ends_at
    }

    /// Whether the amounts are free again: dismissed, or the arbiter stayed silent.
    pub fn may_release(&self, now: i64) -> bool {
        self.progress == Progress::Dismissed || self.expired(now)
    }

    /// Whether an appeal came, and the arbiter has let the time for a decision pass.
    pub fn expired(&self, now: i64) -> bool {
        self.progress == Progress::Appealed && now >= self.arbiter_ends_at
    }

    /// Upholds an appealed case.
    pub fn uphold(&self, by: Decider, now: i64) -> Result<Progress, DecisionRefusal> {
        if by.is_opener {
            return Err(DecisionRefusal::Opener);
        }
        if matches!(self.progress, Progress::Upheld | Progress::Dismissed) {
            return Err(DecisionRefusal::Decided);
        }
        self.require_pending(now)?;
        if self.opened_at < by.since {
            return Err(DecisionRefusal::BeforeArbiter);
        }
        Ok(Progress::Upheld)
    }

    /// Dismisses an appealed case, or takes an upheld decision back while the appeal window runs.
    pub fn dismiss(&self, by: Decider, now: i64) -> Result<Progress, DecisionRefusal> {
        if by.is_opener {
            return Err(DecisionRefusal::Opener);
        }
        match self.progress {
            Progress::Dismissed => return Err(DecisionRefusal::Decided),
            Progress::Upheld if now >= self.appeal_ends_at => return Err(DecisionRefusal::TakeBackTooLate),
            Progress::Upheld => {}
            Progress::Open | Progress::Appealed => self.require_pending(now)?,
        }
        Ok(Progress::Dismissed)
    }

    fn require_pending(&self, now: i64) -> Result<(), DecisionRefusal> {
        if self.progress == Progress::Open {
            Err(DecisionRefusal::NotAppealed)
        } else if self.expired(now) {
            Err(DecisionRefusal::Expired)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecisionRefusal::*;

    const ARBITER: Decider = Decider {
        is_opener: false,
        since: 0,
    };

    fn case(progress: Progress) -> CaseClock {
        CaseClock {
            progress,
            opened_at: 100,
            appeal_ends_at: 200,
            arbiter_ends_at: 150,
        }
    }

    #[test]
    fn nothing_burns_before_the_appeal_window_is_over() {
        for progress in [Progress::Open, Progress::Upheld] {
            let burns = [199, 200, 201].map(|now| case(progress).may_burn(now));
            assert_eq!(burns, [false, true, true]);
        }
        for progress in [Progress::Appealed, Progress::Dismissed] {
            assert!(!case(progress).may_burn(i64::MAX));
        }
    }

    #[test]
    fn silence_and_dismissal_release() {
        assert_eq!(
            [149, 150].map(|now| case(Progress::Appealed).may_release(now)),
            [false, true]
        );
        assert!(case(Progress::Dismissed).may_release(i64::MIN));
        assert!(!case(Progress::Upheld).may_release(i64::MAX));
        assert!(!case(Progress::Open).may_release(i64::MAX));
    }

    #[test]
    fn an_upheld_decision_can_be_taken_back_until_the_window_ends_also_after_the_arbiters_time() {
        let upheld = case(Progress::Upheld);
        assert_eq!(upheld.dismiss(ARBITER, 199), Ok(Progress::Dismissed));
        assert_eq!(upheld.dismiss(ARBITER, 200), Err(TakeBackTooLate));
        assert_eq!(upheld.uphold(ARBITER, 120), Err(Decided));
    }

    #[test]
    fn a_dismissal_is_final() {
        let dismissed = case(Progress::Dismissed);
        assert_eq!(dismissed.uphold(ARBITER, 120), Err(Decided));
        assert_eq!(dismissed.dismiss(ARBITER, 120), Err(Decided));
    }

    #[test]
    fn only_an_appeal_in_time_is_decided() {
        assert_eq!(case(Progress::Open).uphold(ARBITER, 120), Err(NotAppealed));
        assert_eq!(case(Progress::Open).dismiss(ARBITER, 120), Err(NotAppealed));
        let appealed = case(Progress::Appealed);
        assert_eq!(appealed.uphold(ARBITER, 149), Ok(Progress::Upheld));
        assert_eq!(appealed.dismiss(ARBITER, 149), Ok(Progress::Dismissed));
        assert_eq!(appealed.uphold(ARBITER, 150), Err(Expired));
        assert_eq!(appealed.dismiss(ARBITER, 150), Err(Expired));
    }

    #[test]
    fn a_new_arbiter_upholds_only_what_was_opened_once_its_nomination_had_matured() {
        let by = |since| Decider {
            is_opener: false,
            since,
        };
        let appealed = case(Progress::Appealed);
        assert_eq!(appealed.uphold(by(99), 120), Ok(Progress::Upheld));
        assert_eq!(appealed.uphold(by(100), 120), Ok(Progress::Upheld));
        assert_eq!(appealed.uphold(by(101), 120), Err(BeforeArbiter));
        assert_eq!(appealed.dismiss(by(101), 120), Ok(Progress::Dismissed));
        assert_eq!(
            case(Progress::Upheld).dismiss(by(101), 120),
            Ok(Progress::Dismissed)
        );
    }

    #[test]
    fn the_opener_decides_nothing() {
        let opener = Decider {
            is_opener: true,
            since: 0,
        };
        for progress in [
            Progress::Open,
            Progress::Appealed,
            Progress::Upheld,
            Progress::Dismissed,
        ] {
            assert_eq!(case(progress).uphold(opener, 120), Err(Opener));
            assert_eq!(case(progress).dismiss(opener, 120), Err(Opener));
        }
    }
}
