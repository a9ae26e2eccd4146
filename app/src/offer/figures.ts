import {
  averageWeeklyRewards,
  OfferState,
  quotes,
  rules,
  type Config,
  type Device,
  type Offer,
} from '@co-staking/sdk';

/** The offer as it is after an acceptance now: what the risk is reckoned from, also without a wallet. */
export const asAccepted = (offer: Offer, device: Device, now: bigint): Offer =>
  offer.state === OfferState.Open
    ? {
        ...offer,
        state: OfferState.Active,
        principal: offer.amount,
        acceptedAt: now,
        rewardsEntry: device.rewards.postedTotal,
      }
    : offer;

/** What a co-staker should know before accepting, base units and unix seconds. */
export interface OfferFigures {
  perWeek: bigint | null;
  /** Seconds of history behind the estimate. */
  window: bigint;
  /** Most that slashing takes of the stake of a party that leaves at once. */
  mostLost: bigint;
  capBps: number;
  freeAt: bigint;
  /** Wait and cooldown together. */
  leaving: bigint;
  shortfall: bigint;
}

/** Reckons the figures of an offer. */
export function figuresOf(config: Config, device: Device, offer: Offer, now: bigint): OfferFigures {
  const weekly = averageWeeklyRewards(device, now);
  const exit = rules.ownExit(now, offer.waitSeconds, offer.cooldownSeconds, false);
  const worst = quotes.coStakeWorstCase(config, device, asAccepted(offer, device, now), now);
  return {
    perWeek: weekly === null ? null : (weekly * BigInt(offer.shareBps)) / 10_000n,
    window: now - device.registeredAt,
    mostLost: worst?.stake ?? offer.amount,
    capBps: worst?.capBps ?? 10_000,
    freeAt: exit?.cooldownEndsAt ?? 0n,
    leaving: offer.waitSeconds + offer.cooldownSeconds,
    shortfall: offer.state === OfferState.Open ? quotes.shortfallAfter(offer, device, now) : 0n,
  };
}
