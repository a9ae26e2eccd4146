import { PublicKey } from '@solana/web3.js';

/** A public key as IndexedDB keeps it: a class would come back as a plain object. */
interface StoredKey {
  publicKey: Uint8Array;
}

const isKey = (value: object): value is StoredKey => 'publicKey' in value;

/** A value of an event as IndexedDB can keep it: amounts stay `bigint`, bytes are copied, public keys are marked. */
export function toStored(value: unknown): unknown {
  // A copy: a view would take the whole buffer with it.
  if (value instanceof PublicKey) return { publicKey: Uint8Array.from(value.toBytes()) } satisfies StoredKey;
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (Array.isArray(value)) return value.map(toStored);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toStored(part)]));
}

/** The value that {@link toStored} was given. */
export function fromStored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromStored);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (isKey(value)) return new PublicKey(value.publicKey);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, fromStored(part)]));
}
