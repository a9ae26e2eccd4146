import {
  MAX_APPEAL_SECONDS,
  MIN_APPEAL_SECONDS,
  OfferState,
  SlashReason,
  quotes,
  type ActionArguments,
  type Device,
  type Offer,
  type Role,
  type SlashTerm,
  type Subject,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import type { Random } from '../../../../fuzz/random';
import { DAY } from '../../../support/clock';
import { tokens } from '../../../support/world';

/** A shortfall around the one that an acceptance would have. */
function maxShortfall(random: Random, device: Device, offer: Offer | undefined, now: bigint): bigint {
  const exact = offer?.state === OfferState.Open ? quotes.shortfallAfter(offer, device, now) : 0n;
  return random.pick([0n, exact, exact, exact > 0n ? exact - 1n : 1n, (1n << 64n) - 1n]);
}

/** Arguments that a user might type, good and bad, around the amounts that decide. */
export function randomArguments(
  random: Random,
  { config, device, offer }: Subject,
  now: bigint,
): ActionArguments {
  const amount = random.pick([
    0n,
    1n,
    random.upTo(tokens(400)),
    random.upTo(tokens(2_000_000)),
    device.hardware.minimum / 2n,
    device.hardware.minimum / 2n + 1n,
    device.ownerStake,
  ]);
  const infractionAt = random.pick([now, now + 1n, device.registeredAt - 1n, now - random.upTo(30n * DAY)]);
  return {
    stake: { amount },
    withdrawOverflow: { amount },
    createOffer: {
      amount,
      shareBps: random.pick([499, 500, 5_000, 10_000, 10_001, random.below(10_001)]),
      expiresAt: random.pick([0n, now, now + 1n]),
      ...(random.below(6) === 0 && { counterparty: device.owner }),
    },
    acceptOffer: { maxShortfall: maxShortfall(random, device, offer, now) },
    postRewards: {
      amount,
      block: device.rewards.lastBlock + random.pick([0n, 1n, 2n, 1_000_000n, 1_000_001n]),
    },
    openCase: {
      infractionAt,
      stakeBps: random.pick([0, 1, 300, 3_000, config.ownerSlashCapBps, config.ownerSlashCapBps + 1, 10_001]),
      rewardsBps: random.pick([0, 1, 10_000, 10_001]),
      reason: random.pick([0, 3, 4]) as SlashReason,
    },
    reportDevice: {
      status: random.pick([0, 7, 8]),
      hiredUntil: random.pick([0n, now + 2n * DAY, now + 2n * DAY + 1n]),
      score: random.pick([null, 0, 100, 101]),
    },
    updateRequirement: {
      cards: random.pick([0, 1, 8, device.hardware.cards, 1_024, 1_025]),
      multiplierBps: random.pick([0, device.hardware.multiplierBps, 1_000_000, 1_000_001]),
    },
    registerDevice: { cards: random.pick([0, 1, 1_025]), multiplierBps: random.pick([0, 1_000_001]) },
    pauseEntries: { seconds: random.pick([0n, 1n, 7n * DAY, 7n * DAY + 1n]) },
    acceptRole: { role: random.pick([0, 1, 2, 3, 4, 5] as const) },
    vacateRole: { role: random.pick([0, 1, 2, 3, 4, 5, 6]) as Role },
    nominateRole: {
      role: random.pick([0, 0, 0, 3, 4, 5, 6]) as Role,
      nominee: random.pick([PublicKey.default, config.slasher, device.owner]),
    },
    setSlashTerm: {
      term: random.pick([0, 1, 2, 3]) as SlashTerm,
      value: random.pick([
        0n,
        BigInt(config.ownerSlashCapBps),
        BigInt(config.coStakeSlashCapBps),
        5_000n,
        5_001n,
        config.appealSeconds,
        MIN_APPEAL_SECONDS - 1n,
        MIN_APPEAL_SECONDS,
        MAX_APPEAL_SECONDS,
        MAX_APPEAL_SECONDS + 1n,
      ]),
    },
  };
}
