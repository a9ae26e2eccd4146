import type { PublicKey } from '@solana/web3.js';

import { Offer as layout } from '../generated/accounts';
import { accountKind } from './kind';
import { decoderOf, fetcherOf, nullableFetcherOf } from './reader';
import type { OfferState } from './states';

/**
 * One owner's offer to one co-staker, and the agreement it becomes. Amounts are base units, times unix
 * seconds, zero if it has not happened.
 */
export interface Offer {
  address: PublicKey;
  version: number;
  bump: number;
  state: OfferState;
  /** Number of the offer among its device's, never used twice. */
  nonce: number;
  device: PublicKey;
  /** Wallet that accepted; the empty address while open. */
  coStaker: PublicKey;
  /** Account whose claim it is; the empty address while open. */
  participant: PublicKey;
  /** The only wallet that may accept; the empty address if anyone may. */
  counterparty: PublicKey;
  rentPayer: PublicKey;
  /** Requested principal. */
  amount: bigint;
  /** Principal still locked: zero while open. */
  principal: bigint;
  /** Part of `principal` that open slash cases have frozen. */
  principalFrozen: bigint;
  /** Reward share, basis points. */
  shareBps: number;
  /** Wait agreed, seconds. */
  waitSeconds: bigint;
  /** Cooldown agreed, seconds. */
  cooldownSeconds: bigint;
  /** Second from which the offer can no longer be accepted; zero for never. */
  expiresAt: bigint;
  createdAt: bigint;
  acceptedAt: bigint;
  unstakedAt: bigint;
  waitEndsAt: bigint;
  cooldownEndsAt: bigint;
  withdrawnAt: bigint;
  /** Device's running total of posted rewards at acceptance. */
  rewardsEntry: bigint;
  /** Device's running total of posted rewards at unstake. */
  rewardsExit: bigint;
  /** Rewards paid out. */
  rewardsClaimed: bigint;
  /** Rewards burned by slashes. */
  rewardsBurned: bigint;
  /** Rewards frozen by open slash cases. */
  rewardsFrozen: bigint;
  /** What slash cases took of the principal, by bucket: see `rules.Buckets`. */
  slashTaken: bigint[];
  /** Number of the present bucket of `slashTaken`. */
  slashBucket: number;
}

/** Layout and decoder. */
export const offerKind = /* @__PURE__ */ accountKind<Offer>(layout);

/**
 * Decodes an offer.
 *
 * @throws AccountNotFoundError if the data are something else
 *
 * @example
 * connection.onAccountChange(address, ({ data }) => console.log(decodeOffer(address, data)));
 */
export const decodeOffer = /* @__PURE__ */ decoderOf(offerKind);

/**
 * Fetches an offer.
 *
 * @throws AccountNotFoundError if there is none, or another program's
 *
 * @example
 * const found = await fetchOffer(connection, findOfferPda({ device, nonce: 0 })[0]);
 */
export const fetchOffer = /* @__PURE__ */ fetcherOf(offerKind);

/**
 * Fetches an offer; `null` if there is no account.
 *
 * @throws AccountNotFoundError if it is another kind
 *
 * @example
 * const found = await fetchOfferNullable(connection, findOfferPda({ device, nonce: 0 })[0]);
 */
export const fetchOfferNullable = /* @__PURE__ */ nullableFetcherOf(offerKind);
