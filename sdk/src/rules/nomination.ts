import { CHANGE_DELAY_SECONDS } from '../constants';
import { fitsI64 } from './integers';

/** Dates of a nomination for a role that can take stake, unix seconds; both zero if there is none. */
export interface Nomination {
  /** From this second on the nominee can accept. */
  maturesAt: bigint;
  /** From this second on the nominee no longer can; zero unless the nomination was taken back. */
  endsAt: bigint;
}

/**
 * Why a nomination cannot be made, taken back or accepted: it has not matured; its time is over; a spare admin
 * blocks it; the spare was already withdrawn; a date does not fit 64 bits.
 */
export type NominationRefusal = 'notMatured' | 'ended' | 'spareStands' | 'takenBack' | 'overflow';

/** No nomination. */
const NONE: Nomination = { maturesAt: 0n, endsAt: 0n };

const delayed = (now: bigint): bigint | null => fitsI64(now + CHANGE_DELAY_SECONDS);

const hasMatured = ({ maturesAt }: Nomination, now: bigint): boolean => maturesAt !== 0n && now >= maturesAt;

const hasEnded = ({ endsAt }: Nomination, now: bigint): boolean => endsAt !== 0n && now >= endsAt;

/**
 * A nomination for admin, slasher or arbiter that is made at `now` (unix seconds): it matures 42 days later.
 *
 * @example
 * const nomination = rules.nominationMade(now);
 */
export function nominationMade(now: bigint): Nomination | NominationRefusal {
  const maturesAt = delayed(now);
  return maturesAt === null ? 'overflow' : { maturesAt, endsAt: 0n };
}

/**
 * Why a nominee cannot accept at `now` (unix seconds); `null` if it can.
 *
 * @example
 * const refusal = rules.nominationAccept({ maturesAt: config.pendingSlasherMaturesAt, endsAt: 0n }, now);
 */
export function nominationAccept(nomination: Nomination, now: bigint): NominationRefusal | null {
  if (hasEnded(nomination, now)) return 'ended';
  return hasMatured(nomination, now) ? null : 'notMatured';
}

/**
 * Whether a nomination for the admin role is a spare at `now` (unix seconds): no other can take its place. One that
 * was taken back remains a spare until its end.
 *
 * @example
 * const spare = rules.nominationIsSpare(nomination, now);
 */
export const nominationIsSpare = (nomination: Nomination, now: bigint): boolean =>
  !hasEnded(nomination, now) && (nomination.endsAt !== 0n || hasMatured(nomination, now));

/**
 * The nomination for the admin role that replaces this one at `now` (unix seconds).
 *
 * @example
 * const next = rules.nominationReplaceAdmin(nomination, now);
 */
export const nominationReplaceAdmin = (
  nomination: Nomination,
  now: bigint,
): Nomination | NominationRefusal =>
  nominationIsSpare(nomination, now) ? 'spareStands' : nominationMade(now);

/**
 * What remains of a nomination for the admin role that is taken back at `now` (unix seconds): nothing, or a spare that
 * ends 42 days later.
 *
 * @example
 * const left = rules.nominationTakeBackAdmin(nomination, now);
 */
export function nominationTakeBackAdmin(nomination: Nomination, now: bigint): Nomination | NominationRefusal {
  if (!nominationIsSpare(nomination, now)) return NONE;
  if (nomination.endsAt !== 0n) return 'takenBack';
  const endsAt = delayed(now);
  return endsAt === null ? 'overflow' : { maturesAt: nomination.maturesAt, endsAt };
}
