import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAME = 'solana-test-validator';

/** Message if there is no validator: how to install the version that the pages' figures come from. */
export const HOW_TO_INSTALL = `there is no ${NAME} on PATH; nothing was tested. Pass --validator FILE, or install it from crates.io:

  apt-get install clang libclang-dev protobuf-compiler libudev-dev pkg-config libssl-dev cmake
  cargo install agave-validator --version 4.2.0 --bin ${NAME} --locked

(Debian package names; the build needs Rust 1.95 and takes 35 to 75 minutes on two cores.)
Without a validator, --playground plays the same steps on the playground.`;

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The validator on PATH; `undefined` if there is none. */
export const findValidator = (path = process.env['PATH'] ?? ''): string | undefined =>
  path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, NAME))
    .find(isExecutable);

/** Name and version of the validator, such as `solana-test-validator 4.2.0 (…)`. @throws Error if it does not start */
export function versionOf(validator: string): string {
  const { status, stdout, error } = spawnSync(validator, ['--version'], { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0 || stdout.trim() === '')
    throw new Error(`${validator} --version exited with code ${status}`);
  return stdout.trim();
}
