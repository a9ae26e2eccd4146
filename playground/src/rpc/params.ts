import { getBase58Encoder } from '@solana/kit';
import { PublicKey } from '@solana/web3.js';

import type { Commitment } from '../ledger/slots';
import { INVALID_PARAMS, RpcError } from './error';

/** The last, optional argument of most methods. */
export type Config = Record<string, unknown>;

const base58 = getBase58Encoder();
const ADDRESS_BYTES = 32;
const SIGNATURE_BYTES = 64;

export const invalid = (text: string): RpcError => new RpcError(INVALID_PARAMS, text);

/** A value as a node's parser describes it. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `string ${JSON.stringify(value)}`;
  if (typeof value === 'number')
    return Number.isInteger(value) ? `integer \`${value}\`` : `floating point \`${value}\``;
  if (typeof value === 'boolean') return `boolean \`${value}\``;
  return Array.isArray(value) ? 'sequence' : 'map';
}

function mistyped(params: unknown[], index: number, expected: string): RpcError {
  if (index >= params.length) return invalid(`\`params\` should have at least ${index + 1} argument(s)`);
  return invalid(`Invalid params: invalid type: ${kindOf(params[index])}, expected ${expected}.`);
}

export function textAt(params: unknown[], index: number): string {
  const value = params[index];
  if (typeof value !== 'string') throw mistyped(params, index, 'a string');
  return value;
}

export function integerAt(params: unknown[], index: number, expected = 'u64'): number {
  const value = params[index];
  if (typeof value === 'number' && Number.isInteger(value) && value < 0)
    throw invalid(`Invalid params: invalid value: integer \`${value}\`, expected ${expected}.`);
  if (!Number.isInteger(value)) throw mistyped(params, index, expected);
  return value as number;
}

/** The bytes of a base58 text; for any other text throws a node's message, without its first words. */
function decoded(value: unknown, bytes: number): Uint8Array {
  if (typeof value !== 'string') throw mistyped([value], 0, 'a string');
  // No text of that many bytes is longer.
  if (value.length > Math.ceil(bytes * 1.3658)) throw invalid('WrongSize');
  let found: Uint8Array;
  try {
    found = Uint8Array.from(base58.encode(value));
  } catch {
    throw invalid('Invalid');
  }
  if (found.length !== bytes) throw invalid('WrongSize');
  return found;
}

function prefixed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const { message } = error as Error;
    throw message === 'WrongSize' || message === 'Invalid' ? invalid(`Invalid param: ${message}`) : error;
  }
}

export const toKey = (value: unknown): PublicKey =>
  prefixed(() => new PublicKey(decoded(value, ADDRESS_BYTES)));

export const keyAt = (params: unknown[], index: number): PublicKey => {
  textAt(params, index);
  return toKey(params[index]);
};

/** A signature as text, checked to be one. */
export function toSignature(value: unknown): string {
  prefixed(() => decoded(value, SIGNATURE_BYTES));
  return value as string;
}

/** A blockhash as text; a node does not put `Invalid param` before this error. */
export function hashAt(params: unknown[], index: number): string {
  const text = textAt(params, index);
  decoded(text, ADDRESS_BYTES);
  return text;
}

export function listAt(params: unknown[], index: number, most: number): unknown[] {
  const value = params[index];
  if (!Array.isArray(value)) throw mistyped(params, index, 'a sequence');
  if (value.length > most) throw invalid(`Too many inputs provided; max ${most}`);
  return value;
}

export function configAt(params: unknown[], index: number): Config {
  const value = params[index] ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) throw mistyped(params, index, 'a map');
  return value as Config;
}

const isCommitment = (value: unknown): value is Commitment =>
  value === 'processed' || value === 'confirmed' || value === 'finalized';

/** The commitment that a request asks for. Like a node, most methods ignore a word that is not a commitment. */
export const commitmentOf = ({ commitment }: Config): Commitment =>
  isCommitment(commitment) ? commitment : 'finalized';

/** A configuration of nothing but a commitment: here a node refuses a word that is not one. */
export function commitmentConfigAt(params: unknown[], index: number): Config {
  const config = configAt(params, index);
  const { commitment } = config;
  if (commitment === undefined || commitment === null || isCommitment(commitment)) return config;
  throw unknownVariant(String(commitment), ['processed', 'confirmed', 'finalized']);
}

/** A node's message about a word that is not in a list. */
export const unknownVariant = (word: string, list: readonly string[]): RpcError =>
  invalid(
    `Invalid params: unknown variant \`${word}\`, expected one of ${list.map((each) => `\`${each}\``).join(', ')}.`,
  );

/** The commitment of a method that reads blocks. */
export function atLeastConfirmed(config: Config): 'confirmed' | 'finalized' {
  const commitment = commitmentOf(config);
  if (commitment === 'processed') throw invalid('Method does not support commitment below `confirmed`');
  return commitment;
}
