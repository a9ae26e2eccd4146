import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let code: Buffer | undefined;

/**
 * Lets every chain that this process starts from now on run on another binary of the program than the package's: one
 * built elsewhere, or changed on purpose. `bytes` are the contents of its `.so`.
 *
 * @example
 * ```ts
 * useProgram(readFileSync('target/deploy/co_staking.so'));
 * const world = await World.create({ kind: 'litesvm' });
 * ```
 */
export function useProgram(bytes: Uint8Array): void {
  code = Buffer.from(bytes);
}

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

/** The code of the program: what the package ships, read once, or what `useProgram` was given. */
export const programCode = (): Buffer => (code ??= readFileSync(binaryPath(here())));
