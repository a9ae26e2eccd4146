import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

let code: Buffer | undefined;

/** Where the package keeps the program: beside `src` and `dist`, however deep this file lies in them. */
function binaryPath(folder: string): string {
  const path = join(folder, 'program/co_staking.so');
  if (existsSync(path)) return path;
  if (dirname(folder) === folder) throw new Error('program/co_staking.so is missing from the package');
  return binaryPath(dirname(folder));
}

/** The code of the program that the package ships, read once. */
export const programCode = (): Buffer => (code ??= readFileSync(binaryPath(__dirname)));
