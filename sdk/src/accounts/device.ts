import type { PublicKey } from '@solana/web3.js';

import { SCORE_UNKNOWN } from '../constants';
import { Device as layout } from '../generated/accounts';
import { bytesToUuid } from '../uuid';
import { accountKind } from './kind';
import { decoderOf, fetcherOf, nullableFetcherOf } from './reader';
import type { DeviceStatus, SlotState } from './states';
import { paddedText } from './text';

/** What a device is made of, and the stake it must hold for it. */
export interface Hardware {
  /** Minimum stake, base units. */
  minimum: bigint;
  /** Earning multiplier, basis points; zero for an unsupported model. */
  multiplierBps: number;
  cards: number;
}

/** Rewards of a device, base units. */
export interface RewardLedger {
  /** Everything ever posted. */
  postedTotal: bigint;
  /** Highest block number posted. */
  lastBlock: bigint;
  /** Accrued to the owner, whole units. */
  ownerUnits: bigint;
  /** Accrued to the owner, ten-thousandths of a unit. */
  ownerFraction: bigint;
  ownerClaimed: bigint;
  ownerBurned: bigint;
  ownerFrozen: bigint;
  /** Sum of the shares of all active co-stakes, basis points. */
  liveShareBps: number;
}

/** What a device knows of one of its offers and co-stakes. */
export interface CoStakeSlot {
  nonce: number;
  /** Bump of the offer's address. */
  bump: number;
  shareBps: number;
  state: SlotState;
  /** Requested or locked principal, base units. */
  amount: bigint;
  /** Unix second of the acceptance; zero while open. */
  acceptedAt: bigint;
  /** Unix second at which a leaving stake stops counting. */
  waitEndsAt: bigint;
  /** Unix second at which a leaving stake is free. */
  cooldownEndsAt: bigint;
  /** Part of `amount` that open slash cases have frozen, base units. */
  frozen: bigint;
  /** Unix second until which the acceptance commits the owner, while the co-stake is active. */
  committedUntil: bigint;
}

/**
 * A device with its owner's stake, its co-stakes and its rewards. Amounts are base units, times unix
 * seconds, zero if it has not happened.
 */
export interface Device {
  address: PublicKey;
  version: number;
  bump: number;
  status: DeviceStatus;
  /** Connectivity tier, as the registrar numbers it. */
  tier: number;
  /** Whole percent; `null` while unknown. */
  reliabilityScore: number | null;
  /** Slash cases not ended yet. */
  openCases: number;
  /** UUID, lower case with hyphens. */
  id: string;
  model: string;
  owner: PublicKey;
  /** The owner's account. */
  participant: PublicKey;
  stakeVault: PublicKey;
  rewardVault: PublicKey;
  rentPayer: PublicKey;
  /** Present hardware and minimum. */
  hardware: Hardware;
  /** Hardware and minimum in force from `announcedFrom` on. */
  announced: Hardware;
  announcedFrom: bigint;
  registeredAt: bigint;
  terminatedAt: bigint;
  reportedAt: bigint;
  hiredUntil: bigint;
  noticeGivenAt: bigint;
  /** Owner's stake: active, or leaving if `ownerCooldownEndsAt` is set. */
  ownerStake: bigint;
  /** Part of `ownerStake` that open slash cases have frozen. */
  ownerFrozen: bigint;
  ownerStakedAt: bigint;
  ownerCooldownEndsAt: bigint;
  rewards: RewardLedger;
  /** What slash cases took of the owner's stake, by bucket: see `rules.Buckets`. */
  slashTaken: bigint[];
  /** Nonce of the next offer. */
  nextNonce: number;
  /** Number of the next slash case. */
  nextCase: number;
  /** Offer accounts that exist. */
  offerCount: number;
  slots: CoStakeSlot[];
  /** Uptime, no slash, network, compliance, performance: whole percent, `null` while unknown. */
  scoreParts: (number | null)[];
  /** Minimums that fell while a co-stake was not free, by bucket: they still bind the overflow. */
  fallenMinimums: bigint[];
  /** Cooldown in force at the owner's first stake, seconds: the longest that the owner's exit can have. */
  ownerCooldownSeconds: bigint;
  /** Number of the present bucket of `slashTaken` and `fallenMinimums`. */
  bucket: number;
}

const score = (value: number): number | null => (value === SCORE_UNKNOWN ? null : value);

/** Layout and decoder. */
export const deviceKind = /* @__PURE__ */ accountKind<Device>(layout, {
  id: bytesToUuid,
  model: paddedText,
  reliabilityScore: score,
  scoreParts: (parts: Uint8Array) => Array.from(parts, score),
});

/**
 * Decodes a device.
 *
 * @throws AccountNotFoundError if the data are something else
 *
 * @example
 * connection.onAccountChange(address, ({ data }) => console.log(decodeDevice(address, data)));
 */
export const decodeDevice = /* @__PURE__ */ decoderOf(deviceKind);

/**
 * Fetches a device.
 *
 * @throws AccountNotFoundError if there is none, or another program's
 *
 * @example
 * const found = await fetchDevice(connection, findDevicePda({ id: '1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b' })[0]);
 */
export const fetchDevice = /* @__PURE__ */ fetcherOf(deviceKind);

/**
 * Fetches a device; `null` if there is no account.
 *
 * @throws AccountNotFoundError if it is another kind
 *
 * @example
 * const found = await fetchDeviceNullable(connection, findDevicePda({ id: '1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b' })[0]);
 */
export const fetchDeviceNullable = /* @__PURE__ */ nullableFetcherOf(deviceKind);
