//! What executing, releasing and withdrawing a case have in common.

use anchor_lang::prelude::*;

use crate::{
    error::{CoStakingError, OrRefuse},
    events::CaseEnded,
    state::{Device, Offer, SlashCase, Verdict},
};

/// How a case ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Executed,
    Released,
    Withdrawn,
}

/// Burns or releases what a case has frozen, on the ledgers of the device and of the offers hit. The
/// offers are passed in the order of the case. Returns what happened.
pub fn end_case<'info>(
    device_loader: &AccountLoader<'info, Device>,
    case_loader: &AccountLoader<'info, SlashCase>,
    offers: &'info [AccountInfo<'info>],
    end: End,
    at: i64,
) -> Result<CaseEnded> {
    let verdict = if end == End::Executed {
        Verdict::Burn
    } else {
        Verdict::Release
    };
    let case = case_loader.load()?;
    let mut device = device_loader.load_mut()?;
    let mut passed = offers.iter();
    for hit in case.hits.iter().filter(|hit| hit.used == 1) {
        let account = passed.next().or_refuse(CoStakingError::CoStakesMissing)?;
        let loader = Offer::of_device(account, &device_loader.key(), hit.nonce)?;
        let mut offer = loader.load_mut()?;
        offer.settle(hit, case.bucket, verdict)?;
        // A co-stake of which only rewards are hit may have left its slot.
        if hit.stake > 0 {
            let slot = device.slot(hit.nonce)?;
            slot.amount = offer.principal;
            slot.frozen = offer.principal_frozen;
        }
    }
    ensure!(passed.next().is_none(), CoStakingError::UnexpectedCoStake);
    device.settle_owner(&case, verdict)?;
    device.open_cases = device
        .open_cases
        .checked_sub(1)
        .or_refuse(CoStakingError::LedgerMismatch)?;
    Ok(CaseEnded {
        device: device_loader.key(),
        slash_case: case_loader.key(),
        number: case.number,
        burned: u8::from(verdict == Verdict::Burn),
        withdrawn: u8::from(end == End::Withdrawn),
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
