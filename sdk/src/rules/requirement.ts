import { BPS_DENOMINATOR } from '../constants';
import { divCeil, fitsU64, larger } from './integers';

/**
 * Minimum stake of a device: `base x max(1, multiplier) x cards`, rounded up.
 *
 * @param baseStakePerCard - base units
 * @param multiplierBps - earning multiplier in basis points (1.25 is 12,500)
 * @returns base units; `null` if it does not fit 64 bits
 *
 * @example
 * rules.minimumStake(toBaseUnits('200', 8), 100_000, 8); // 16,000 tokens
 */
export function minimumStake(baseStakePerCard: bigint, multiplierBps: number, cards: number): bigint | null {
  const whole = BigInt(BPS_DENOMINATOR);
  const factor = larger(BigInt(multiplierBps), whole);
  return fitsU64(divCeil(baseStakePerCard * factor * BigInt(cards), whole));
}

/** A minimum with an announced successor. */
export interface Requirement {
  /** Base units that apply until `announcedFrom`. */
  minimum: bigint;
  /** Base units that apply from `announcedFrom` on. */
  announcedMinimum: bigint;
  /** Unix seconds; zero if nothing is announced. */
  announcedFrom: bigint;
}

/**
 * Whether the announced requirement has come into force at `now` (unix seconds).
 *
 * @example
 * rules.announcementApplies({ announcedFrom: 100n }, 100n); // true
 */
export const announcementApplies = (
  { announcedFrom }: Pick<Requirement, 'announcedFrom'>,
  now: bigint,
): boolean => announcedFrom !== 0n && now >= announcedFrom;

/**
 * The minimum at `now`, base units.
 *
 * @example
 * rules.minimumAt({ minimum: 1n, announcedMinimum: 2n, announcedFrom: 100n }, 99n); // 1n
 */
export const minimumAt = (requirement: Requirement, now: bigint): bigint =>
  announcementApplies(requirement, now) ? requirement.announcedMinimum : requirement.minimum;

/**
 * The larger of the present and an announced minimum: what an owner leaves behind when taking overflow out.
 *
 * @example
 * rules.largerMinimum({ minimum: 1n, announcedMinimum: 2n, announcedFrom: 100n }, 99n); // 2n
 */
export function largerMinimum(requirement: Requirement, now: bigint): bigint {
  const { minimum, announcedMinimum, announcedFrom } = requirement;
  if (announcedFrom === 0n) return minimum;
  return announcementApplies(requirement, now) ? announcedMinimum : larger(minimum, announcedMinimum);
}
