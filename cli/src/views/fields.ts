import {
  DeviceStatus,
  OfferState,
  SlotState,
  caseStatus,
  offerStatus,
  fromBaseUnits,
  fromBasisPoints,
  overflowBoundUntil,
  ownerActive,
  quotes,
  rules,
  slotPhase,
  stakePosition,
  type CoStakeSlot,
  type Config,
  type Device,
  type Offer,
  type Participant,
  type SlashCase,
} from '@co-staking/sdk';

import { key } from '../output/config';
import type { Fields } from '../output/fields';
import { deviceStatus, offerPhase, slashReason, slotState } from '../output/names';
import { announcedTermWords } from '../output/slashTerms';
import { fromNow, isoTime, spanWords } from '../parameters/times';

/** A unix second that is still to come; nothing for one that has passed. */
const ahead = (seconds: bigint, now: bigint): string | null => (seconds > now ? isoTime(seconds) : null);

const score = (value: number | null): string => (value === null ? '-' : String(value));

/** How far the dates among the fields are from `now`. */
export function timeNotes(fields: Fields, now: bigint): Record<string, string> {
  const dates = Object.entries(fields).filter(
    ([, value]) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:]+Z$/.test(value),
  );
  return Object.fromEntries(
    dates.map(([name, value]) => [name, fromNow(BigInt(Date.parse(String(value)) / 1000), now)]),
  );
}

function slotFields(slot: CoStakeSlot, decimals: number, now: bigint): Fields {
  return {
    nonce: slot.nonce,
    state: slotPhase(slot, now) ?? slotState(slot.state),
    amount: fromBaseUnits(slot.amount, decimals),
    frozen: fromBaseUnits(slot.frozen, decimals),
    sharePercent: fromBasisPoints(slot.shareBps),
    acceptedAt: isoTime(slot.acceptedAt),
    waitEndsAt: isoTime(slot.waitEndsAt),
    cooldownEndsAt: isoTime(slot.cooldownEndsAt),
  };
}

/** What is announced for a device and for its cases: a higher minimum, worse slash terms. */
export function announcedWords(
  { announcedMinimum, announcedTerms }: quotes.DeviceRisk,
  decimals: number,
): string | null {
  const minimum = announcedMinimum && [
    `minimum ${fromBaseUnits(announcedMinimum.minimum, decimals)} from ${isoTime(announcedMinimum.from)}`,
  ];
  return [...(minimum ?? []), ...announcedTerms.map(announcedTermWords)].join('; ') || null;
}

/** A device as the views show it. */
export function deviceFields(device: Device, config: Config, now: bigint): Fields {
  const { mintDecimals: decimals } = config;
  const tokens = (units: bigint): string => fromBaseUnits(units, decimals);
  const { minimum, counted, sufficient, overflow } = stakePosition(device, now);
  const { rewards, hardware } = device;
  const risk = quotes.deviceRisk(config, device, now);
  const mostLost = quotes.ownerWorstCase(config, device, now).stake;
  const bound = overflowBoundUntil(device, now);
  return {
    device: device.address.toBase58(),
    id: device.id,
    model: device.model,
    cards: hardware.cards,
    multiplier: fromBaseUnits(BigInt(hardware.multiplierBps), 4),
    tier: device.tier,
    status: deviceStatus(device.status),
    reliability: score(device.reliabilityScore),
    reportedAt: isoTime(device.reportedAt),
    hiredUntil: isoTime(device.hiredUntil),
    minimumStake: tokens(minimum),
    countedStake: tokens(counted),
    sufficient,
    overflow: tokens(overflow),
    overflowBoundUntil: bound === null ? null : isoTime(bound),
    ownerStake: tokens(ownerActive(device)),
    ownerStakeLeaving: tokens(device.ownerStake - ownerActive(device)),
    ownerStakeFreeAt: isoTime(device.ownerCooldownEndsAt),
    ownerStakeFrozen: tokens(device.ownerFrozen),
    ownerCapLeft: tokens(risk.ownerCapLeft),
    ownerMostLostIfLeavingNow: tokens(mostLost),
    ownerCommittedUntil: ahead(quotes.committedUntil(device), now),
    noticeGivenAt: isoTime(device.noticeGivenAt),
    announcedMinimum: risk.announcedMinimum && tokens(risk.announcedMinimum.minimum),
    announcedFrom: risk.announcedMinimum && isoTime(risk.announcedMinimum.from),
    announcedTerms: risk.announcedTerms.map(announcedTermWords).join('; ') || null,
    rewardsPosted: tokens(rewards.postedTotal),
    ownerRewardsUnclaimed: tokens(
      rewards.ownerUnits - rewards.ownerClaimed - rewards.ownerBurned - rewards.ownerFrozen,
    ),
    liveSharePercent: fromBasisPoints(rewards.liveShareBps),
    lastBlock: String(rewards.lastBlock),
    openCases: device.openCases,
    terminatedAt: isoTime(device.terminatedAt),
    offers: device.slots
      .filter(({ state }) => state !== SlotState.Empty)
      .map((slot) => slotFields(slot, decimals, now)),
  };
}

/** Rewards of a co-stake that a claim would pay, base units. */
export function unclaimedRewards(offer: Offer, device: Device): bigint {
  if (offer.acceptedAt === 0n) return 0n;
  const until = offer.state === OfferState.Active ? device.rewards.postedTotal : offer.rewardsExit;
  const earned = rules.earned(offer.rewardsEntry, until, offer.shareBps)?.units ?? 0n;
  return earned - offer.rewardsClaimed - offer.rewardsBurned - offer.rewardsFrozen;
}

/** Unix second until which an offer's acceptance commits the owner; zero if it does not. */
function committedUntil({ nonce, state }: Offer, device: Device): bigint {
  if (state !== OfferState.Active || device.status === DeviceStatus.Terminated) return 0n;
  return device.slots.find((slot) => slot.nonce === nonce && slot.state === SlotState.Active)!.committedUntil;
}

/** An offer or co-stake as the views show it. */
export function offerFields(offer: Offer, device: Device, config: Config, now: bigint): Fields {
  const { mintDecimals: decimals } = config;
  const risk = quotes.deviceRisk(config, device, now);
  const worst = quotes.coStakeWorstCase(config, device, offer, now);
  const isOpen = offer.state === OfferState.Open;
  const tokens = (units: bigint): string => fromBaseUnits(units, decimals);
  return {
    offer: offer.address.toBase58(),
    device: offer.device.toBase58(),
    deviceId: device.id,
    nonce: offer.nonce,
    state: offerPhase(offer, now),
    status: offerStatus(offer, device, now).label,
    amount: tokens(offer.amount),
    sharePercent: fromBasisPoints(offer.shareBps),
    wait: spanWords(offer.waitSeconds),
    cooldown: spanWords(offer.cooldownSeconds),
    ownerCommitment: spanWords(offer.waitSeconds),
    ownerCommittedUntil: ahead(committedUntil(offer, device), now),
    shortfall: isOpen ? tokens(quotes.shortfallAfter(offer, device, now)) : null,
    openCases: risk.openCases,
    ownerCapLeft: tokens(risk.ownerCapLeft),
    slashCapPercent: fromBasisPoints(risk.slashTerms.coStakeCapBps),
    capLeft: worst && tokens(quotes.coStakeCapLeft(config, device, offer, now)),
    mostLostIfLeavingNow: worst && tokens(worst.stake),
    announced: announcedWords(risk, decimals),
    createdAt: isoTime(offer.createdAt),
    expiresAt: isoTime(offer.expiresAt),
    counterparty: key(offer.counterparty),
    coStaker: key(offer.coStaker),
    acceptedAt: isoTime(offer.acceptedAt),
    unstakedAt: isoTime(offer.unstakedAt),
    waitEndsAt: isoTime(offer.waitEndsAt),
    cooldownEndsAt: isoTime(offer.cooldownEndsAt),
    withdrawnAt: isoTime(offer.withdrawnAt),
    principal: tokens(offer.principal),
    principalFrozen: tokens(offer.principalFrozen),
    rewardsUnclaimed: tokens(unclaimedRewards(offer, device)),
    rewardsClaimed: tokens(offer.rewardsClaimed),
  };
}

/** An account of the product. */
export const participantFields = (found: Participant, { maxClaims }: Config): Fields => ({
  participant: found.address.toBase58(),
  attested: found.attested,
  claims: found.activeClaims,
  maxClaims,
  wallets: found.wallets.map((wallet) => wallet.toBase58()),
});

/** A slash case. */
export function caseFields(found: SlashCase, decimals: number, now: bigint): Fields {
  const tokens = (units: bigint): string => fromBaseUnits(units, decimals);
  return {
    case: found.address.toBase58(),
    device: found.device.toBase58(),
    number: found.number,
    status: caseStatus(found, now),
    reason: slashReason(found.reason),
    opener: key(found.opener),
    evidenceHash: Buffer.from(found.evidenceHash).toString('hex'),
    infractionAt: isoTime(found.infractionAt),
    openedAt: isoTime(found.openedAt),
    appealEndsAt: isoTime(found.appealEndsAt),
    appealedAt: isoTime(found.appealedAt),
    appellant: key(found.appellant),
    arbiterEndsAt: isoTime(found.arbiterEndsAt),
    stakePercent: fromBasisPoints(found.stakeBps),
    rewardsPercent: fromBasisPoints(found.rewardsBps),
    ownerStake: tokens(found.ownerStake),
    ownerRewards: tokens(found.ownerRewards),
    coStakes: found.hits.map(({ nonce, stake, rewards }) => ({
      nonce,
      stake: tokens(stake),
      rewards: tokens(rewards),
    })),
  };
}
