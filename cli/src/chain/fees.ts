import { MAX_COMPUTE_UNITS } from '@co-staking/sdk';

import { usage } from '../exit';
import type { Parameter } from '../parameters/parameter';

/** Lamports for each signature. */
const BASE_FEE = 5_000n;
const MICRO = 1_000_000n;
const SOL_DECIMALS = 9;

/** The most that one transaction can cost, lamports. */
export function highestFee(signatures: number, computeUnitPrice = 0n): bigint {
  const priority = (BigInt(MAX_COMPUTE_UNITS) * computeUnitPrice + MICRO - 1n) / MICRO;
  return BASE_FEE * BigInt(signatures) + priority;
}

/** Lamports as SOL, exactly. */
export function inSol(lamports: bigint): string {
  const digits = String(lamports).padStart(SOL_DECIMALS + 1, '0');
  return `${digits.slice(0, -SOL_DECIMALS)}.${digits.slice(-SOL_DECIMALS)}`.replace(/\.?0+$/, '');
}

/** An amount of SOL: lamports. */
export const sol = (description: string): Parameter<bigint> => ({
  description,
  placeholder: 'SOL',
  place: 'argument',
  read(text) {
    const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
    if (whole === undefined) throw usage(`not an amount of SOL: "${text}"`, 'for example 0.01');
    return BigInt(whole + part.padEnd(SOL_DECIMALS, '0'));
  },
});

/** A limit of what may be spent for fees. It counts the most that a transaction can cost, before it is sent. */
export class FeeLimit {
  spent = 0n;

  constructor(readonly max: bigint) {}

  /** Takes a fee out of the limit; `false` if there is not enough left. */
  take(fee: bigint): boolean {
    if (this.spent + fee > this.max) return false;
    this.spent += fee;
    return true;
  }
}
