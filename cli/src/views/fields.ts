import {
  OfferState,
  SlotState,
  caseStatus,
  offerStatus,
  fromBaseUnits,
  fromBasisPoints,
  ownerActive,
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
import { PublicKey } from '@solana/web3.js';

import { deviceStatus, offerPhase, slashReason, slotState } from '../output/names';
import type { Fields } from '../output/fields';
import { fromNow, isoTime, spanWords } from '../parameters/times';

/** An address; nothing for the empty one. */
const key = (address: PublicKey): string | null =>
  address.equals(PublicKey.default) ? null : address.toBase58();

const score = (value: number | null): string => (value === null ? '-' : String(value));

/** How far the dates among the fields lie from `now`. */
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
    sharePercent: fromBasisPoints(slot.shareBps),
    acceptedAt: isoTime(slot.acceptedAt),
    waitEndsAt: isoTime(slot.waitEndsAt),
    cooldownEndsAt: isoTime(slot.cooldownEndsAt),
  };
}

/** A device as the views show it. */
export function deviceFields(device: Device, decimals: number, now: bigint): Fields {
  const tokens = (units: bigint): string => fromBaseUnits(units, decimals);
  const { minimum, counted, sufficient, overflow } = stakePosition(device, now);
  const { rewards, hardware, announced, announcedFrom } = device;
  const rises = announcedFrom > now;
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
    ownerStake: tokens(ownerActive(device)),
    ownerStakeLeaving: tokens(device.ownerStake - ownerActive(device)),
    ownerStakeFreeAt: isoTime(device.ownerCooldownEndsAt),
    ownerStakeFrozen: tokens(device.ownerFrozen),
    noticeGivenAt: isoTime(device.noticeGivenAt),
    announcedMinimum: rises ? tokens(announced.minimum) : null,
    announcedFrom: rises ? isoTime(announcedFrom) : null,
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

/** An offer or co-stake as the views show it. */
export function offerFields(offer: Offer, device: Device, decimals: number, now: bigint): Fields {
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

/** Mint, roles and parameters. */
export function configFields(config: Config): Fields {
  const tokens = (units: bigint): string => fromBaseUnits(units, config.mintDecimals);
  return {
    config: config.address.toBase58(),
    mint: config.mint.toBase58(),
    mintDecimals: config.mintDecimals,
    tokenProgram: config.tokenProgram.toBase58(),
    admin: config.admin.toBase58(),
    registrar: config.registrar.toBase58(),
    rewardAuthority: config.rewardAuthority.toBase58(),
    slasher: config.slasher.toBase58(),
    arbiter: config.arbiter.toBase58(),
    pauser: config.pauser.toBase58(),
    pendingAdmin: key(config.pendingAdmin),
    pendingRegistrar: key(config.pendingRegistrar),
    pendingRewardAuthority: key(config.pendingRewardAuthority),
    pendingSlasher: key(config.pendingSlasher),
    pendingArbiter: key(config.pendingArbiter),
    pendingPauser: key(config.pendingPauser),
    baseStakePerCard: tokens(config.baseStakePerCard),
    wait: spanWords(config.waitSeconds),
    cooldown: spanWords(config.cooldownSeconds),
    appeal: spanWords(config.appealSeconds),
    arbiterTime: spanWords(config.arbiterSeconds),
    requirementNotice: spanWords(config.requirementNoticeSeconds),
    slashCapPercent: fromBasisPoints(config.slashCapBps),
    maxClaims: config.maxClaims,
    attestationRequired: config.attestationRequired,
    pausedUntil: isoTime(config.pausedUntil),
  };
}

/** A slash case. */
export function caseFields(found: SlashCase, decimals: number, now: bigint): Fields {
  const tokens = (units: bigint): string => fromBaseUnits(units, decimals);
  return {
    case: found.address.toBase58(),
    device: found.device.toBase58(),
    number: found.number,
    status: caseStatus(found, now),
    reason: slashReason(found.reason),
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
