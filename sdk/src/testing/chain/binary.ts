import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ChainKind } from './chain';

/** A program for each virtual machine: bankrun's of Agave 1.18 runs SBPF v0 and no other version. */
interface Binaries {
  code: Buffer;
  twin: Buffer | undefined;
}

const NAMES: Record<ChainKind, string> = {
  litesvm: 'program/co_staking.so',
  bankrun: 'program/testing/co_staking.sbpf-v0.elf',
};

const shipped: Partial<Record<ChainKind, Buffer>> = {};
let chosen: Binaries | undefined;

/** Folder of this file, whichever of the two module systems loads it. */
const here = (): string =>
  typeof __dirname === 'string' ? __dirname : dirname(fileURLToPath(import.meta.url));

/** Path of a file of the package: beside `src` and `dist`, at any depth of this file in them. */
function packagePath(name: string, folder: string): string {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  if (dirname(folder) === folder) throw new Error(`${name} is missing from the package`);
  return packagePath(name, dirname(folder));
}

/** Offset of the version in an ELF file of a program: `e_flags`. */
const ELF_FLAGS = 48;

/** What bankrun would only call "invalid account data for instruction". */
function checkVersion(code: Buffer): void {
  const version = code.length >= ELF_FLAGS + 4 ? code.readUInt32LE(ELF_FLAGS) : 0;
  if (version !== 0)
    throw new Error(
      `bankrun only runs SBPF v0, and this binary is v${version}: give its v0 twin to setProgramCode as well, or use LiteSVM`,
    );
}

/** The code that chains are given: what {@link setProgramCode} chose, else what the package ships, read once. */
export function programCode(kind: ChainKind): Buffer {
  if (!chosen) return (shipped[kind] ??= readFileSync(packagePath(NAMES[kind], here())));
  if (kind === 'litesvm') return chosen.code;
  const code = chosen.twin ?? chosen.code;
  checkVersion(code);
  return code;
}

/**
 * Deploys another binary of the program from here on, on every chain of this process that is started later: one of
 * another compiler, or one that was changed to see a test fail. Only this call does it; no variable of the
 * environment can.
 *
 * The shipped program is SBPF v3, which LiteSVM runs. bankrun runs v0 alone, so for it the package holds a twin that
 * is made for tests and is never deployed; another program needs such a twin too.
 *
 * @param code - bytes of a `.so`, which are copied; `null` for the binaries that the package ships. They are not
 * checked before a chain runs them
 * @param twin - the same program as SBPF v0, for chains on bankrun. Without it they use `code`, and do not start if
 * that is another version
 *
 * @example
 * import { readFileSync } from 'node:fs';
 * setProgramCode(readFileSync('target/deploy/co_staking.so'));
 * const world = await World.create(); // on LiteSVM: runs that binary
 * setProgramCode(null);
 */
export function setProgramCode(code: Uint8Array | null, twin?: Uint8Array): void {
  chosen = code ? { code: Buffer.from(code), twin: twin && Buffer.from(twin) } : undefined;
}
