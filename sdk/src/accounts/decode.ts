import { PublicKey } from '@solana/web3.js';
import BN from 'bn.js';

import { camelCase } from '../names';

/** Fields that only fill an account up. */
const FILLING = /^(padding|reserved)/;

/**
 * A decoded value of the IDL coder in plain terms: names in camelCase, 64-bit integers as `bigint`, bytes
 * as `Uint8Array`, without padding.
 */
export function plain(value: unknown): unknown {
  if (BN.isBN(value)) return BigInt(value.toString());
  if (value instanceof PublicKey) return value;
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === 'number') ? Uint8Array.from(value) : value.map(plain);
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => !FILLING.test(name));
  return Object.fromEntries(fields.map(([name, inner]) => [camelCase(name), plain(inner)]));
}

/** The text in a zero-padded UTF-8 field. */
export function paddedText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
