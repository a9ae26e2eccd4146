import { PublicKey } from '@solana/web3.js';
import BN from 'bn.js';

const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What one of Anchor's coders decoded, in the terms of the SDK's codec. */
export function plain(value: unknown): unknown {
  if (BN.isBN(value)) return BigInt(value.toString());
  if (value instanceof PublicKey) return value.toBase58();
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => !/^(padding|reserved)/.test(name));
  return Object.fromEntries(fields.map(([name, inner]) => [camelCase(name), plain(inner)]));
}
