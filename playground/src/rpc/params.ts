import { PublicKey } from '@solana/web3.js';

import { INVALID_PARAMS, RpcError } from './error';

/** The last, optional argument of most methods. */
export type Config = Record<string, unknown>;

export const invalid = (text: string): RpcError => new RpcError(INVALID_PARAMS, `Invalid params: ${text}`);

export function textAt(params: unknown[], index: number, name: string): string {
  const value = params[index];
  if (typeof value !== 'string') throw invalid(`${name} must be a string`);
  return value;
}

export function integerAt(params: unknown[], index: number, name: string): number {
  const value = params[index];
  if (!Number.isSafeInteger(value)) throw invalid(`${name} must be an integer`);
  return value as number;
}

export function toKey(value: unknown, name: string): PublicKey {
  try {
    return new PublicKey(value as string);
  } catch {
    throw invalid(`${name} must be a base58 address`);
  }
}

export const keyAt = (params: unknown[], index: number, name: string): PublicKey =>
  toKey(textAt(params, index, name), name);

export function listAt(params: unknown[], index: number, name: string, most: number): unknown[] {
  const value = params[index];
  if (!Array.isArray(value)) throw invalid(`${name} must be a list`);
  if (value.length > most) throw invalid(`${name} may hold ${most} entries, not ${value.length}`);
  return value;
}

export function configAt(params: unknown[], index: number): Config {
  const value = params[index] ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid('the options must be an object');
  return value as Config;
}
