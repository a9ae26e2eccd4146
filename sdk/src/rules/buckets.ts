import { BUCKETS, BUCKET_SECONDS } from '../constants';
import { fitsU64, larger, saturateI64, saturateU64, smaller } from './integers';

const U32_MAX = 0xffff_ffffn;

/** Amounts kept for the last 42 days, in buckets of 14: the present one and the three before it. */
export interface Buckets {
  /** Number of the present bucket. */
  number: number;
  /** Base units; those of bucket `n` have place `n % 4`. */
  amounts: readonly bigint[];
}

const placeOf = (bucket: number): number => bucket % BUCKETS;

const floorDiv = (a: bigint, b: bigint): bigint => (a < 0n ? -((-a + b - 1n) / b) : a / b);

/**
 * Number of the bucket that is present at `now` (unix seconds). It never falls, even if the clock does.
 *
 * @param stored - number that was present before
 *
 * @example
 * const bucket = rules.bucketAt(shown.bucket, now);
 */
export function bucketAt(stored: number, now: bigint): number {
  const byClock = smaller(larger(floorDiv(now, BUCKET_SECONDS), 0n), U32_MAX);
  return Number(larger(byClock, BigInt(stored)));
}

/**
 * Unix second from which an amount of a bucket no longer counts: 42 to 56 days after it was added.
 *
 * @example
 * const until = rules.countedUntil(slashCase.bucket);
 */
export const countedUntil = (bucket: number): bigint =>
  saturateI64((BigInt(bucket) + BigInt(BUCKETS)) * BUCKET_SECONDS);

const withPlace = (amounts: readonly bigint[], bucket: number, amount: bigint): bigint[] =>
  amounts.map((old, place) => (place === placeOf(bucket) ? amount : old));

const amountOf = ({ amounts }: Buckets, bucket: number): bigint => amounts[placeOf(bucket)] ?? 0n;

/**
 * The buckets once `number` is the present one: everything older than the three before it is forgotten. A number
 * below the present one changes nothing.
 *
 * @example
 * const taken = rules.bucketsAt(kept, rules.bucketAt(kept.number, now));
 */
export function bucketsAt(buckets: Buckets, number: number): Buckets {
  if (number <= buckets.number) return buckets;
  const passed = Math.min(number - buckets.number, BUCKETS);
  const cleared = new Set(Array.from({ length: passed }, (_, step) => placeOf(number - step)));
  return { number, amounts: buckets.amounts.map((old, place) => (cleared.has(place) ? 0n : old)) };
}

/**
 * Everything that is counted, base units. A sum above 64 bits stays at the largest amount, as in the program.
 *
 * @example
 * const taken = rules.bucketsSum(rules.bucketsAt(kept, bucket));
 */
export const bucketsSum = ({ amounts }: Buckets): bigint =>
  saturateU64(amounts.reduce((sum, amount) => sum + amount, 0n));

/**
 * The largest amount that is counted, base units.
 *
 * @example
 * const fallen = rules.bucketsLargest(rules.bucketsAt(kept, bucket));
 */
export const bucketsLargest = ({ amounts }: Buckets): bigint => amounts.reduce(larger, 0n);

/**
 * The buckets with an amount (base units) added to the present one.
 *
 * @returns `null` if the sum does not fit 64 bits
 *
 * @example
 * const after = rules.bucketsPlus(kept, 100n);
 */
export function bucketsPlus(buckets: Buckets, amount: bigint): Buckets | null {
  const sum = fitsU64(amountOf(buckets, buckets.number) + amount);
  return sum === null ? null : { ...buckets, amounts: withPlace(buckets.amounts, buckets.number, sum) };
}

/**
 * The buckets with the present one raised to an amount (base units), if it is below it.
 *
 * @example
 * const after = rules.bucketsRaisedTo(fallen, oldMinimum);
 */
export function bucketsRaisedTo(buckets: Buckets, amount: bigint): Buckets {
  const raised = larger(amountOf(buckets, buckets.number), amount);
  return { ...buckets, amounts: withPlace(buckets.amounts, buckets.number, raised) };
}

/**
 * The buckets with an amount (base units) taken out of the bucket that it was added to, if that one still counts.
 *
 * @example
 * const after = rules.bucketsMinus(kept, slashCase.bucket, slashCase.ownerStake);
 */
export function bucketsMinus(buckets: Buckets, bucket: number, amount: bigint): Buckets {
  const age = buckets.number - bucket;
  if (age < 0 || age >= BUCKETS) return buckets;
  const left = larger(amountOf(buckets, bucket) - amount, 0n);
  return { ...buckets, amounts: withPlace(buckets.amounts, bucket, left) };
}
