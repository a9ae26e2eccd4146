/** A unix second of the year 5138: present times in milliseconds are above it. */
const FAR = 100_000_000_000n;

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
