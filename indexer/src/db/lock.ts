import { closeSync, openSync } from 'node:fs';

/** The part of `fs-native-extensions` that is used; the package has no types of its own. */
interface NativeLocks {
  tryLock(file: number, options: { shared: boolean }): boolean;
}

/** Loaded when it is first needed: a server's database needs no lock. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const native = (): NativeLocks => require('fs-native-extensions') as NativeLocks;

/** Another process, or another part of this one, has the folder open. */
export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError';

  constructor(folder: string) {
    super(
      `another process has the database in ${folder} open; stop it, name another folder, or set DATABASE_URL to a PostgreSQL server`,
    );
  }
}

/**
 * Locks a folder with a file beside it, through the operating system. PGlite has no lock of its own: two processes would
 * write over each other without an error. The lock ends with the process, however that ends.
 *
 * @returns what unlocks it
 * @throws FolderLockedError if it is locked; Error if the file system has no locks
 */
export function lockFolder(folder: string): () => void {
  // The file stays: if it were deleted, two processes could lock two files of one name.
  const file = openSync(`${folder}.lock`, 'a');
  let free: boolean;
  try {
    free = native().tryLock(file, { shared: false });
  } catch (error) {
    closeSync(file);
    throw new Error(
      `${folder} cannot be locked (${(error as Error).message}); use a local disk, on Linux with glibc, macOS or Windows`,
    );
  }
  if (free) return () => closeSync(file);
  closeSync(file);
  throw new FolderLockedError(folder);
}
