import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';

import { isAlive } from '../../processes';
import { JournalError } from './format';

const lockOf = (path: string): string => `${path}.lock`;

function holder(path: string): number {
  try {
    return Number(readFileSync(lockOf(path), 'utf8'));
  } catch {
    return NaN;
  }
}

/** Keeps a second process away; one that was killed leaves its number behind, which is no hindrance. */
export function lock(path: string): void {
  for (let tried = 1; ; tried += 1) {
    try {
      writeFileSync(lockOf(path), String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const pid = holder(path);
    if (tried > 1 || (pid > 0 && pid !== process.pid && isAlive(pid)))
      throw new JournalError(
        `${path} is in use by process ${pid}; if that is something else, remove ${lockOf(path)}`,
      );
    unlinkSync(lockOf(path));
  }
}

export function unlock(path: string): void {
  unlinkSync(lockOf(path));
}
