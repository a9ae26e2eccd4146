import type { PublicKey } from '@solana/web3.js';
import { createPublicKey, verify } from 'node:crypto';

/** What comes before the 32 bytes of an ed25519 key in DER. */
const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether a signature is this key's for these bytes. */
export function isSignatureOf(key: PublicKey, bytes: Uint8Array, signature: Uint8Array): boolean {
  const der = Buffer.concat([DER_HEAD, key.toBytes()]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, bytes, publicKey, signature);
}
