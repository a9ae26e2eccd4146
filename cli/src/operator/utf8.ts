const NEWLINE = 0x0a;

/** The text of a file, and the lines in which it is not UTF-8. */
export interface Decoded {
  text: string;
  /** From 1. */
  badLines: number[];
}

/** Byte order marks of UTF-16. */
const isUtf16 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** What is wrong with a line that {@link decodeUtf8} names. */
export const notUtf8 = (bytes: Uint8Array): string =>
  isUtf16(bytes) ? 'this is UTF-16; save the file as UTF-8' : 'not UTF-8; save the file as UTF-8';

/** Decodes a file, strictly: a decoder that puts U+FFFD for what it cannot read would register broken names. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return { text: decoder.decode(bytes), badLines: [] };
  } catch {
    return { text: '', badLines: badLinesOf(bytes, decoder) };
  }
}

function badLinesOf(bytes: Uint8Array, decoder: InstanceType<typeof TextDecoder>): number[] {
  if (isUtf16(bytes)) return [1];
  const bad: number[] = [];
  // No byte of a longer character is a newline.
  for (let start = 0, line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      bad.push(line);
    }
    start = end + 1;
  }
  return bad;
}
