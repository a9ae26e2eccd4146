//! What executing and releasing a case have in common.

use anchor_lang::prelude::*;

use crate::{
    error::{CoStakingError, OrRefuse},
    events::CaseEnded,
    state::{Device, Offer, SlashCase, Verdict},
};

/// Burns or releases what a case has frozen, on the ledgers of the device and of the offers hit. The
/// offers are passed in the order of the case. Returns what happened.
pub fn end_case<'info>(
    device_loader: &AccountLoader<'info, Device>,
    case_loader: &AccountLoader<'info, SlashCase>,
    offers: &'info [AccountInfo<'info>],
    verdict: Verdict,
    at: i64,
) -> Result<CaseEnded> {
    let case = case_loader.load()?;
    let mut device = device_loader.load_mut()?;
    let mut passed = offers.iter();
    for hit in case.hits.iter().filter(|hit| hit.used == 1) {
        let account = passed.next().or_refuse(CoStakingError::CoStakesMissing)?;
        let loader = Offer::of_device(account, &device_loader.key(), hit.nonce)?;
        let mut offer = loader.load_mut()?;
        offer.settle(hit.stake, hit.rewards, verdict)?;
        if verdict == Verdict::Burn && hit.stake > 0 {
            device.slot(hit.nonce)?.amount = offer.principal;
        }
    }
    ensure!(passed.next().is_none(), CoStakingError::UnexpectedCoStake);
    device.settle_owner(&case, verdict)?;
    if verdict == Verdict::Release {
        device.uncount_slash(&case)?;
    }
    device.open_cases = device
        .open_cases
        .checked_sub(1)
        .or_refuse(CoStakingError::LedgerMismatch)?;
    Ok(CaseEnded {
        device: device_loader.key(),
        slash_case: case_loader.key(),
        number: case.number,
        burned: u8::from(verdict == Verdict::Burn),
        owner_stake: case.owner_stake,
        owner_rewards: case.owner_rewards,
        owner_stake_after: device.owner_stake,
        nonces: case.hits.map(|hit| hit.nonce),
        stakes: case.hits.map(|hit| hit.stake),
        rewards: case.hits.map(|hit| hit.rewards),
        hits: case.hit_count(),
        at,
    })
}
