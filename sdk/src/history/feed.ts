import type { PublicKey } from '@solana/web3.js';

import type { HistoryPlace } from './errors';
import type { RecordedEvent } from './source';

/** An address whose events are read, and the last transaction that is known of it; `null` for none. */
export interface Start {
  address: PublicKey;
  after: HistoryPlace | null;
}

/** The events of some transactions that name an address. */
export interface Part {
  address: PublicKey;
  /** Of all devices, oldest first. */
  events: RecordedEvent[];
  /** Signatures of transactions that cannot be read. */
  unread: string[];
  /** The last of these transactions; `null` if there are none. */
  last: HistoryPlace | null;
}

/** How much was read and found so far: transactions, or events if a source gives only these. */
export interface Counts {
  read: number;
  listed: number;
}

/** Where events come from: transactions of an RPC node, or an indexer. */
export interface Feed {
  readonly counts: Counts;
  /** Some parts at a time, at least one for each address, oldest first for each. */
  parts(starts: readonly Start[]): AsyncGenerator<Part[]>;
  /** First slot that the source has, if that is after a slot; else `null`. */
  forgottenBefore(slot: number): Promise<number | null>;
}

/** A list in pieces. */
export const piecesOf = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
