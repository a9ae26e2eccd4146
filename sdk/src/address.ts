import { PublicKey } from '@solana/web3.js';

/** A public key, or its base58 text. */
export type Address = PublicKey | string;

/**
 * The public key behind an {@link Address}.
 *
 * @param value - a `PublicKey` or base58 text of 32 bytes
 * @param name - what the error calls it
 * @throws TypeError if it is neither
 *
 * @example
 * toPublicKey('11111111111111111111111111111111', 'owner');
 */
export function toPublicKey(value: Address, name = 'address'): PublicKey {
  if (value instanceof PublicKey) return value;
  try {
    // Also a key of another copy of web3.js, which `instanceof` does not know.
    return new PublicKey(typeof value === 'string' ? value : (value as PublicKey).toBytes());
  } catch {
    throw new TypeError(`${name} is not a public key: ${String(value)}`);
  }
}
