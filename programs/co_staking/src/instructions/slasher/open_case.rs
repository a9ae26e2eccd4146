use anchor_lang::prelude::*;

use crate::{
    constants::*,
    create::Creator,
    error::{refuse, CoStakingError, OrRefuse},
    events::{emit, event_cpi, CaseOpened},
    state::{
        Cap, CaseState, Charge, CoStakeHit, Config, Device, Offer, SlashCase, SlashReason, SlashReasonByte,
    },
};

/// The slasher opens a case. It asks the same percentage of every stake that was exposed at the time of the
/// infraction and is still locked, and of the unclaimed rewards with it; each party gives what its cap
/// leaves. The amounts are fixed and frozen here; nothing else is.
///
/// Remaining accounts: the offers of the exposed co-stakes, writable, in the order of the device's slots.
#[event_cpi]
#[derive(Accounts)]
#[instruction(number: u32)]
pub struct OpenCase<'info> {
    /// The slasher; pays the rent.
    #[account(mut)]
    pub slasher: Signer<'info>,
    /// The configuration.
    #[account(has_one = slasher @ CoStakingError::NotSlasher)]
    #[cfg_attr(feature = "idl-build", account(seeds = [CONFIG_SEED], bump))]
    pub config: AccountLoader<'info, Config>,
    /// The device.
    #[account(mut)]
    pub device: AccountLoader<'info, Device>,
    /// The case that is created.
    /// CHECK: created here, at the one address that the parties who may appeal look up: the bump is searched for.
    #[account(mut, seeds = [SLASH_SEED, device.key().as_ref(), &number.to_le_bytes()], bump)]
    pub slash_case: UncheckedAccount<'info>,
    /// The system program.
    pub system_program: Program<'info, System>,
}

/// What the slasher claims.
pub struct Claim {
    /// The device's next case number: a transaction that lands twice opens one case.
    pub number: u32,
    pub reason: SlashReasonByte,
    pub evidence_hash: [u8; 32],
    pub charge: Charge,
}

impl Claim {
    fn check(&self, device: &Device, owner_cap_bps: u16, now: i64) -> Result<()> {
        let Charge {
            infraction_at,
            stake_bps,
            rewards_bps,
        } = self.charge;
        ensure!(self.number == device.next_case, CoStakingError::WrongCaseNumber);
        ensure!(self.reason.0 <= SlashReason::LAST, CoStakingError::BadReason);
        ensure!(
            stake_bps <= BPS_DENOMINATOR
                && rewards_bps <= BPS_DENOMINATOR
                && (stake_bps > 0 || rewards_bps > 0),
            CoStakingError::BadSlashShare
        );
        ensure!(stake_bps <= owner_cap_bps, CoStakingError::SlashAboveCap);
        ensure!(
            (device.registered_at..=now).contains(&infraction_at),
            CoStakingError::BadInfractionTime
        );
        Ok(())
    }
}

impl<'info> OpenCase<'info> {
    pub fn process(ctx: Context<'info, OpenCase<'info>>, claim: Claim) -> Result<()> {
        let at = Clock::get()?.unix_timestamp;
        let device_key = ctx.accounts.device.key();
        let case = {
            let config = ctx.accounts.config.load()?;
            let mut device = ctx.accounts.device.load_mut()?;
            let owner_cap_bps = config.owner_cap(at)?;
            claim.check(&device, owner_cap_bps, at)?;
            device.move_to_bucket(at);
            let bucket = device.bucket;
            let cap = |bps| Cap { bps, bucket };
            let owner = device.freeze_owner(&claim.charge, cap(owner_cap_bps), at)?;
            let (hits, co_stakes_capped) = freeze_co_stakes(
                &mut device,
                &device_key,
                &claim.charge,
                cap(config.co_stake_cap(at)?),
                ctx.remaining_accounts,
                at,
            )?;
            let case = SlashCase {
                version: ACCOUNT_VERSION,
                bump: ctx.bumps.slash_case,
                state: CaseState::Open.into(),
                reason: claim.reason,
                number: claim.number,
                device: device_key,
                rent_payer: ctx.accounts.slasher.key(),
                evidence_hash: claim.evidence_hash,
                infraction_at: claim.charge.infraction_at,
                opened_at: at,
                appeal_ends_at: at
                    .checked_add(config.appeal_window(at)?)
                    .or_refuse(CoStakingError::MathOverflow)?,
                arbiter_seconds: config.arbiter_seconds,
                stake_bps: claim.charge.stake_bps,
                rewards_bps: claim.charge.rewards_bps,
                bucket,
                owner_stake: owner.stake,
                owner_rewards: owner.rewards,
                hits,
                opener: ctx.accounts.slasher.key(),
                ..bytemuck::Zeroable::zeroed()
            };
            if case.total_stake()? == 0 && case.total_rewards()? == 0 {
                return Err(refuse(if owner.capped || co_stakes_capped {
                    CoStakingError::SlashCapUsedUp
                } else {
                    CoStakingError::NothingExposed
                }));
            }
            device.open_cases = device
                .open_cases
                .checked_add(1)
                .or_refuse(CoStakingError::MathOverflow)?;
            device.next_case = device
                .next_case
                .checked_add(1)
                .or_refuse(CoStakingError::MathOverflow)?;
            case
        };
        Creator {
            payer: &ctx.accounts.slasher,
            system_program: &ctx.accounts.system_program,
        }
        .create_found(
            &ctx.accounts.slash_case,
            [
                SLASH_SEED,
                device_key.as_ref(),
                &case.number.to_le_bytes(),
                &[case.bump],
            ],
            &case,
        )?;
        emit(
            &ctx.accounts.event_authority,
            &CaseOpened {
                device: device_key,
                slash_case: ctx.accounts.slash_case.key(),
                number: case.number,
                reason: case.reason,
                evidence_hash: case.evidence_hash,
                infraction_at: case.infraction_at,
                stake_bps: case.stake_bps,
                rewards_bps: case.rewards_bps,
                owner_stake: case.owner_stake,
                owner_rewards: case.owner_rewards,
                nonces: case.hits.map(|hit| hit.nonce),
                stakes: case.hits.map(|hit| hit.stake),
                rewards: case.hits.map(|hit| hit.rewards),
                hits: case.hit_count(),
                appeal_ends_at: case.appeal_ends_at,
                opener: case.opener,
                bucket: case.bucket,
                at,
            },
        )?;
        Ok(())
    }
}

/// Freezes what is taken of each exposed co-stake; also says whether a cap let the case take less than it
/// asked. A co-stake of which nothing is taken must be passed too, and takes no place in the case.
fn freeze_co_stakes<'info>(
    device: &mut Device,
    device_key: &Pubkey,
    charge: &Charge,
    cap: Cap,
    accounts: &'info [AccountInfo<'info>],
    at: i64,
) -> Result<([CoStakeHit; 4], bool)> {
    let posted_total = device.rewards.posted_total;
    let mut hits = [CoStakeHit::default(); 4];
    let mut capped = false;
    let mut places = hits.iter_mut();
    let mut passed = accounts.iter();
    for slot in device
        .slots
        .iter_mut()
        .filter(|slot| slot.exposed(charge.infraction_at, at))
    {
        let account = passed.next().or_refuse(CoStakingError::CoStakesMissing)?;
        let loader = Offer::of_device(account, device_key, slot.nonce)?;
        let mut offer = loader.load_mut()?;
        let taken = offer.freeze(charge, cap, posted_total)?;
        if taken.stake > 0 {
            slot.frozen = offer.principal_frozen;
        }
        capped |= taken.capped;
        if taken.stake > 0 || taken.rewards > 0 {
            *places.next().or_refuse(CoStakingError::LedgerMismatch)? = CoStakeHit {
                stake: taken.stake,
                rewards: taken.rewards,
                nonce: slot.nonce,
                used: 1,
                bump: slot.bump,
                padding: [0; 2],
            };
        }
    }
    ensure!(passed.next().is_none(), CoStakingError::UnexpectedCoStake);
    Ok((hits, capped))
}
