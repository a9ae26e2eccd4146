import { toI64, type Amount } from './amounts';

/** A unix second of the year 5138: present times in milliseconds are above it. */
const FAR = 100_000_000_000n;
/** Present times in microseconds are below it. What is above, such as the largest integer, was meant as "never". */
const NEVER = 10_000_000_000_000_000n;

/**
 * Refuses a value that is not a clock: everything compared with it would be wrong without an error.
 *
 * @throws TypeError if it is not a `bigint`; RangeError if it is negative, or milliseconds
 */
export function checkNow(caller: string, now: bigint): void {
  if (typeof now !== 'bigint')
    throw new TypeError(
      `${caller}: now must be unix seconds as a bigint, as fetchNow gives them, not ${typeof now}`,
    );
  if (now < 0n || now > FAR)
    throw new RangeError(
      `${caller}: now must be unix seconds, as fetchNow gives them; ${now} looks like milliseconds`,
    );
}

/**
 * A date for an `i64` argument. In milliseconds an offer would not expire, and a case would be in the future.
 *
 * @throws TypeError as {@link toI64}; RangeError if it does not fit, or is in milliseconds
 */
export function toSecond(value: Amount, name: string): bigint {
  const second = toI64(value, name);
  if (second > FAR && second < NEVER)
    throw new RangeError(`${name} must be unix seconds; ${second} looks like milliseconds`);
  return second;
}
