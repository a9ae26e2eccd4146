import { BUCKETS } from '@co-staking/sdk';

/** Sum of amounts, base units. */
export const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, one) => sum + one, 0n);

/** The buckets of a party of which one alone holds an amount. */
export const inBucket = (number: number, amount: bigint): bigint[] =>
  Array.from({ length: BUCKETS }, (_, place) => (place === number % BUCKETS ? amount : 0n));
