import { NOTICE_HOLD_SECONDS, NOTICE_USE_SECONDS } from '../constants';
import { saturateI64, smaller } from './integers';

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
 * @param hiredUntil - unix second, zero where the device is not hired
 * @param noticeGivenAt - unix second, zero where no notice was given
 *
 * @example
 * const freeFrom = rules.holdEndsAt(shown.hiredUntil, shown.noticeGivenAt, now);
 */
export function holdEndsAt(hiredUntil: bigint, noticeGivenAt: bigint, now: bigint): bigint {
  if (!noticeIsLive(noticeGivenAt, now)) return hiredUntil;
  return smaller(hiredUntil, saturateI64(noticeGivenAt + NOTICE_HOLD_SECONDS));
}
