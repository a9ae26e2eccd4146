// Parts of instruction data.
import { bytesOf } from './addresses.mjs';

export const u64 = (n) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, n));
  return bytes;
};

export const key = (name) => bytesOf(name);
export const option = (name) => (name ? [1, ...bytesOf(name)] : [0]);
export const data = (...parts) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])));
