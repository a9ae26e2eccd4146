import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let shipped: Buffer | undefined;
let chosen: Buffer | undefined;

/** Folder of this file, whichever of the two module systems loads it. */
const here = (): string =>
  typeof __dirname === 'string' ? __dirname : dirname(fileURLToPath(import.meta.url));

/** Where the package keeps the program: beside `src` and `dist`, however deep this file lies in them. */
function binaryPath(folder: string): string {
  const path = join(folder, 'program/co_staking.so');
  if (existsSync(path)) return path;
  if (dirname(folder) === folder) throw new Error('program/co_staking.so is missing from the package');
  return binaryPath(dirname(folder));
}

/** The code that chains are given: what {@link setProgramCode} chose, else what the package ships, read once. */
export const programCode = (): Buffer => chosen ?? (shipped ??= readFileSync(binaryPath(here())));

/**
 * Deploys another binary of the program from here on, on every chain of this process that is started later: one of
 * another compiler, or one that was changed to see a test fail. Only this call does it; no variable of the
 * environment can.
 *
 * @param code - bytes of a `.so`, which are copied; `null` for the one that the package ships. Nothing looks at them
 * before a chain runs them
 *
 * @example
 * import { readFileSync } from 'node:fs';
 * setProgramCode(readFileSync('target/deploy/co_staking.so'));
 * const world = await World.create(); // runs that binary
 * setProgramCode(null);
 */
export function setProgramCode(code: Uint8Array | null): void {
  chosen = code ? Buffer.from(code) : undefined;
}
