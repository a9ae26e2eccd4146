import { BPS, MAX_I64, MAX_U64 } from './limits';
import { need } from './refusal';

export const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** An amount; refused if it does not fit 64 bits. */
export function amount(value: bigint): bigint {
  need(value >= 0n && value <= MAX_U64, 'MathOverflow');
  return value;
}

/** A date; refused if it does not fit 64 bits. */
export function date(value: bigint): bigint {
  need(value <= MAX_I64 && value >= -MAX_I64 - 1n, 'MathOverflow');
  return value;
}

/** A time beyond 64 bits is limited to the last second. */
export const saturated = (value: bigint): bigint => min(value, MAX_I64);

/** `value x bps / 10,000`, rounded down. */
export const part = (value: bigint, bps: number): bigint => (value * BigInt(bps)) / BPS;
