/** The bytes that follow a hyphen. */
const HYPHENS: readonly number[] = [4, 6, 8, 10];

/**
 * Bytes of a device's UUID.
 *
 * @param id - UUID text with or without hyphens, or its 16 bytes
 * @throws TypeError if it is neither
 *
 * @example
 * uuidToBytes('1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b').length; // 16
 */
export function uuidToBytes(id: string | Uint8Array): Uint8Array {
  if (typeof id !== 'string') {
    if (id instanceof Uint8Array && id.length === 16) return id;
    throw new TypeError('a device id is a UUID: text, or 16 bytes');
  }
  const hex = id.replaceAll('-', '');
  if (!/^[0-9a-fA-F]{32}$/.test(hex)) throw new TypeError(`not a UUID: "${id}"`);
  return Uint8Array.from(hex.match(/../g)!, (byte) => parseInt(byte, 16));
}

/**
 * UUID text, lower case with hyphens.
 *
 * @throws TypeError if there are not 16 bytes
 *
 * @example
 * bytesToUuid(new Uint8Array(16)); // '00000000-0000-0000-0000-000000000000'
 */
export function bytesToUuid(bytes: Uint8Array): string {
  let text = '';
  for (const [place, byte] of uuidToBytes(bytes).entries()) {
    if (HYPHENS.includes(place)) text += '-';
    text += byte.toString(16).padStart(2, '0');
  }
  return text;
}
