import { BPS_DENOMINATOR } from '../constants';
import { larger, saturateU64, smaller } from './integers';
import { shareOf } from './rewards';

/**
 * Base units of `free` that a case of `bps` asks, rounded down; `null` if `bps` exceeds 10,000.
 *
 * @example
 * rules.hit(1_000n, 500); // 50n
 */
export const hit = (free: bigint, bps: number): bigint | null => shareOf(free, bps)?.units ?? null;

/**
 * Whether a stake that was locked at `since` was at risk at the second of the infraction.
 *
 * @example
 * rules.exposed(shownOffer.acceptedAt, now - 3_600n);
 */
export const exposed = (since: bigint, infractionAt: bigint): boolean => since <= infractionAt;

/**
 * Base units that a party's cap leaves for another case: `cap x (free + taken) - taken`, never negative.
 *
 * @param free - what no case has frozen
 * @param taken - what the counted buckets took of the party and have not given back
 * @param capBps - the party's cap in force, basis points
 *
 * @example
 * rules.capLeft(900n, 100n, 3_000); // 200n
 */
export function capLeft(free: bigint, taken: bigint, capBps: number): bigint {
  const counted = saturateU64(free + taken);
  const cap = hit(counted, Math.min(capBps, BPS_DENOMINATOR)) ?? 0n;
  return larger(cap - taken, 0n);
}

/**
 * Base units that a case takes of a party: what it asks, but no more than the party's cap leaves.
 *
 * @param asked - {@link hit} of `free`
 *
 * @example
 * rules.withinCap(500n, 900n, 100n, 3_000); // 200n
 */
export const withinCap = (asked: bigint, free: bigint, taken: bigint, capBps: number): bigint =>
  smaller(asked, capLeft(free, taken, capBps));
