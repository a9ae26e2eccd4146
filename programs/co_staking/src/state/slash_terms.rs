//! The slash terms: what is in force by the clock, and what is announced.

use anchor_lang::prelude::*;
use co_staking_rules::{
    limits,
    term::{Term, TermRefusal, Worse},
};

use super::{Config, SlashTermByte};
use crate::error::{refuse, CoStakingError, OrRefuse};

/// The slash terms, as `set_slash_term` numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "idl-build",
    derive(AnchorSerialize),
    borsh(use_discriminant = false)
)]
#[repr(u8)]
pub enum SlashTerm {
    /// Part of the owner's stake that cases may take, basis points.
    OwnerCap = 0,
    /// Part of a co-stake that cases may take, basis points.
    CoStakeCap = 1,
    /// Appeal window, seconds.
    AppealWindow = 2,
}

impl SlashTerm {
    /// The term of a byte that a caller gave.
    pub fn from_byte(byte: SlashTermByte) -> Result<Self> {
        Ok(match byte.0 {
            0 => Self::OwnerCap,
            1 => Self::CoStakeCap,
            2 => Self::AppealWindow,
            _ => return Err(refuse(CoStakingError::BadSlashTerm)),
        })
    }

    fn worse(self) -> Worse {
        match self {
            Self::OwnerCap | Self::CoStakeCap => Worse::Higher,
            Self::AppealWindow => Worse::Lower,
        }
    }

    /// Refuses a value out of the bounds that the program fixes.
    fn check(self, value: u64) -> Result<()> {
        match self {
            Self::OwnerCap | Self::CoStakeCap => ensure!(
                value <= u64::from(limits::MAX_SLASH_CAP_BPS),
                CoStakingError::SlashCapOutOfBounds
            ),
            Self::AppealWindow => {
                let seconds = i64::try_from(value).unwrap_or(i64::MAX);
                ensure!(
                    (limits::MIN_APPEAL_SECONDS..=limits::MAX_APPEAL_SECONDS).contains(&seconds),
                    CoStakingError::PeriodOutOfBounds
                );
            }
        }
        Ok(())
    }
}

impl Config {
    /// Part of the owner's stake that a case opened at `now` may take, basis points.
    pub fn owner_cap(&self, now: i64) -> Result<u16> {
        cap(self.slash_term(SlashTerm::OwnerCap).at(now))
    }

    /// Part of a co-stake that a case opened at `now` may take, basis points.
    pub fn co_stake_cap(&self, now: i64) -> Result<u16> {
        cap(self.slash_term(SlashTerm::CoStakeCap).at(now))
    }

    /// Appeal window of a case opened at `now`, seconds.
    pub fn appeal_window(&self, now: i64) -> Result<i64> {
        seconds(self.slash_term(SlashTerm::AppealWindow).at(now))
    }

    /// Sets one term. Returns the value in force so far, and the second from which the new one is.
    pub fn change_slash_term(&mut self, term: SlashTerm, value: u64, now: i64) -> Result<(u64, i64)> {
        term.check(value)?;
        let old = self.slash_term(term);
        let new = old
            .set(value, term.worse(), now)
            .map_err(|refusal| match refusal {
                TermRefusal::Unchanged => refuse(CoStakingError::SlashTermUnchanged),
                TermRefusal::Overflow => refuse(CoStakingError::MathOverflow),
            })?;
        self.set_slash_term(term, new)?;
        let applies_from = if new.announced_from == 0 {
            now
        } else {
            new.announced_from
        };
        Ok((old.at(now), applies_from))
    }

    /// Forgets what is announced and does not apply yet.
    pub fn drop_announced_terms(&mut self, now: i64) -> Result<()> {
        [
            SlashTerm::OwnerCap,
            SlashTerm::CoStakeCap,
            SlashTerm::AppealWindow,
        ]
        .into_iter()
        .try_for_each(|term| {
            let kept = self.slash_term(term).without_announcement(now);
            self.set_slash_term(term, kept)
        })
    }

    fn slash_term(&self, term: SlashTerm) -> Term {
        match term {
            SlashTerm::OwnerCap => Term {
                value: self.owner_slash_cap_bps.into(),
                announced: self.announced_owner_slash_cap_bps.into(),
                announced_from: self.owner_slash_cap_from,
            },
            SlashTerm::CoStakeCap => Term {
                value: self.co_stake_slash_cap_bps.into(),
                announced: self.announced_co_stake_slash_cap_bps.into(),
                announced_from: self.co_stake_slash_cap_from,
            },
            SlashTerm::AppealWindow => Term {
                value: self.appeal_seconds.unsigned_abs(),
                announced: self.announced_appeal_seconds.unsigned_abs(),
                announced_from: self.appeal_from,
            },
        }
    }

    fn set_slash_term(&mut self, term: SlashTerm, new: Term) -> Result<()> {
        match term {
            SlashTerm::OwnerCap => {
                self.owner_slash_cap_bps = cap(new.value)?;
                self.announced_owner_slash_cap_bps = cap(new.announced)?;
                self.owner_slash_cap_from = new.announced_from;
            }
            SlashTerm::CoStakeCap => {
                self.co_stake_slash_cap_bps = cap(new.value)?;
                self.announced_co_stake_slash_cap_bps = cap(new.announced)?;
                self.co_stake_slash_cap_from = new.announced_from;
            }
            SlashTerm::AppealWindow => {
                self.appeal_seconds = seconds(new.value)?;
                self.announced_appeal_seconds = seconds(new.announced)?;
                self.appeal_from = new.announced_from;
            }
        }
        Ok(())
    }
}

fn cap(value: u64) -> Result<u16> {
    u16::try_from(value).ok().or_refuse(CoStakingError::MathOverflow)
}

fn seconds(value: u64) -> Result<i64> {
    i64::try_from(value).ok().or_refuse(CoStakingError::MathOverflow)
}
