import { fitsI64, smaller } from './integers';

/**
 * Phase of a stake that has been accepted and not withdrawn. An interval contains its first second and
 * not its last: money is free at exactly `cooldownEndsAt`.
 */
export type Phase = 'active' | 'wait' | 'cooldown' | 'withdrawable';

/** The two dates of an exit, unix seconds. */
export interface ExitDates {
  /** When the stake stops counting. */
  waitEndsAt: bigint;
  /** When the stake is free. */
  cooldownEndsAt: bigint;
}

/**
 * Phase at `now` (unix seconds) of a stake whose exit has been started.
 *
 * @example
 * rules.phaseOfLeaving({ waitEndsAt: 100n, cooldownEndsAt: 200n }, 200n); // 'withdrawable'
 */
export function phaseOfLeaving({ waitEndsAt, cooldownEndsAt }: ExitDates, now: bigint): Phase {
  if (now < waitEndsAt) return 'wait';
  return now < cooldownEndsAt ? 'cooldown' : 'withdrawable';
}

/**
 * Whether a stake in this phase counts towards the device's minimum.
 *
 * @example
 * rules.phaseCounts('wait'); // true
 */
export const phaseCounts = (phase: Phase): boolean => phase === 'active' || phase === 'wait';

/**
 * Exit that a co-staker starts: wait, then cooldown. A terminated device has no wait.
 *
 * @returns `null` where a date does not fit 64 bits
 *
 * @example
 * const dates = rules.ownExit(now, shownOffer.waitSeconds, shownOffer.cooldownSeconds, false);
 */
export function ownExit(
  now: bigint,
  waitSeconds: bigint,
  cooldownSeconds: bigint,
  terminated: boolean,
): ExitDates | null {
  const waitEndsAt = fitsI64(terminated ? now : now + waitSeconds);
  const cooldownEndsAt = waitEndsAt === null ? null : fitsI64(waitEndsAt + cooldownSeconds);
  return waitEndsAt === null || cooldownEndsAt === null ? null : { waitEndsAt, cooldownEndsAt };
}

/**
 * Exit that an owner's leaving forces on a co-stake: straight into cooldown, and never later than the exit
 * `started` that the co-staker had begun.
 *
 * @returns `null` where a date does not fit 64 bits
 *
 * @example
 * const dates = rules.forcedExit(now, shownOffer.cooldownSeconds, null);
 */
export function forcedExit(
  now: bigint,
  cooldownSeconds: bigint,
  started: ExitDates | null,
): ExitDates | null {
  const endsAt = fitsI64(now + cooldownSeconds);
  if (endsAt === null) return null;
  if (started === null) return { waitEndsAt: now, cooldownEndsAt: endsAt };
  return {
    waitEndsAt: smaller(started.waitEndsAt, now),
    cooldownEndsAt: smaller(started.cooldownEndsAt, endsAt),
  };
}
