use anchor_lang::prelude::*;

use crate::{
    constants::*,
    error::{CoStakingError, OrRefuse},
    events::{emit, event_cpi, DeviceReported},
    state::{Config, Device, DeviceStatus, DeviceStatusByte},
};

/// The registrar reports status, hired flag and reliability of a device.
#[event_cpi]
#[derive(Accounts)]
pub struct ReportDevice<'info> {
    /// The registrar.
    pub registrar: Signer<'info>,
    /// The configuration.
    #[account(has_one = registrar @ CoStakingError::NotRegistrar)]
    #[cfg_attr(feature = "idl-build", account(seeds = [CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut)]
    pub device: AccountLoader<'info, Device>,
}

/// One report. `hired_until` is a unix second, zero for not hired.
pub struct Report {
    pub status: DeviceStatusByte,
    pub hired_until: i64,
    pub score: u8,
    pub parts: [u8; 5],
}

impl Report {
    fn check(&self, now: i64) -> Result<()> {
        // Termination is final and has an instruction of its own.
        ensure!(
            self.status.0 < DeviceStatus::Terminated as u8,
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
