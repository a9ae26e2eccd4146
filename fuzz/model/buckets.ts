import { BUCKET, BUCKETS, MAX_U32 } from './limits';
import { max, min } from './numbers';
import type { Seconds } from './state';

/**
 * Product 8: what cases took, and minimums that fell, count for the bucket of 14 days that they fall into and the
 * three after it. The model keeps each event under its bucket; the program keeps only one number for each bucket
 * (run/layout.ts).
 */

interface Entry {
  bucket: number;
  amount: bigint;
}

/** The bucket of a second. Its number never falls, even if the clock does. */
export const bucketAt = ({ bucket }: { bucket: number }, now: Seconds): number =>
  Number(max(BigInt(bucket), min(max(now / BUCKET, 0n), MAX_U32)));

/** The entries of a bucket that still count. */
export const counted = <E extends Entry>(entries: readonly E[], bucket: number): E[] =>
  entries.filter((entry) => bucket - entry.bucket < BUCKETS);

export const total = (entries: readonly Entry[]): bigint =>
  entries.reduce((sum, { amount }) => sum + amount, 0n);

export const largest = (entries: readonly Entry[]): bigint =>
  entries.reduce((most, { amount }) => max(most, amount), 0n);
