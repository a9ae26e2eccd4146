/** Bytes by which an Anchor program distinguishes its accounts, events and instructions. */
export const DISCRIMINATOR_SIZE = 8;

/** Whether `data` has `bytes` at an offset. */
export function sameBytes(data: Uint8Array, offset: number, bytes: ArrayLike<number>): boolean {
  if (data.length < offset + bytes.length) return false;
  for (let i = 0; i < bytes.length; i += 1) if (data[offset + i] !== bytes[i]) return false;
  return true;
}

/** A view of bytes, which may be a part of a larger buffer. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
