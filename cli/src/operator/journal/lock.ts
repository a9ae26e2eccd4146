import { tryLock } from '../../fileLock';
import { JournalError } from './format';

/**
 * Keeps every other process away from a journal, also one in another container, under another path, or started at the same
 * moment: the operating system locks the file itself, until it is closed or the process ends, however it ends.
 *
 * @param file - the journal, open for writing
 * @throws JournalError if it is in use, or cannot be locked
 */
export function lock(file: number): void {
  let free: boolean;
  try {
    free = tryLock(file, 'exclusive');
  } catch (error) {
    throw new JournalError(
      `it cannot be locked (${(error as Error).message}); use a local disk, on Linux with glibc, macOS or Windows`,
    );
  }
  if (!free) throw new JournalError('another process is using the journal; wait until it has ended');
}
