import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  statSync,
} from 'node:fs';

/** Whether a path is another name of an open file. */
function isNameOf(path: string, file: number): boolean {
  const [there, here] = [statSync(path, { bigint: true }), fstatSync(file, { bigint: true })];
  return there.ino === here.ino && there.dev === here.dev;
}

/** For disks without second names. The copy gets its name only when it is whole. */
function copy(path: string, aside: string): void {
  const part = `${path}.part`;
  copyFileSync(path, part);
  const copied = openSync(part, 'r+');
  fsyncSync(copied);
  closeSync(copied);
  renameSync(part, aside);
}

/**
 * Gives a file a second name beside the first, under the first free number: in one step, so that no crash leaves a part of
 * it. The name that an interrupted call has already given is used again.
 *
 * @param file - the same file, open
 */
export function putAside(path: string, file: number): string {
  for (let count = 1; ; count += 1) {
    const aside = `${path}.${count}`;
    if (existsSync(aside)) {
      if (isNameOf(aside, file)) return aside;
      continue;
    }
    try {
      linkSync(path, aside);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      copy(path, aside);
    }
    return aside;
  }
}
