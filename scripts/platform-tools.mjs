// The official compiler, if the Agave command line tools have installed it.
import { spawnSync } from 'node:child_process';

export const MISSING =
  '`cargo build-sbf` is not installed; install the Agave command line tools, or omit --platform-tools';

/** Version of `cargo build-sbf`; `null` if it is not installed. */
export function platformTools() {
  const { error, status, stdout } = spawnSync('cargo', ['build-sbf', '--version'], { encoding: 'utf8' });
  return error || status !== 0 ? null : stdout;
}
