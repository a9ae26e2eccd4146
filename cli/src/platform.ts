import { closeSync, fsyncSync, openSync } from 'node:fs';
import { posix, win32 } from 'node:path';

import type { Io } from './io';

/** The path rules of a platform; for tests also of another one. */
const rulesOf = (platform: NodeJS.Platform): typeof posix => (platform === 'win32' ? win32 : posix);

/** A path as a shell would read it, also if no shell did: `~/x`, on Windows also `~\x`. */
export function expandHome(path: string, home: string, platform = process.platform): string {
  const isHome = platform === 'win32' ? /^~(?=[\\/]|$)/ : /^~(?=\/|$)/;
  return isHome.test(path) ? rulesOf(platform).join(home, path.slice(1)) : path;
}

/** Where a program keeps its state between runs on this platform. */
export function stateFolder({ env, home }: Pick<Io, 'env' | 'home'>, platform = process.platform): string {
  const local = platform === 'win32' ? env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local') : '';
  return env['XDG_STATE_HOME'] || local || posix.join(home, '.local/state');
}

/** Makes a new name in a folder survive a power failure. Windows cannot open folders, and needs no such call. */
export function syncFolder(folder: string, platform = process.platform): void {
  if (platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
