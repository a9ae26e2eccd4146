import { PublicKey } from '@solana/web3.js';

import { OfferState, type Offer } from '../../accounts';
import { toPublicKey } from '../../address';
import { toBigInt } from '../../amounts';
import { ACCOUNT_VERSION, BUCKETS } from '../../constants';
import { toSecond } from '../../now';
import { findOfferPda } from '../../pda';
import type { CreateOfferArguments } from '../owner/createOffer';
import type { State } from './state';

/** The offer that an owner's request makes. */
export function newOffer(
  { subject: { config, device }, now, programId }: State,
  args: CreateOfferArguments,
): Offer {
  const nonce = device.nextNonce;
  const [address, bump] = findOfferPda({ device: device.address, nonce, ...(programId && { programId }) });
  return {
    address,
    version: ACCOUNT_VERSION,
    bump,
    state: OfferState.Open,
    nonce,
    device: device.address,
    coStaker: PublicKey.default,
    participant: PublicKey.default,
    counterparty: toPublicKey(args.counterparty ?? PublicKey.default),
    rentPayer: device.owner,
    amount: toBigInt(args.amount),
    principal: 0n,
    principalFrozen: 0n,
    shareBps: args.shareBps,
    waitSeconds: config.waitSeconds,
    cooldownSeconds: config.cooldownSeconds,
    expiresAt: toSecond(args.expiresAt ?? 0n, 'expiresAt'),
    createdAt: now,
    acceptedAt: 0n,
    unstakedAt: 0n,
    waitEndsAt: 0n,
    cooldownEndsAt: 0n,
    withdrawnAt: 0n,
    rewardsEntry: 0n,
    rewardsExit: 0n,
    rewardsClaimed: 0n,
    rewardsBurned: 0n,
    rewardsFrozen: 0n,
    slashTaken: Array.from({ length: BUCKETS }, () => 0n),
    slashBucket: 0,
  };
}
