import { DeviceStatus, OfferState, type Config, type Device, type Offer } from '../accounts';
import * as rules from '../rules';

/**
 * The dates of a co-stake's exit: those agreed where it has started, else those of an unstake at `now`.
 *
 * @param now - unix second
 * @returns unix seconds; `null` for an open offer, and for dates that do not fit 64 bits
 * @example
 * const { cooldownEndsAt } = quotes.exitDates(shownOffer, shown, now)!; // money is free at exactly this second
 */
export function exitDates(
  offer: Offer,
  { status }: Pick<Device, 'status'>,
  now: bigint,
): rules.ExitDates | null {
  if (offer.state === OfferState.Open) return null;
  if (offer.state === OfferState.Active)
    return rules.ownExit(now, offer.waitSeconds, offer.cooldownSeconds, status === DeviceStatus.Terminated);
  return { waitEndsAt: offer.waitEndsAt, cooldownEndsAt: offer.cooldownEndsAt };
}

/**
 * The dates of a co-stake's exit where the owner's full unstake at `now` takes it along.
 *
 * @param now - unix second
 * @returns unix seconds; `null` where they do not fit 64 bits
 * @example
 * const dates = quotes.forcedExitDates(shownOffer, now);
 */
export function forcedExitDates(offer: Offer, now: bigint): rules.ExitDates | null {
  const started = offer.state === OfferState.Leaving ? exitDates(offer, { status: 0 }, now) : null;
  return rules.forcedExit(now, offer.cooldownSeconds, started);
}

/**
 * Unix second at which the owner's stake is free: as agreed where it is leaving, else of an unstake at `now`.
 *
 * @param now - unix second
 * @example
 * const freeAt = quotes.ownerExitDate(config, shown, now);
 */
export function ownerExitDate(
  { cooldownSeconds }: Pick<Config, 'cooldownSeconds'>,
  { ownerCooldownEndsAt }: Pick<Device, 'ownerCooldownEndsAt'>,
  now: bigint,
): bigint {
  return ownerCooldownEndsAt === 0n ? now + cooldownSeconds : ownerCooldownEndsAt;
}
