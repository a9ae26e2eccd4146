// Made once: it costs more than to decode a name.
const decoder = /* @__PURE__ */ new TextDecoder();

/** The text in a zero-padded UTF-8 field. */
export function paddedText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

/** Text as a zero-padded UTF-8 field of so many bytes. @throws TypeError if it is longer */
export function textToPadded(text: string, size: number, name: string): Uint8Array {
  const encoded = new TextEncoder().encode(text);
  if (encoded.length > size) throw new TypeError(`${name} is longer than ${size} bytes: "${text}"`);
  const bytes = new Uint8Array(size);
  bytes.set(encoded);
  return bytes;
}
