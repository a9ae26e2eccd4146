import { BPS_DENOMINATOR } from '../constants';
import { fitsU64 } from './integers';

/** An exact amount of rewards. */
export interface Accrued {
  /** Whole base units. */
  units: bigint;
  /** Ten-thousandths of a base unit, below 10,000. */
  fraction: bigint;
}

const WHOLE = /* @__PURE__ */ BigInt(BPS_DENOMINATOR);

/** An amount in ten-thousandths of a base unit; `null` if its units do not fit 64 bits. */
function accrued(scaled: bigint): Accrued | null {
  const units = fitsU64(scaled / WHOLE);
  return units === null ? null : { units, fraction: scaled % WHOLE };
}

/**
 * `amount x bps / 10,000`, exactly; `null` if `bps` exceeds 10,000.
 *
 * @example
 * rules.shareOf(101n, 7_400); // { units: 74n, fraction: 7_400n }
 */
export const shareOf = (amount: bigint, bps: number): Accrued | null =>
  bps > BPS_DENOMINATOR ? null : accrued(amount * BigInt(bps));

/**
 * Sum of two amounts; `null` if its units do not fit 64 bits.
 *
 * @example
 * rules.plus({ units: 1n, fraction: 6_000n }, { units: 1n, fraction: 5_000n }); // { units: 3n, fraction: 1_000n }
 */
export const plus = (a: Accrued, b: Accrued): Accrued | null =>
  accrued((a.units + b.units) * WHOLE + a.fraction + b.fraction);

/**
 * What a co-stake has earned: its share of everything posted between its entry and its exit.
 *
 * @param entry - device's running total of posted rewards at acceptance, base units
 * @param until - running total now, or at the exit, base units
 * @returns `null` if `until` is before `entry`
 *
 * @example
 * const total = rules.earned(shownOffer.rewardsEntry, shown.rewards.postedTotal, shownOffer.shareBps);
 */
export const earned = (entry: bigint, until: bigint, shareBps: number): Accrued | null =>
  until < entry ? null : shareOf(until - entry, shareBps);
