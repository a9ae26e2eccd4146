// What a compiled program is, read from its file alone. Plain Node.
//
//   node scripts/elf.mjs FILE...     a line like that of `file` for each, with its SBPF version
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAGIC = '\x7fELF';
/** Offsets in the header of a 64-bit ELF file, and its length. */
const [MACHINE, FLAGS, HEADER] = [18, 48, 64];
const MACHINES = { 247: 'eBPF', 263: 'SBPF' };

export const isElf = (bytes) => bytes.length >= HEADER && bytes.subarray(0, 4).toString('latin1') === MAGIC;

/** The SBPF version of a program: `e_flags` of its header. It decides which clusters accept it. */
export function sbpfVersion(bytes) {
  if (!isElf(bytes)) throw new Error(bytes.length === 0 ? 'it is empty' : 'it is not an ELF file');
  return bytes.readUInt32LE(FLAGS);
}

/** One line about a program's bytes. */
export function describeProgram(bytes) {
  const version = sbpfVersion(bytes);
  const machine = MACHINES[bytes.readUInt16LE(MACHINE)] ?? `machine ${bytes.readUInt16LE(MACHINE)}`;
  const hash = createHash('sha256').update(bytes).digest('hex');
  return `ELF 64-bit, ${machine}, SBPF v${version}, ${bytes.length} bytes, sha256 ${hash}`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const file of process.argv.slice(2)) console.log(`${file}: ${describeProgram(readFileSync(file))}`);
}
