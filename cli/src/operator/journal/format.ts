import { createHash } from 'node:crypto';

/** First word of every journal, and the version of its format. */
export const FORMAT = 'co-staking-journal';
export const VERSION = 1;

/** What stands for the line before the first. */
export const NO_LINE = '0'.repeat(64);

/** One device within a transaction, and what was done to it. Amounts are base units, as text. */
export interface Entry {
  /** Line of the input file. */
  line: number;
  /** Address of the device. */
  device: string;
  /** Of a post. */
  block?: string;
  amount?: string;
}

/** A file that was posted. */
export interface Posted {
  /** SHA-256 of the file, hexadecimal. */
  input: string;
  /** Its last block. */
  block: string;
}

/** The journal that a new one continues. */
export interface Continued {
  /** Name of the file that the old one was put aside as. */
  file: string;
  /** Its lines, and the hash of the last one. */
  lines: number;
  hash: string;
  /** The highest slot that the chain had reached. */
  slot: number;
  /** Every file that was posted, with its last block, so that `--block auto` pays none of them again. */
  posts?: readonly Posted[];
}

/** What a line records. */
export type Event =
  | {
      type: 'header';
      format: typeof FORMAT;
      version: number;
      programId: string;
      genesisHash: string;
      continues?: Continued;
    }
  | { type: 'run'; command: string; input: string; records: number; block?: string }
  /** Written and on disk before the first byte is sent. */
  | { type: 'signed'; signature: string; lastValidBlockHeight: number; transaction: string; entries: Entry[] }
  /** It succeeded. Confirmed, a fork could still take it back: `final`, `expired` or `failed` follows then. */
  | { type: 'landed'; signature: string; slot: number; commitment?: 'confirmed' | 'finalized' }
  /** Nothing takes these back any more; after a fork the slot may be another one. */
  | { type: 'final'; landings: { signature: string; slot: number }[] }
  /** It can never land any more, also if a fork took it back: its entries may be signed again. */
  | { type: 'expired'; signature: string }
  /** It landed and was refused: it changed nothing. */
  | { type: 'failed'; signature: string; code: string }
  /** A device was refused before anything was sent. */
  | { type: 'refused'; entry: Entry; code: string; message: string }
  /** The chain had it already, and this journal did not. The amount of a post is that of its event, read at `signature`. */
  | { type: 'found'; entry: Entry; signature?: string }
  | { type: 'end'; command: string; input: string; done: number; refused: number };

const TYPES: ReadonlySet<string> = new Set<Event['type']>([
  'header',
  'run',
  'signed',
  'landed',
  'final',
  'expired',
  'failed',
  'refused',
  'found',
  'end',
]);

/** A line: the event with its place, its time, and the hash of the line before. */
export type Line = Event & { seq: number; prev: string; time: string };

/** SHA-256 of a line without its newline, hexadecimal: what the next line carries. */
export const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex');

/** A journal that is not what it says. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

/**
 * Reads lines and checks their chain.
 *
 * @param lines - without newlines
 * @throws JournalError that names the first line which is not what followed the one before
 */
export function readChain(lines: readonly string[]): Line[] {
  let prev = NO_LINE;
  return lines.map((text, seq) => {
    const line = parseLine(text, seq);
    if (line.seq !== seq)
      throw new JournalError(`line ${seq + 1} calls itself ${line.seq}: lines are missing or were added`);
    if (line.prev !== prev)
      throw new JournalError(`line ${seq + 1} does not follow line ${seq}: a line was changed`);
    if ((line.type === 'header') !== (seq === 0))
      throw new JournalError(`line ${seq + 1}: the header must come first, and only once`);
    if (line.type === 'header' && (line.format !== FORMAT || line.version !== VERSION))
      throw new JournalError(`not a journal of version ${VERSION}`);
    prev = hashOf(text);
    return line;
  });
}

/** @throws JournalError also for an unknown type: it may say that money moved */
function parseLine(text: string, seq: number): Line {
  let line: Line | undefined;
  try {
    line = JSON.parse(text) as Line;
  } catch {
    // The error follows.
  }
  if (typeof line?.seq !== 'number' || typeof line.prev !== 'string' || typeof line.type !== 'string')
    throw new JournalError(`line ${seq + 1} is not a line of a journal`);
  if (!TYPES.has(line.type)) throw new JournalError(`line ${seq + 1} has the unknown type "${line.type}"`);
  return line;
}
