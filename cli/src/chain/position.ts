import {
  OfferState,
  SlotState,
  caseStatus,
  decodeConfig,
  decodeDevice,
  decodeOffer,
  decodeSlashCase,
  ownerActive,
  quotes,
  stakePosition,
  fromBaseUnits,
  slotPhase,
  type Device,
  type Offer,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import type { Fields } from '../output/fields';
import { isoTime } from '../parameters/times';
import { configFields } from '../output/config';
import { deviceStatus, offerPhase } from '../output/names';
import { tokensIn } from './lookups';

/** An account whose change is worth a look. */
export interface Watched {
  address: PublicKey;
  kind: 'device' | 'offer' | 'case' | 'config' | 'tokens';
}

interface At {
  decimals: number;
  now: bigint;
}

function devicePosition(device: Device, { decimals, now }: At): Fields {
  const tokens = (units: bigint): string => fromBaseUnits(units, decimals);
  const position = stakePosition(device, now);
  const committed = quotes.committedUntil(device);
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

/** What an account says, in the words that a preview compares. A closed one says nothing. */
export function positionOf({ address, kind }: Watched, data: Buffer | null, at: At): Fields {
  if (!data || data.length === 0) return {};
  switch (kind) {
    case 'device':
      return devicePosition(decodeDevice(address, data), at);
    case 'offer':
      return offerPosition(decodeOffer(address, data), at);
    case 'case':
      return { case: caseStatus(decodeSlashCase(address, data), at.now) };
    case 'config':
      return configFields(decodeConfig(address, data), at.now);
    case 'tokens':
      return { yourTokens: fromBaseUnits(tokensIn(data), at.decimals) };
  }
}
