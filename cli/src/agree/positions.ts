import {
  OfferState,
  SlotState,
  caseStatus,
  fromBaseUnits,
  fromBasisPoints,
  hardwareAt,
  ownerActive,
  quotes,
  slotPhase,
  stakePosition,
  type Device,
  type Offer,
  type Participant,
  type SlashCase,
} from '@co-staking/sdk';

import type { PublicKey } from '@solana/web3.js';

import { configFields, key } from '../output/config';
import type { Fields } from '../output/fields';
import { deviceStatus, offerPhase, slashReason } from '../output/names';
import { isoTime } from '../parameters/times';
import type { Difference, Pair } from './difference';

const MULTIPLIER_DECIMALS = 4;

interface At {
  decimals: number;
  now: bigint;
}

function devicePosition(device: Device, { decimals, now }: At): Fields {
  const tokens = (units: bigint): string => fromBaseUnits(units, decimals);
  const position = stakePosition(device, now);
  const committed = quotes.committedUntil(device);
  const hardware = hardwareAt(device, now);
  const announced = device.announcedFrom > now;
  const active = device.slots.filter((slot) => slotPhase(slot, now) !== null);
  return {
    deviceStatus: deviceStatus(device.status),
    ownerStake: tokens(ownerActive(device)),
    ownerStakeLeaving: tokens(device.ownerStake - ownerActive(device)),
    ownerStakeFreeAt: isoTime(device.ownerCooldownEndsAt),
    ownerStakeFrozen: tokens(device.ownerFrozen),
    ownerCommittedUntil: committed > now ? isoTime(committed) : null,
    noticeGivenAt: isoTime(device.noticeGivenAt),
    countedStake: tokens(position.counted),
    minimumStake: tokens(position.minimum),
    cards: hardware.cards,
    multiplier: fromBaseUnits(BigInt(hardware.multiplierBps), MULTIPLIER_DECIMALS),
    announcedMinimum: announced ? tokens(device.announced.minimum) : null,
    announcedMinimumFrom: announced ? isoTime(device.announcedFrom) : null,
    hiredUntil: isoTime(device.hiredUntil),
    reliability: device.reliabilityScore,
    sufficient: position.sufficient,
    overflow: tokens(position.overflow),
    openOffers: device.slots.filter(({ state }) => state === SlotState.Open).length,
    coStakes: active.length,
    rewardsPosted: tokens(device.rewards.postedTotal),
    lastBlock: String(device.rewards.lastBlock),
    openCases: device.openCases,
  };
}

function offerPosition(offer: Offer, { decimals, now }: At): Fields {
  return {
    offer: offer.state === OfferState.Withdrawn ? 'withdrawn' : offerPhase(offer, now),
    principal: fromBaseUnits(offer.principal, decimals),
    principalFrozen: fromBaseUnits(offer.principalFrozen, decimals),
    countsUntil: isoTime(offer.waitEndsAt),
    principalFreeAt: isoTime(offer.cooldownEndsAt),
    rewardsClaimed: fromBaseUnits(offer.rewardsClaimed, decimals),
  };
}

/** A device that is registered by it: what it is. */
const registration = (device: Device, { decimals, now }: At): Fields => {
  const { cards, multiplierBps, minimum } = hardwareAt(device, now);
  return {
    deviceId: device.id,
    owner: device.owner.toBase58(),
    model: device.model,
    cards,
    multiplier: fromBaseUnits(BigInt(multiplierBps), MULTIPLIER_DECIMALS),
    tier: device.tier,
    minimumStake: fromBaseUnits(minimum, decimals),
  };
};

const casePosition = (slashCase: SlashCase, { now }: At): Fields => ({
  case: caseStatus(slashCase, now),
  caseReason: slashReason(slashCase.reason),
  stakeAskedPercent: fromBasisPoints(slashCase.stakeBps),
  rewardsAskedPercent: fromBasisPoints(slashCase.rewardsBps),
  infractionAt: isoTime(slashCase.infractionAt),
  appealEndsAt: isoTime(slashCase.appealEndsAt),
  appellant: key(slashCase.appellant),
  arbiterDecidesUntil: isoTime(slashCase.arbiterEndsAt),
});

const participantPosition = ({ address, attested, activeClaims, wallets }: Participant): Fields => ({
  account: address.toBase58(),
  attested,
  claims: activeClaims,
  wallets: wallets.map((wallet) => wallet.toBase58()).join(', '),
});

/** Values that say nothing of an account that is new. */
const EMPTY: readonly unknown[] = [0, '0', false, null];

/** The two sides of one account as fields. A new account has no empty ones, and a closed one is only called closed. */
function fieldsOf<T>({ before, after }: Pair<T>, fields: (account: T) => Fields): [Fields, Fields] {
  if (before && after) return [fields(before), fields(after)];
  if (after) {
    const filled = Object.entries(fields(after)).filter(([, value]) => !EMPTY.includes(value));
    return [{}, Object.fromEntries(filled)];
  }
  const [first] = before ? Object.entries(fields(before)) : [];
  return first ? [{ [first[0]]: first[1] }, { [first[0]]: 'closed' }] : [{}, {}];
}

/**
 * Everything that a transaction changes as fields, before and after.
 *
 * @param you - wallet that acts: of several co-stakes only its own is shown here
 */
export function positions(difference: Difference, you: PublicKey, at: At): [Fields, Fields] {
  const { devices, offers, cases, configs, participants, tokens } = difference;
  const yours = offers.filter(({ before, after }) => (after ?? before)!.coStaker.equals(you));
  const parts: [Fields, Fields][] = [
    ...devices.map((pair): [Fields, Fields] =>
      pair.before
        ? fieldsOf(pair, (device) => devicePosition(device, at))
        : fieldsOf(pair, (device) => registration(device, at)),
    ),
    ...(offers.length === 1 ? offers : yours).map((pair) =>
      fieldsOf(pair, (offer) => offerPosition(offer, at)),
    ),
    ...cases.map((pair) => fieldsOf(pair, (slashCase) => casePosition(slashCase, at))),
    ...configs.map((pair) => fieldsOf(pair, (config) => configFields(config, at.now))),
    ...participants.map((pair) => fieldsOf(pair, participantPosition)),
    ...tokens
      .filter(({ before, after }) => (after ?? before)!.owner.equals(you))
      .map((pair) => fieldsOf(pair, ({ amount }) => ({ yourTokens: fromBaseUnits(amount, at.decimals) }))),
  ];
  return [
    Object.assign({}, ...parts.map(([before]) => before)) as Fields,
    Object.assign({}, ...parts.map(([, after]) => after)) as Fields,
  ];
}
