import { fitsI64, I64_MAX as LAST_SECOND, smaller } from './integers';

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
 * @returns `null` if a date does not fit 64 bits
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
 * Exit that an owner's leaving forces on a co-stake: straight into cooldown, and free at the earliest of its own end,
 * its agreed cooldown from now, and the owner's end.
 *
 * @param started - the exit that the co-staker had begun, if any
 * @param ownerEndsAt - unix second at which the owner's stake is free
 * @returns `null` if a date does not fit 64 bits
 *
 * @example
 * const dates = rules.forcedExit(now, shownOffer.cooldownSeconds, ownerEndsAt, null);
 */
export function forcedExit(
  now: bigint,
  cooldownSeconds: bigint,
  ownerEndsAt: bigint,
  started: ExitDates | null,
): ExitDates | null {
  const cooled = fitsI64(now + cooldownSeconds);
  if (cooled === null) return null;
  const endsAt = smaller(cooled, ownerEndsAt);
  if (started === null) return { waitEndsAt: now, cooldownEndsAt: endsAt };
  return {
    waitEndsAt: smaller(started.waitEndsAt, now),
    cooldownEndsAt: smaller(started.cooldownEndsAt, endsAt),
  };
}

/**
 * Exit of a co-stake in its wait whose co-staker unstakes once more after the device was terminated: straight into
 * cooldown, and never later than before.
 *
 * @returns `null` if a date does not fit 64 bits
 *
 * @example
 * const dates = rules.hastenedExit(now, shownOffer.cooldownSeconds, shownOffer);
 */
export const hastenedExit = (now: bigint, cooldownSeconds: bigint, started: ExitDates): ExitDates | null =>
  forcedExit(now, cooldownSeconds, LAST_SECOND, started);

/**
 * Seconds of an owner's cooldown: those in force at the first stake, or those in force now if they are fewer.
 *
 * @example
 * const seconds = rules.ownerCooldown(shown.ownerCooldownSeconds, config.cooldownSeconds);
 */
export const ownerCooldown = (atFirstStake: bigint, atPresent: bigint): bigint =>
  smaller(atFirstStake, atPresent);
