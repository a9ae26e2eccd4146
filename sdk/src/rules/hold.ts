import { NOTICE_HOLD_SECONDS, NOTICE_USE_SECONDS } from '../constants';
import { fitsI64, saturateI64, smaller } from './integers';

/**
 * Whether an owner's notice of leaving still bounds the hired hold at `now` (all unix seconds).
 *
 * @example
 * const bounded = rules.noticeIsLive(shown.noticeGivenAt, now);
 */
export function noticeIsLive(noticeGivenAt: bigint, now: bigint): boolean {
  const lapsesAt = saturateI64(noticeGivenAt + NOTICE_HOLD_SECONDS + NOTICE_USE_SECONDS);
  return noticeGivenAt !== 0n && now < lapsesAt;
}

/**
 * Second from which the owner of a hired device may unstake.
 *
 * @param hiredUntil - unix second, zero if the device is not hired
 * @param noticeGivenAt - unix second, zero if no notice was given
 *
 * @example
 * const freeFrom = rules.holdEndsAt(shown.hiredUntil, shown.noticeGivenAt, now);
 */
export function holdEndsAt(hiredUntil: bigint, noticeGivenAt: bigint, now: bigint): bigint {
  if (!noticeIsLive(noticeGivenAt, now)) return hiredUntil;
  return smaller(hiredUntil, saturateI64(noticeGivenAt + NOTICE_HOLD_SECONDS));
}

/**
 * Second until which an acceptance at `acceptedAt` commits the owner: the agreed wait (all unix seconds).
 *
 * @returns `null` if it does not fit 64 bits
 *
 * @example
 * const until = rules.committedUntil(now, shownOffer.waitSeconds);
 */
export const committedUntil = (acceptedAt: bigint, waitSeconds: bigint): bigint | null =>
  fitsI64(acceptedAt + waitSeconds);

/**
 * Whether the commitment of an active co-stake still stops the owner at `now` (unix seconds) from a full unstake and
 * from terminating the device. It ends when the registrar terminates the device.
 *
 * @example
 * const committed = rules.isCommitted(slot.committedUntil, false, now);
 */
export const isCommitted = (until: bigint, terminated: boolean, now: bigint): boolean =>
  !terminated && now < until;
