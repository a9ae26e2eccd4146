use anchor_lang::prelude::*;

use crate::{
    constants::*,
    error::{CoStakingError, OrRefuse},
    events::{emit, DeviceReported},
    state::{Config, Device, DeviceStatus},
};

/// The registrar reports status, hired flag and reliability of a device.
#[event_cpi]
#[derive(Accounts)]
pub struct ReportDevice<'info> {
    pub registrar: Signer<'info>,
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    pub config: AccountLoader<'info, Config>,
    #[account(mut)]
    pub device: AccountLoader<'info, Device>,
}

/// One report. `hired_until` is a unix second, zero for not hired.
pub struct Report {
    pub status: u8,
    pub hired_until: i64,
    pub score: u8,
    pub parts: [u8; 5],
}

impl Report {
    fn check(&self, now: i64) -> Result<()> {
        // Termination is final and has an instruction of its own.
        ensure!(
            self.status < DeviceStatus::Terminated as u8,
            CoStakingError::BadStatus
        );
        let is_score = |s: &u8| *s <= MAX_SCORE || *s == SCORE_UNKNOWN;
        ensure!(
            is_score(&self.score) && self.parts.iter().all(is_score),
            CoStakingError::BadScore
        );
        let latest = now
            .checked_add(MAX_HIRED_SECONDS)
            .or_refuse(CoStakingError::MathOverflow)?;
        ensure!(self.hired_until <= latest, CoStakingError::HiredTooFarAhead);
        Ok(())
    }
}

impl ReportDevice<'_> {
    pub fn process(ctx: Context<ReportDevice>, report: Report) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        report.check(at)?;
        {
            let mut device = ctx.accounts.device.load_mut()?;
            ensure!(!device.is_terminated(), CoStakingError::DeviceTerminated);
            device.status = report.status;
            device.hired_until = report.hired_until.max(0);
            device.reliability_score = report.score;
            device.score_parts = report.parts;
            device.reported_at = at;
        }
        emit(
            &ctx.accounts.event_authority,
            &DeviceReported {
                device: ctx.accounts.device.key(),
                status: report.status,
                reliability_score: report.score,
                hired_until: report.hired_until.max(0),
                at,
            },
        )?;
        Ok(())
    }
}
