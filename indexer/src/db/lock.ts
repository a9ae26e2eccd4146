import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

/** Another process has the folder open. */
export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';

  constructor(folder: string, pid: number) {
    super(
      `process ${pid} has the database in ${folder} open; stop it, name another folder, or set DATABASE_URL to a PostgreSQL server`,
    );
  }
}

/** When a process started, in ticks since the machine's start; `null` if the system does not say. */
function startOf(pid: number): string | null {
  try {
    // The name of a process may hold anything: what follows its last bracket is counted.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process that wrote the lock still runs. A number may have been given to another process since. */
function isHeld({ pid, start }: { pid: number; start: string | null }): boolean {
  return isAlive(pid) && (start === null || startOf(pid) === start);
}

/**
 * Locks a folder with a file beside it. PGlite has no lock of its own: two processes would write over each other without
 * an error.
 *
 * @returns what unlocks it
 * @throws FolderLockedError if a living process has it
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`;
  const own = JSON.stringify({ pid: process.pid, start: startOf(process.pid) });
  for (let attempt = 0; ; attempt += 1) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, own);
      closeSync(handle);
      const unlock = (): void => rmSync(file, { force: true });
      process.once('exit', unlock);
      return () => {
        process.off('exit', unlock);
        unlock();
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) throw error;
    }
    const text = readFileSync(file, 'utf8');
    const holder = JSON.parse(text || '{"pid":0,"start":null}') as { pid: number; start: string | null };
    if (holder.pid !== 0 && isHeld(holder)) throw new FolderLockedError(folder, holder.pid);
    rmSync(file, { force: true });
  }
}
