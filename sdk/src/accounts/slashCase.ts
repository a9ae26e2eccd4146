import type { PublicKey } from '@solana/web3.js';

import { SlashCase as layout } from '../generated/accounts';
import { accountKind } from './kind';
import { decoderOf, fetcherOf, nullableFetcherOf } from './reader';
import type { CaseState, SlashReason } from './states';

/** What a case hits of one co-stake, base units. */
export interface CoStakeHit {
  /** Nonce of the offer. */
  nonce: number;
  /** Bump of the offer's address. */
  bump: number;
  /** Principal. */
  stake: bigint;
  /** Unclaimed rewards. */
  rewards: bigint;
}

/** One slash case. Amounts are base units, times unix seconds, zero if it has not happened. */
export interface SlashCase {
  address: PublicKey;
  version: number;
  bump: number;
  state: CaseState;
  reason: SlashReason;
  /** Number of the case among its device's. */
  number: number;
  device: PublicKey;
  rentPayer: PublicKey;
  /** Hash of the evidence, 32 bytes. */
  evidenceHash: Uint8Array;
  /** Second of the infraction: who was exposed then is hit. */
  infractionAt: bigint;
  openedAt: bigint;
  /** Second from which no one may appeal, and before which nothing is burned. */
  appealEndsAt: bigint;
  /** Time the arbiter has from the appeal, seconds. */
  arbiterSeconds: bigint;
  appealedAt: bigint;
  /** Second at which an undecided appeal expires the case. */
  arbiterEndsAt: bigint;
  /** Wallet that appealed; the empty address if none has. */
  appellant: PublicKey;
  /** Part of the stake, basis points. */
  stakeBps: number;
  /** Part of the unclaimed rewards, basis points. */
  rewardsBps: number;
  /** Bucket of the opening: what is released returns to it. */
  bucket: number;
  /** What is hit of the owner. */
  ownerStake: bigint;
  ownerRewards: bigint;
  /** What is hit of each co-stake, in the order in which the program wants their offers. */
  hits: CoStakeHit[];
  /** Slasher that opened the case; this key never decides it. */
  opener: PublicKey;
}

interface StoredHit extends CoStakeHit {
  used: number;
}

/** Layout and decoder. */
export const slashCaseKind = /* @__PURE__ */ accountKind<SlashCase>(layout, {
  hits: (hits: StoredHit[]) =>
    hits
      .filter(({ used }) => used === 1)
      .map(({ nonce, bump, stake, rewards }): CoStakeHit => ({ nonce, bump, stake, rewards })),
});

/**
 * Decodes a slash case.
 *
 * @throws AccountNotFoundError if the data are something else
 *
 * @example
 * connection.onAccountChange(address, ({ data }) => console.log(decodeSlashCase(address, data)));
 */
export const decodeSlashCase = /* @__PURE__ */ decoderOf(slashCaseKind);

/**
 * Fetches a slash case.
 *
 * @throws AccountNotFoundError if there is none, or another program's
 *
 * @example
 * const found = await fetchSlashCase(connection, findSlashCasePda({ device, number: 0 })[0]);
 */
export const fetchSlashCase = /* @__PURE__ */ fetcherOf(slashCaseKind);

/**
 * Fetches a slash case; `null` if there is none, for example because it has ended.
 *
 * @example
 * const found = await fetchSlashCaseNullable(connection, findSlashCasePda({ device, number: 0 })[0]);
 */
export const fetchSlashCaseNullable = /* @__PURE__ */ nullableFetcherOf(slashCaseKind);
