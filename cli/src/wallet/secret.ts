import { base58 } from '@scure/base';
import { Keypair } from '@solana/web3.js';

const SECRET_BYTES = 64;

const isByte = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;

/** Bytes of a secret key as the tools write them: a JSON list of numbers, or base58. `null` if it is neither. */
function bytesOf(text: string): Uint8Array | null {
  try {
    if (!text.startsWith('[')) return base58.decode(text);
    const numbers = JSON.parse(text) as unknown[];
    // A typed array would wrap numbers above 255 around.
    return numbers.every(isByte) ? Uint8Array.from(numbers) : null;
  } catch {
    return null;
  }
}

/**
 * A keypair from a JSON list of 64 numbers (`solana-keygen`), or from base58 (wallets export it so).
 *
 * @returns `null` if the text is neither, or its two halves do not belong together
 */
export function readSecret(content: string): Keypair | null {
  const bytes = bytesOf(content.trim());
  if (bytes?.length !== SECRET_BYTES) return null;
  try {
    return Keypair.fromSecretKey(bytes);
  } catch {
    return null;
  }
}
