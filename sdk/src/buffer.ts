import type { Buffer } from 'buffer';
import { PublicKey } from '@solana/web3.js';

let found: typeof Buffer | undefined;

/**
 * The `Buffer` of web3.js: Node's, and in a page the one that web3.js brings with it. To import a `Buffer` would add 7 KB to
 * every page that uses any part of this package.
 */
export const web3Buffer = (): typeof Buffer =>
  (found ??= PublicKey.default.toBuffer().constructor as typeof Buffer);
