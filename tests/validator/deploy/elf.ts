/** Where a 64-bit ELF file says which version of SBPF it is made for. */
const E_FLAGS = 48;

/** The SBPF version of a program's binary. @throws Error if it is no ELF file */
export function sbpfVersion(code: Buffer): number {
  if (code.length < E_FLAGS + 4 || code.subarray(0, 4).toString('latin1') !== '\x7fELF')
    throw new Error('the program is no ELF file');
  return code.readUInt32LE(E_FLAGS);
}
