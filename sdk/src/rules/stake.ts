import { BPS_DENOMINATOR, MAX_CO_STAKE_BPS, SELF_STAKE_GATE_BPS } from '../constants';
import { fitsU64, larger, smaller } from './integers';

/** Sums over the co-stakes of one device, base units. */
export interface CoStakeTotals {
  /** Requested by open offers. */
  open: bigint;
  /** Active co-stakes. */
  active: bigint;
  /** Co-stakes in their wait. */
  waiting: bigint;
}

/**
 * Stake that counts towards the minimum, base units; `null` where it does not fit 64 bits.
 *
 * @example
 * rules.countedStake(960n, { open: 0n, active: 640n, waiting: 0n }); // 1_600n
 */
export const countedStake = (ownerActive: bigint, co: CoStakeTotals): bigint | null =>
  fitsU64(ownerActive + co.active + co.waiting);

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
 * What the owner may take out at once, base units: `owner + active co-stakes - minimum`, never negative and
 * never more than the owner's own. Stake in wait is left out: it will be gone within a week.
 *
 * @param minimum - the larger of the present and an announced one
 * @returns `null` where the sum does not fit 64 bits
 *
 * @example
 * rules.overflow(1_600n, 640n, 1_600n); // 640n
 */
export function overflow(ownerActive: bigint, coActive: bigint, minimum: bigint): bigint | null {
  const sum = fitsU64(ownerActive + coActive);
  return sum === null ? null : smaller(larger(sum - minimum, 0n), ownerActive);
}
