/** The part of `fs-native-extensions` that is used; the package has no types of its own. */
interface NativeLocks {
  /** @returns whether no one else holds a lock on the file that conflicts with this one */
  tryLock(file: number, options: { shared: boolean }): boolean;
}

/** Loaded when it is first needed: what only looks works without it, also if the package has no build. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const native = (): NativeLocks => require('fs-native-extensions') as NativeLocks;

/**
 * Takes a lock of the operating system on an open file, for this process alone (`exclusive`; the file must be open for
 * writing) or together with others (`shared`). It ends when the file is closed or the process ends, however it ends: it
 * cannot be left behind, and needs no process numbers, which mean nothing in another container.
 *
 * @returns `false` if another process, or another opening of the file, holds one that excludes it
 * @throws Error if the platform or the file system has no locks
 */
export const tryLock = (file: number, kind: 'exclusive' | 'shared'): boolean =>
  native().tryLock(file, { shared: kind === 'shared' });
