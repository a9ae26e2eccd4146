/** The version of SBPF that a program is in. @throws Error if it is not an ELF file */
export function sbpfVersion(bytes: Uint8Array): number;
/** One line about a program's bytes: kind, SBPF version, length, hash. @throws Error if it is not an ELF file */
export function describeProgram(bytes: Uint8Array): string;
