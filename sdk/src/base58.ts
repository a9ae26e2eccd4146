const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE = 58n;

/** Bytes as base58 text, such as a signature. */
export function toBase58(bytes: Uint8Array): string {
  let value = BigInt(`0x0${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
  let text = '';
  for (; value > 0n; value /= BASE) text = ALPHABET[Number(value % BASE)]! + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return ALPHABET[0]!.repeat(zeros < 0 ? bytes.length : zeros) + text;
}

/** The bytes behind base58 text. @throws TypeError for a character that base58 does not have */
export function fromBase58(text: string): Uint8Array {
  let value = 0n;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) throw new TypeError(`base58 has no "${character}"`);
    value = value * BASE + BigInt(digit);
  }
  const bytes: number[] = [];
  for (; value > 0n; value >>= 8n) bytes.unshift(Number(value & 0xffn));
  const zeros = /^1*/.exec(text)![0].length;
  return Uint8Array.from([...Array<number>(zeros).fill(0), ...bytes]);
}

const SIGNATURE_BYTES = 64;
/** Longest text of 64 bytes in base58. */
const LONGEST_SIGNATURE = 88;

/**
 * Whether a text is a signature of a transaction: 64 bytes in base58.
 *
 * @example
 * if (!isSignature(pasted)) show('copy the whole signature');
 */
export function isSignature(text: string): boolean {
  if (text.length > LONGEST_SIGNATURE) return false;
  try {
    return fromBase58(text).length === SIGNATURE_BYTES;
  } catch {
    return false;
  }
}
