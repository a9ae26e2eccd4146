import { BPS_DENOMINATOR, MAX_CO_STAKE_BPS, SELF_STAKE_GATE_BPS } from '../constants';
import { divCeil, fitsU64, larger, smaller } from './integers';

/** Sums over the co-stakes of one device, base units. */
export interface CoStakeTotals {
  /** Requested by open offers. */
  open: bigint;
  /** Active co-stakes. */
  active: bigint;
  /** What no case has frozen of the active ones. */
  activeUnfrozen: bigint;
  /** Co-stakes in their wait. */
  waiting: bigint;
}

/**
 * Stake that counts towards the minimum, base units; `null` if it does not fit 64 bits.
 *
 * @example
 * rules.countedStake(960n, { active: 640n, waiting: 0n }); // 1_600n
 */
export const countedStake = (
  ownerActive: bigint,
  co: Pick<CoStakeTotals, 'active' | 'waiting'>,
): bigint | null => fitsU64(ownerActive + co.active + co.waiting);

/**
 * Whether the owner's active stake opens the gate for an offer: at least half of the minimum.
 *
 * @example
 * rules.selfStakeGate(800n, 1_600n); // true
 */
export const selfStakeGate = (ownerActive: bigint, minimum: bigint): boolean =>
  ownerActive * BigInt(BPS_DENOMINATOR) >= minimum * BigInt(SELF_STAKE_GATE_BPS);

/**
 * Whether requests and active co-stakes together stay within half of the minimum.
 *
 * @example
 * rules.withinCoStakeHalf(801n, 1_600n); // false
 */
export const withinCoStakeHalf = (requestedAndActive: bigint, minimum: bigint): boolean =>
  requestedAndActive * BigInt(BPS_DENOMINATOR) <= minimum * BigInt(MAX_CO_STAKE_BPS);

/**
 * What the owner may take out at once, base units: `owner + active co-stakes - minimum`, never negative, and never so
 * much that the owner keeps less than half of the minimum, rounded up. Stake in wait does not count: it will be gone
 * within days. Frozen stake does not count: a burn must not leave the device short of what was paid out before it.
 *
 * @param owner - the owner's active stake that no case has frozen
 * @param coActive - what no case has frozen of the active co-stakes
 * @param minimum - the largest of the present one, an announced one, and those that fell lately while a co-stake was
 *   not free
 * @returns `null` if the sum does not fit 64 bits
 *
 * @example
 * rules.overflow(1_600n, 640n, 1_600n); // 640n
 */
export function overflow(owner: bigint, coActive: bigint, minimum: bigint): bigint | null {
  const sum = fitsU64(owner + coActive);
  if (sum === null) return null;
  return smaller(larger(sum - minimum, 0n), larger(owner - divCeil(minimum, 2n), 0n));
}

/**
 * Base units by which a device will miss its minimum when everything under way has happened: leaving stakes are gone,
 * frozen amounts are burned, and an announced rise applies.
 *
 * @param owner - as for {@link overflow}
 * @param coActive - as for {@link overflow}
 * @param minimum - the larger of the present and an announced one
 * @returns `null` if the sum does not fit 64 bits
 *
 * @example
 * rules.shortfall(800n, 640n, 1_600n); // 160n
 */
export function shortfall(owner: bigint, coActive: bigint, minimum: bigint): bigint | null {
  const sum = fitsU64(owner + coActive);
  return sum === null ? null : larger(minimum - sum, 0n);
}
