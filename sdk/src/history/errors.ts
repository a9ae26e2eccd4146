import type { PublicKey } from '@solana/web3.js';

/** A transaction as a place in a history. */
export interface HistoryPlace {
  /** Signature, base58. */
  signature: string;
  /** Slot it landed in. */
  slot: number;
}

/** The part of a history in which something is missing. To read it again, pass `after` as the cursor of `address`. */
export interface HistoryRange {
  /** Device or wallet. */
  address: PublicKey;
  /** Last transaction before the gap; `null` if the gap is at the beginning. */
  after: HistoryPlace | null;
  /** First transaction after the gap; `null` if the gap is at the end, or nothing is known after it. */
  before: HistoryPlace | null;
}

/** What is known of a gap. */
export interface HistoryGap {
  /** Signature, base58, at which it was noticed; `null` if there is none. */
  signature?: string | null;
  /** What to read again. */
  range?: HistoryRange | null;
  /** First slot that the source has; an archive has 0. */
  firstSlot?: number | null;
}

const placeOf = (place: HistoryPlace | null, otherwise: string): string =>
  place ? `slot ${place.slot} (${place.signature})` : otherwise;

function wordsOf({ signature, range, firstSlot }: HistoryGap, reason: string): string {
  const at = signature ? ` at ${signature}` : '';
  const missing = range
    ? `; read ${range.address.toBase58()} again from ${placeOf(range.after, 'the beginning')} to ${placeOf(range.before, 'the end')}`
    : '';
  const has = firstSlot ? `; the source begins at slot ${firstSlot}: use an archive for older events` : '';
  return `the history has a gap${at}: ${reason}${missing}${has}`;
}

/**
 * A history is not complete: a transaction is not available, events are missing, or the source does not reach back to
 * the beginning. Nothing is returned then, because sums over an incomplete history are wrong.
 *
 * @example
 * if (error instanceof HistoryGapError && error.range) {
 *   const { address, after } = error.range;
 *   await deviceHistory(archive, address, after ? { cursor: { [address.toBase58()]: after } } : {});
 * }
 */
export class HistoryGapError extends Error {
  override readonly name = 'HistoryGapError';
  /** Signature, base58, at which it was noticed; `null` if there is none. */
  readonly signature: string | null;
  /** What to read again; `null` if it is not known. */
  readonly range: HistoryRange | null;
  /** First slot that the source has; `null` if it was not asked or did not say. */
  readonly firstSlot: number | null;

  constructor(reason: string, gap: HistoryGap = {}) {
    super(wordsOf(gap, reason));
    this.signature = gap.signature ?? null;
    this.range = gap.range ?? null;
    this.firstSlot = gap.firstSlot ?? null;
  }
}
