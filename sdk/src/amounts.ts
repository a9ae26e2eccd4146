/**
 * A `BN` of `bn.js`, by what the SDK needs of it. The types of `bn.js` are a package of their own: if a project lacks it,
 * everything that named `BN` would be `any`, and a `number` would pass.
 */
export interface BigNumber {
  /** Bits of the integer. */
  bitLength(): number;
  /** Whether it is below zero. */
  isNeg(): boolean;
  /** Decimal text. */
  toString(): string;
}

/**
 * An exact integer: `bigint`, `BN`, or decimal text. Never a `number`, which cannot hold every amount.
 */
export type Amount = bigint | BigNumber | string;

const U64_MAX = 0xffff_ffff_ffff_ffffn;
const I64_MAX = 0x7fff_ffff_ffff_ffffn;
const I64_MIN = -0x8000_0000_0000_0000n;

/** Copies of `bn.js` differ from package to package, so `instanceof` would not do. */
const isBigNumber = (value: unknown): value is BigNumber =>
  typeof value === 'object' && value !== null && 'words' in value && 'bitLength' in value && 'isNeg' in value;

/**
 * An {@link Amount} as a `bigint`.
 *
 * @throws TypeError for a `number`, for text that is not a whole number, and for anything else
 *
 * @example
 * toBigInt('150000000'); // 150_000_000n
 */
export function toBigInt(value: Amount, name = 'amount'): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string') {
    if (/^-?\d+$/.test(value)) return BigInt(value);
    throw new TypeError(`${name} is not a whole number: "${value}"`);
  }
  if (isBigNumber(value)) return BigInt(value.toString());
  throw new TypeError(`${name} must be a bigint, a BN or decimal text, not ${typeof value}`);
}

function inRange(value: Amount, name: string, min: bigint, max: bigint): bigint {
  const integer = toBigInt(value, name);
  if (integer < min || integer > max) throw new RangeError(`${name} does not fit 64 bits: ${integer}`);
  return integer;
}

/** A value for a `u64` argument. @throws TypeError as {@link toBigInt}; RangeError if it does not fit */
export const toU64 = (value: Amount, name = 'amount'): bigint => inRange(value, name, 0n, U64_MAX);

/** A value for an `i64` argument. @throws TypeError as {@link toBigInt}; RangeError if it does not fit */
export const toI64 = (value: Amount, name = 'time'): bigint => inRange(value, name, I64_MIN, I64_MAX);

/**
 * A whole number for an argument of `bits` bits or less, such as basis points or a count.
 *
 * @throws TypeError if it is not a safe whole number; RangeError if it does not fit
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

/** A value for an argument of so many bytes. @throws TypeError if it is something else, or has another length */
export function toBytes(value: Uint8Array, length: number, name: string): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError(`${name} must be a Uint8Array`);
  if (value.length !== length) throw new TypeError(`${name} has ${length} bytes, not ${value.length}`);
  return value;
}

/** Most decimals that a mint can have. */
const MAX_DECIMALS = 255;

/** A missing or broken number of decimals would move the point of every amount without a word. */
function checkDecimals(decimals: number): void {
  if (!Number.isSafeInteger(decimals) || decimals < 0 || decimals > MAX_DECIMALS)
    throw new TypeError(`decimals must be a whole number from 0 to ${MAX_DECIMALS}: ${String(decimals)}`);
}

/**
 * Tokens as a person writes them into base units: `toBaseUnits('1.5', 8)` is `150_000_000n`.
 *
 * @param tokens - decimal text such as `"1.5"`
 * @param decimals - decimals of the mint: `config.mintDecimals`
 * @throws TypeError if the text is not a decimal number, or `decimals` not a whole number from 0 to 255; RangeError if it has more decimal places
 * than the mint, or does not fit 64 bits
 *
 * @example
 * toBaseUnits('1.5', 8); // 150_000_000n
 */
export function toBaseUnits(tokens: string, decimals: number): bigint {
  checkDecimals(decimals);
  if (typeof tokens !== 'string') throw new TypeError(`tokens must be decimal text, not ${typeof tokens}`);
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
 * @param decimals - decimals of the mint: `config.mintDecimals`
 * @throws TypeError if `units` is not an {@link Amount}, or `decimals` not a whole number from 0 to 255
 *
 * @example
 * fromBaseUnits(150_000_000n, 8); // '1.5'
 */
export function fromBaseUnits(units: Amount, decimals: number): string {
  checkDecimals(decimals);
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
 *
 * @example
 * toBasisPoints('12.5'); // 1_250
 */
export const toBasisPoints = (percent: string): number => Number(toBaseUnits(percent, 2));

/**
 * Basis points into a percentage: `fromBasisPoints(1250)` is `"12.5"`.
 *
 * @throws TypeError if it is not a safe whole number
 *
 * @example
 * fromBasisPoints(1_250); // '12.5'
 */
export function fromBasisPoints(bps: number): string {
  if (!Number.isSafeInteger(bps)) throw new TypeError(`bps must be a whole number: ${String(bps)}`);
  return fromBaseUnits(BigInt(bps), 2);
}
