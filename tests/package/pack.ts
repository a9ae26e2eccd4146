// A package as it would be published.
import { join } from 'node:path';

import { run } from './project';

/** Builds and packs a package; gives the tarball. */
export function packed(source: string, folder: string, say: (text: string) => void): string {
  run(source, 'npm', 'run', 'build');
  const args = ['--ignore-scripts', '--json', '--pack-destination', folder];
  const [made] = JSON.parse(run(source, 'npm', 'pack', ...args)) as [{ filename: string; size: number }];
  say(`${made.filename}: ${Math.round(made.size / 1024)} KiB`);
  return join(folder, made.filename);
}
