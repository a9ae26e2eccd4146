import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
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
import { putAside } from './putAside';

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

/** Everything in an open file: by its own opening, since on Windows the lock keeps out every other one. */
function readAll(file: number): Buffer {
  const bytes = Buffer.alloc(fstatSync(file).size);
  for (let at = 0, read = -1; at < bytes.length && read !== 0; at += read)
    read = readSync(file, bytes, at, bytes.length - at, at);
  return bytes;
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

/** An open journal: lines are only ever appended, and are on disk when `append` returns. */
export class Journal {
  /** What it held when it was opened. */
  readonly lines: readonly Line[];
  #seq: number;
  #prev: string;
  #bytes: number;
  /** Whether lines can be appended: not after one that may be half written. */
  #open = true;
  #closed = false;

  private constructor(
    readonly path: string,
    private readonly file: number,
    content: Content,
    /** The content's lines, read: before anything is repaired, since a broken journal is left as it is. */
    lines: readonly Line[],
    /** File that the torn end was moved to; `null` if there was none. */
    readonly repaired: string | null,
  ) {
    const last = content.lines.at(-1);
    this.lines = lines;
    this.#seq = lines.length;
    this.#prev = last === undefined ? NO_LINE : hashOf(last);
    this.#bytes = content.bytes;
  }

  /** Size of its whole lines. */
  get bytes(): number {
    return this.#bytes;
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
      const content = contentOf(readAll(file));
      const lines = readChain(content.lines);
      const journal = new Journal(path, file, content, lines, repair(path, file, content));
      const [header] = journal.lines;
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
    const bytes = Buffer.from(`${text}\n`);
    this.#open = false;
    writeAll(this.file, bytes);
    fsyncSync(this.file);
    this.#open = true;
    this.#seq += 1;
    this.#bytes += bytes.length;
    this.#prev = hashOf(text);
  }

  /**
   * Puts the file aside and goes on in a new one under its name, which names the last line of the old one. This one takes
   * no more lines. A crash leaves either journal whole under the name, and the next rotation completes what was begun.
   *
   * @returns the path of the old one, and the new one, which is locked
   * @throws what the disk says
   */
  rotate(more: Pick<Continued, 'slot' | 'posts'>): { old: string; next: Journal } {
    const [header] = this.lines;
    if (header?.type !== 'header')
      throw new JournalError('the journal is empty; there is nothing to put aside');
    const { programId, genesisHash } = header;
    this.#open = false;
    const old = putAside(this.path, this.file);
    const continues = { file: basename(old), lines: this.#seq, hash: this.#prev, ...more };
    const place = `${this.path}.next`;
    rmSync(place, { force: true });
    const file = openSync(place, 'a+');
    try {
      // Before it has the name: no other process may come between.
      lock(file);
      const begun = new Journal(this.path, file, contentOf(Buffer.alloc(0)), [], null);
      begun.append({ type: 'header', format: FORMAT, version: VERSION, programId, genesisHash, continues });
      // Windows replaces no open file.
      if (process.platform === 'win32') this.close();
      renameSync(place, this.path);
      syncFolder(dirname(this.path));
      this.close();
      const content = contentOf(readAll(file));
      return { old, next: new Journal(this.path, file, content, readChain(content.lines), null) };
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }

  close(): void {
    this.#open = false;
    if (!this.#closed) closeSync(this.file);
    this.#closed = true;
  }
}
