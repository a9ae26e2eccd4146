import { DeviceStatus, OfferState, SlotState, type Config, type Device, type Offer } from '../accounts';
import { NOTICE_HOLD_SECONDS, NOTICE_USE_SECONDS } from '../constants';
import * as rules from '../rules';
import { larger } from '../rules/integers';

/**
 * The dates of a co-stake's exit: those agreed if it has started, else those of an unstake at `now`.
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
 * The dates that an unstake of a co-stake at `now` gives. A co-stake in its wait can be unstaked once more if its
 * device was terminated: the wait ends at once, and the money is free no later than before.
 *
 * @param now - unix second
 * @returns unix seconds; `null` if it cannot be unstaked, and for dates that do not fit 64 bits
 * @example
 * const dates = quotes.unstakeDates(shownOffer, shown, now);
 */
export function unstakeDates(
  offer: Offer,
  device: Pick<Device, 'status'>,
  now: bigint,
): rules.ExitDates | null {
  if (offer.state === OfferState.Active) return exitDates(offer, device, now);
  const inWait = offer.state === OfferState.Leaving && rules.phaseOfLeaving(offer, now) === 'wait';
  if (!inWait || device.status !== DeviceStatus.Terminated) return null;
  return rules.hastenedExit(now, offer.cooldownSeconds, offer);
}

/** What of a device decides when its owner's stake is free. */
export type OwnerExitFacts = Pick<Device, 'ownerStake' | 'ownerCooldownEndsAt' | 'ownerCooldownSeconds'>;

/**
 * Unix second at which the owner's stake is free: as agreed if it is leaving, else of an unstake at `now`. The cooldown
 * is the one in force at the first stake, or the present one if it is shorter.
 *
 * @param now - unix second
 * @example
 * const freeAt = quotes.ownerExitDate(config, shown, now);
 */
export function ownerExitDate(
  { cooldownSeconds }: Pick<Config, 'cooldownSeconds'>,
  { ownerStake, ownerCooldownEndsAt, ownerCooldownSeconds }: OwnerExitFacts,
  now: bigint,
): bigint {
  if (ownerCooldownEndsAt !== 0n) return ownerCooldownEndsAt;
  // Before the first stake no cooldown has been kept.
  const atFirstStake = ownerStake === 0n ? cooldownSeconds : ownerCooldownSeconds;
  return now + rules.ownerCooldown(atFirstStake, cooldownSeconds);
}

/**
 * The dates of a co-stake's exit if the owner's full unstake at `now` includes it: without a wait, and free at the
 * earliest of its own end, its agreed cooldown from now, and the owner's end.
 *
 * @param now - unix second
 * @returns unix seconds; `null` if they do not fit 64 bits
 * @example
 * const { cooldownEndsAt } = quotes.forcedExitDates(config, shown, shownOffer, now)!;
 */
export function forcedExitDates(
  config: Pick<Config, 'cooldownSeconds'>,
  device: OwnerExitFacts,
  offer: Offer,
  now: bigint,
): rules.ExitDates | null {
  const started = offer.state === OfferState.Leaving ? offer : null;
  return rules.forcedExit(now, offer.cooldownSeconds, ownerExitDate(config, device, now), started);
}

/**
 * Unix second until which the owner is committed: the agreed wait after each acceptance, as long as that co-stake is
 * active. Until then the owner can neither start a full unstake nor terminate the device. Zero for a device without a
 * commitment; one in the past no longer binds.
 *
 * @example
 * const until = quotes.committedUntil(shown);
 */
export const committedUntil = ({ status, slots }: Pick<Device, 'status' | 'slots'>): bigint =>
  status === DeviceStatus.Terminated
    ? 0n
    : slots
        .filter(({ state }) => state === SlotState.Active)
        .reduce((latest, slot) => larger(latest, slot.committedUntil), 0n);

/**
 * Unix second at which a notice of leaving lapses.
 *
 * @example
 * const lapsesAt = quotes.noticeLapsesAt(shown.noticeGivenAt);
 */
export const noticeLapsesAt = (noticeGivenAt: bigint): bigint =>
  noticeGivenAt + NOTICE_HOLD_SECONDS + NOTICE_USE_SECONDS;

/**
 * Unix second from which the owner can start a full unstake, if nothing changes: the hired hold and the commitment to
 * co-stakers, which run side by side. It may be in the past.
 *
 * @param now - unix second
 * @example
 * const from = quotes.ownerUnstakableFrom(shown, now);
 */
export function ownerUnstakableFrom(device: Device, now: bigint): bigint {
  if (device.status === DeviceStatus.Terminated) return 0n;
  return larger(rules.holdEndsAt(device.hiredUntil, device.noticeGivenAt, now), committedUntil(device));
}
