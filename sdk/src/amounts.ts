import BN from 'bn.js';

/**
 * An exact integer: `bigint`, `BN`, or decimal text. Never a `number`, which cannot hold every amount.
 */
export type Amount = bigint | BN | string;

const U64_MAX = (1n << 64n) - 1n;
const I64_MAX = (1n << 63n) - 1n;
const I64_MIN = -(1n << 63n);

/**
 * An {@link Amount} as a `bigint`.
 *
 * @throws TypeError for a `number`, for text that is not a whole number, and for anything else
 */
export function toBigInt(value: Amount, name = 'amount'): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string') {
    if (/^-?\d+$/.test(value)) return BigInt(value);
    throw new TypeError(`${name} is not a whole number: "${value}"`);
  }
  if (BN.isBN(value)) return BigInt(value.toString());
  throw new TypeError(`${name} must be a bigint, a BN or decimal text, not ${typeof value}`);
}

function inRange(value: Amount, name: string, min: bigint, max: bigint): bigint {
  const integer = toBigInt(value, name);
  if (integer < min || integer > max) throw new RangeError(`${name} does not fit 64 bits: ${integer}`);
  return integer;
}

/** A value for a `u64` argument. @throws TypeError as {@link toBigInt}; RangeError where it does not fit */
export const toU64 = (value: Amount, name = 'amount'): bigint => inRange(value, name, 0n, U64_MAX);

/** A value for an `i64` argument. @throws TypeError as {@link toBigInt}; RangeError where it does not fit */
export const toI64 = (value: Amount, name = 'time'): bigint => inRange(value, name, I64_MIN, I64_MAX);

/**
 * A whole number for an argument of `bits` bits or less, such as basis points or a count.
 *
 * @throws TypeError where it is not a safe whole number; RangeError where it does not fit
 */
export function toUint(value: number, bits: 8 | 16 | 32, name: string): number {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${name} must be a whole number`);
  if (value < 0 || value >= 2 ** bits) throw new RangeError(`${name} does not fit ${bits} bits: ${value}`);
  return value;
}

/** A value for a `bool` argument. @throws TypeError for anything that only looks like one */
export function toBoolean(value: boolean, name: string): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`${name} must be true or false`);
  return value;
}

/** A value for an argument of so many bytes. @throws TypeError where it is something else, or has another length */
export function toBytes(value: Uint8Array, length: number, name: string): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError(`${name} must be a Uint8Array`);
  if (value.length !== length) throw new TypeError(`${name} has ${length} bytes, not ${value.length}`);
  return value;
}

/**
 * Tokens as a person writes them into base units: `toBaseUnits('1.5', 8)` is `150_000_000n`.
 *
 * @param tokens - decimal text such as `"1.5"`
 * @param decimals - decimals of the mint
 * @throws TypeError where the text is not a decimal number; RangeError where it has more decimal places
 * than the mint, or does not fit 64 bits
 */
export function toBaseUnits(tokens: string, decimals: number): bigint {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(tokens) ?? [];
  if (whole === undefined) throw new TypeError(`not an amount of tokens: "${tokens}"`);
  if (fraction.length > decimals)
    throw new RangeError(`"${tokens}" has more than ${decimals} decimal places`);
  const units = BigInt(whole + fraction.padEnd(decimals, '0'));
  if (units > U64_MAX) throw new RangeError(`"${tokens}" does not fit 64 bits`);
  return units;
}

/**
 * Base units as a person reads them, without trailing zeros: `fromBaseUnits(150_000_000n, 8)` is `"1.5"`.
 *
 * @param units - base units
 * @param decimals - decimals of the mint
 */
export function fromBaseUnits(units: Amount, decimals: number): string {
  const integer = toBigInt(units);
  const digits = (integer < 0n ? -integer : integer).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${integer < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

/**
 * A percentage into basis points: `toBasisPoints('74')` is `7400`, `toBasisPoints('12.5')` is `1250`.
 *
 * @throws TypeError, RangeError as {@link toBaseUnits} with two decimals
 */
export const toBasisPoints = (percent: string): number => Number(toBaseUnits(percent, 2));

/** Basis points into a percentage: `fromBasisPoints(1250)` is `"12.5"`. */
export const fromBasisPoints = (bps: number): string => fromBaseUnits(BigInt(bps), 2);
