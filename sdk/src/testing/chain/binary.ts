import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let code: Buffer | undefined;

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

/** The code of the program that the package ships, read once. */
export const programCode = (): Buffer => (code ??= readFileSync(binaryPath(here())));
