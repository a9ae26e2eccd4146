import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';

import { syncFolder } from '../../platform';
import {
  FORMAT,
  JournalError,
  NO_LINE,
  VERSION,
  hashOf,
  readChain,
  type Continued,
  type Event,
  type Line,
} from './format';
import { lock } from './lock';

/** A journal's complete lines, and what follows the last newline: nothing, unless a write was torn. */
export interface Content {
  lines: string[];
  torn: string;
  /** Bytes of the complete lines. */
  bytes: number;
}

/** Splits at the newlines. A crash can only tear the last line, since every line is appended whole. */
export const readContent = (path: string): Content =>
  contentOf(existsSync(path) ? readFileSync(path) : Buffer.alloc(0));

function contentOf(content: Buffer): Content {
  const bytes = content.lastIndexOf(0x0a) + 1;
  const lines =
    bytes === 0
      ? []
      : content
          .subarray(0, bytes - 1)
          .toString('utf8')
          .split('\n');
  return { lines, torn: content.subarray(bytes).toString('utf8'), bytes };
}

/** Puts a torn end aside and cuts it off; the chain goes on from the last whole line. */
function repair(path: string, file: number, { torn, bytes }: Content): string | null {
  if (torn === '') return null;
  let aside = `${path}.torn`;
  for (let count = 2; existsSync(aside); count += 1) aside = `${path}.torn${count}`;
  writeFileSync(aside, torn, { flush: true });
  ftruncateSync(file, bytes);
  fsyncSync(file);
  return aside;
}

/** Writes all bytes: a disk that fills up takes a part without an error. */
function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

function checkHeader(
  header: Line,
  { programId, genesisHash }: { programId: string; genesisHash: string },
): void {
  if (header.type !== 'header') return;
  if (header.programId !== programId)
    throw new JournalError(`the journal is for the program ${header.programId}`);
  if (header.genesisHash !== genesisHash) throw new JournalError('the journal is for another cluster');
}

/** @throws JournalError if another process has put the file aside since it was opened */
function mustBeAt(path: string, file: number): void {
  const [here, there] = [fstatSync(file), statSync(path)];
  if (here.ino !== there.ino || here.dev !== there.dev)
    throw new JournalError('the journal was just put aside by another process; run the same command again');
}

/** Puts a file beside another one, under the first free number. */
function putAside(path: string): string {
  for (let count = 1; ; count += 1) {
    const aside = `${path}.${count}`;
    try {
      copyFileSync(path, aside, constants.COPYFILE_EXCL);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    const copy = openSync(aside, 'r+');
    fsyncSync(copy);
    closeSync(copy);
    return aside;
  }
}

/** An open journal: lines are only ever appended, and are on disk when `append` returns. */
export class Journal {
  #seq: number;
  #prev: string;
  /** Whether lines can be appended: not after one that may be half written. */
  #open = true;

  private constructor(
    readonly path: string,
    private readonly file: number,
    /** What it held when it was opened. */
    readonly lines: readonly Line[],
    /** File that the torn end was moved to; `null` if there was none. */
    readonly repaired: string | null,
    last: string | undefined,
  ) {
    this.#seq = lines.length;
    this.#prev = last === undefined ? NO_LINE : hashOf(last);
  }

  /**
   * Opens or begins a journal, for this process alone.
   *
   * @param chain - program and genesis hash that a new one is for, and an old one must be for
   * @throws JournalError if it is broken, of another chain, or in use
   */
  static open(path: string, chain: { programId: string; genesisHash: string }): Journal {
    // One opening for everything: it carries the lock.
    const file = openSync(path, 'a+');
    try {
      lock(file);
      mustBeAt(path, file);
      const content = contentOf(readFileSync(file));
      const lines = readChain(content.lines);
      const repaired = repair(path, file, content);
      const journal = new Journal(path, file, lines, repaired, content.lines.at(-1));
      const [header] = lines;
      if (!header) {
        journal.append({ type: 'header', format: FORMAT, version: VERSION, ...chain });
        syncFolder(dirname(path));
      } else checkHeader(header, chain);
      return journal;
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }

  /** @throws what the disk says, and then for every further line: no line may follow half a line */
  append(event: Event): void {
    if (!this.#open) throw new JournalError('the journal is closed');
    const { type, ...rest } = event;
    const place = { seq: this.#seq, prev: this.#prev, time: new Date().toISOString() };
    const text = JSON.stringify({ ...place, type, ...rest });
    this.#open = false;
    writeAll(this.file, Buffer.from(`${text}\n`));
    fsyncSync(this.file);
    this.#open = true;
    this.#seq += 1;
    this.#prev = hashOf(text);
  }

  /**
   * Puts the file aside and leaves a new one in its place, which names the last line of the old one. This one takes no more
   * lines. A crash leaves either journal whole under the name.
   *
   * @returns the path of the old one
   * @throws what the disk says
   */
  rotate(more: Pick<Continued, 'slot' | 'posted'>): string {
    const [header] = this.lines;
    if (header?.type !== 'header')
      throw new JournalError('the journal is empty; there is nothing to put aside');
    const { programId, genesisHash } = header;
    this.#open = false;
    const aside = putAside(this.path);
    const continues = { file: basename(aside), lines: this.#seq, hash: this.#prev, ...more };
    const place = { seq: 0, prev: NO_LINE, time: new Date().toISOString() };
    const event = { type: 'header', format: FORMAT, version: VERSION, programId, genesisHash, continues };
    writeFileSync(`${this.path}.next`, `${JSON.stringify({ ...place, ...event })}\n`, { flush: true });
    renameSync(`${this.path}.next`, this.path);
    syncFolder(dirname(this.path));
    return aside;
  }

  close(): void {
    this.#open = false;
    closeSync(this.file);
  }
}
