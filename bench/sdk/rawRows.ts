// Whole rows of the marketplace, by a client that reads at fixed places of a Buffer and knows the program's rules by heart.
import type { MarketplaceRow } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import { NOW } from './accounts';
import { CONFIG, DEVICE, KEY_BYTES, MODEL_BYTES, OFFER, SLOT, UNKNOWN } from './offsets';

const WEEK = 604_800n;
const DAY = 86_400n;
const WHOLE = 10_000n;
const HALF = 5_000n;
const TERMINATED = 8;
const RUNNING = 0;
const IDLE = 1;
const NOTICE_SECONDS = 28n * DAY;
const BUCKET_SECONDS = 14n * DAY;
const BUCKETS = 4;
const SLOTS = 4;
const NO_ADDRESS = Buffer.alloc(KEY_BYTES);

/** Numbers of the slash terms. */
const OWNER_CAP = 0;
const CO_STAKE_CAP = 1;
const APPEAL_WINDOW = 2;

type Terms = Pick<MarketplaceRow, 'slashTerms' | 'announcedTerms'> & { pausedUntil: bigint };
type OfDevice = ReturnType<typeof deviceOf>;

/** What the configuration says of every row. */
export function termsOf(config: Buffer): Terms {
  const announcedTerms: MarketplaceRow['announcedTerms'] = [];
  const term = (name: 0 | 1 | 2, present: bigint, announced: bigint, from: bigint): bigint => {
    if (from > NOW) announcedTerms.push({ term: name, present, announced, from });
    return from !== 0n && NOW >= from ? announced : present;
  };
  const short = (at: number): bigint => BigInt(config.readUInt16LE(at));
  const long = (at: number): bigint => config.readBigInt64LE(at);
  const ownerCap = term(
    OWNER_CAP,
    short(CONFIG.ownerCap),
    short(CONFIG.announcedOwnerCap),
    long(CONFIG.ownerCapFrom),
  );
  const coStakeCap = term(
    CO_STAKE_CAP,
    short(CONFIG.coStakeCap),
    short(CONFIG.announcedCoStakeCap),
    long(CONFIG.coStakeCapFrom),
  );
  const appealSeconds = term(
    APPEAL_WINDOW,
    long(CONFIG.appealSeconds),
    long(CONFIG.announcedAppealSeconds),
    long(CONFIG.appealFrom),
  );
  const slashTerms = { ownerCapBps: Number(ownerCap), coStakeCapBps: Number(coStakeCap), appealSeconds };
  return { slashTerms, announcedTerms, pausedUntil: long(CONFIG.pausedUntil) };
}

/** What is left of the owner's cap: of the buckets those count that are not older than four. */
function capLeft(data: Buffer, free: bigint, capBps: number): bigint {
  const stored = data.readUInt32LE(DEVICE.bucket);
  const number = Math.max(Number(NOW / BUCKET_SECONDS), stored);
  let taken = 0n;
  for (let bucket = Math.max(number - BUCKETS + 1, 0); bucket <= stored; bucket += 1)
    taken += data.readBigUInt64LE(DEVICE.slashTaken + 8 * (bucket % BUCKETS));
  const left = ((free + taken) * BigInt(capBps)) / WHOLE - taken;
  return left > 0n ? left : 0n;
}

/** All that a row says of its device, and what its refusals are made of. */
export function deviceOf(key: PublicKey, data: Buffer, terms: Terms) {
  const hex = data.toString('hex', DEVICE.id, DEVICE.id + 16);
  const modelEnd = data.indexOf(0, DEVICE.model);
  const announcedFrom = data.readBigInt64LE(DEVICE.announcedFrom);
  const applies = announcedFrom !== 0n && NOW >= announcedFrom;
  const announcedMinimum = data.readBigUInt64LE(DEVICE.announcedMinimum);
  const minimum = applies ? announcedMinimum : data.readBigUInt64LE(DEVICE.minimum);
  const score = data[DEVICE.score]!;
  const status = data[DEVICE.status]!;
  const stake = data.readBigUInt64LE(DEVICE.ownerStake);
  const frozen = data.readBigUInt64LE(DEVICE.ownerFrozen);
  const leaving = data.readBigInt64LE(DEVICE.ownerCooldownEndsAt) !== 0n;
  const notice = data.readBigInt64LE(DEVICE.noticeGivenAt);
  const age = NOW - data.readBigInt64LE(DEVICE.registeredAt);
  let active = 0n;
  let activeUnfrozen = 0n;
  for (let at = DEVICE.slots; at < DEVICE.slots + SLOTS * SLOT.size; at += SLOT.size) {
    if (data[at + SLOT.state] !== SLOT.active) continue;
    const amount = data.readBigUInt64LE(at + SLOT.amount);
    active += amount;
    activeUnfrozen += amount - data.readBigUInt64LE(at + SLOT.frozen);
  }
  const refusal = (): MarketplaceRow['refusal'] => {
    if (status === TERMINATED) return 'DeviceTerminated';
    const multiplier = data.readUInt32LE(applies ? DEVICE.announcedMultiplier : DEVICE.multiplier);
    if ((status !== RUNNING && status !== IDLE) || multiplier === 0) return 'DeviceNotHealthy';
    if (notice !== 0n && NOW < notice + NOTICE_SECONDS) return 'NoticeLive';
    if (leaving) return 'OwnerStakeLeaving';
    return stake * WHOLE < minimum * HALF ? 'SelfStakeBelowHalf' : null;
  };
  const counted = leaving ? 0n : stake;
  return {
    key,
    id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    model: data.toString(
      'utf8',
      DEVICE.model,
      modelEnd < 0 ? DEVICE.model + MODEL_BYTES : Math.min(modelEnd, DEVICE.model + MODEL_BYTES),
    ),
    cards: data.readUInt16LE(applies ? DEVICE.announcedCards : DEVICE.cards),
    tier: data[DEVICE.tier]!,
    minimum,
    largestMinimum: announcedFrom > NOW && announcedMinimum > minimum ? announcedMinimum : minimum,
    reliability: score === UNKNOWN ? null : score,
    weekly: weeklyOf(data, age),
    openCases: data.readUInt32LE(DEVICE.openCases),
    ownerCapLeft: capLeft(data, stake - frozen, terms.slashTerms.ownerCapBps),
    announcedMinimum: announcedFrom > NOW ? { minimum: announcedMinimum, from: announcedFrom } : null,
    active,
    unfrozen: (counted > frozen ? counted - frozen : 0n) + activeUnfrozen,
    liveShare: data.readUInt16LE(DEVICE.liveShare),
    refusal: refusal(),
  };
}

function weeklyOf(data: Buffer, age: bigint): bigint | null {
  if (data.readBigInt64LE(DEVICE.terminatedAt) !== 0n) return 0n;
  return age < WEEK ? null : (data.readBigUInt64LE(DEVICE.postedTotal) * WEEK) / age;
}

/** The first refusal, in the program's order. */
function refusalOf(
  device: OfDevice,
  offer: Pick<MarketplaceRow, 'amount' | 'shareBps' | 'expiresAt' | 'shortfall'>,
  { pausedUntil }: Terms,
): MarketplaceRow['refusal'] {
  if (NOW < pausedUntil) return 'EntriesPaused';
  if (offer.expiresAt !== 0n && NOW >= offer.expiresAt) return 'OfferExpired';
  if (device.refusal !== null) return device.refusal;
  if ((device.active + offer.amount) * WHOLE > device.minimum * HALF) return 'RequestAboveHalf';
  if (device.liveShare + offer.shareBps > Number(WHOLE)) return 'SharesAboveWhole';
  return offer.shortfall > 0n ? 'DeviceInsufficient' : null;
}

/** A row as the SDK's marketplace has it; `null` if the offer is no longer open. */
export function wholeRow(
  offer: PublicKey,
  data: Buffer,
  device: OfDevice,
  terms: Terms,
): MarketplaceRow | null {
  if (data[OFFER.state] !== OFFER.open) return null;
  const amount = data.readBigUInt64LE(OFFER.amount);
  const shareBps = data.readUInt16LE(OFFER.share);
  const expiresAt = data.readBigInt64LE(OFFER.expiresAt);
  const missing = device.largestMinimum - device.unfrozen - amount;
  const shortfall = missing > 0n ? missing : 0n;
  const refusal = refusalOf(device, { amount, shareBps, expiresAt, shortfall }, terms);
  return {
    offer,
    device: device.key,
    deviceId: device.id,
    model: device.model,
    cards: device.cards,
    tier: device.tier,
    minimum: device.minimum,
    reliability: device.reliability,
    rewardsPerWeek: device.weekly === null ? null : (device.weekly * BigInt(shareBps)) / WHOLE,
    amount,
    shareBps,
    waitSeconds: data.readBigInt64LE(OFFER.waitSeconds),
    cooldownSeconds: data.readBigInt64LE(OFFER.cooldownSeconds),
    createdAt: data.readBigInt64LE(OFFER.createdAt),
    openCases: device.openCases,
    ownerCapLeft: device.ownerCapLeft,
    slashTerms: { ...terms.slashTerms },
    announcedTerms: terms.announcedTerms.map((term) => ({ ...term })),
    announcedMinimum: device.announcedMinimum,
    expiresAt,
    shortfall,
    reserved: NO_ADDRESS.compare(data, OFFER.counterparty, OFFER.counterparty + KEY_BYTES) !== 0,
    acceptable: refusal === null,
    refusal,
  };
}
