const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/** One segment whose size is in the next four bytes (RFC 8878, section 3.1.1.1). */
const DESCRIPTOR = 0b1010_0000;
const MOST_BLOCK_BYTES = 128 * 1_024;

/** Data as a Zstandard frame with blocks that are not compressed: Node 20 has no compressor. */
export function zstdFrame(data: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head[0] = DESCRIPTOR;
  head.writeUInt32LE(data.length, 1);
  const parts: Uint8Array[] = [MAGIC, head];
  for (let at = 0; at === 0 || at < data.length; at += MOST_BLOCK_BYTES) {
    const block = data.subarray(at, at + MOST_BLOCK_BYTES);
    const last = at + MOST_BLOCK_BYTES >= data.length ? 1 : 0;
    const blockHead = Buffer.alloc(3);
    blockHead.writeUIntLE((block.length << 3) | last, 0, 3);
    parts.push(blockHead, block);
  }
  return Buffer.concat(parts);
}
