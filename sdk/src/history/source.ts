import type { PublicKey } from '@solana/web3.js';

import type { Address } from '../address';
import type { Fields } from '../codec/fields';
import type { CoStakingEvent } from '../events';
import type { SendCommitment } from '../send/connection';
import type { SendTiming } from '../send/options';
import type { HistoryPlace } from './errors';
import type { TransactionAnswer } from './parse';

/** A transaction in a list. */
export interface ListedTransaction extends HistoryPlace {
  /** `null` if it succeeded. */
  err: unknown;
  /** Place within its slot, if the source knows it. */
  transactionIndex?: number | null;
}

/** Where histories are read from: a web3.js `Connection`, or anything that answers like one. */
export interface HistorySource {
  /** Newest first. */
  getSignaturesForAddress(
    address: PublicKey,
    options: { before?: string; until?: string; limit: number },
    commitment: SendCommitment,
  ): Promise<ListedTransaction[]>;
  /** A transaction with its inner instructions; `null` if the source does not have it. */
  getTransaction(
    signature: string,
    config: { commitment: SendCommitment; maxSupportedTransactionVersion: 1 },
  ): Promise<(TransactionAnswer & { slot: number; transactionIndex?: number | null }) | null>;
  /** First slot that the source still has. Omit it in a source that has everything. */
  getFirstAvailableBlock?(): Promise<number>;
  /** Slot that the source has reached. Without it, a source that lags looks like one that has forgotten. */
  getSlot?(commitment: SendCommitment): Promise<number>;
}

/** Which events are asked of an {@link EventSource}. */
export interface EventQuestion {
  /** A device, or a wallet: events that have it as `device`, `owner` or `coStaker`. */
  address: PublicKey;
  /** Last transaction that the caller has; `null` to start at the first one. */
  after: HistoryPlace | null;
}

/** Events of one address, oldest first. A transaction is whole: all of its events of the address, or none. */
export interface EventPage {
  /** At least one if `more`. */
  events: RecordedEvent[];
  /** Whether the source has further events of the address. */
  more: boolean;
}

/**
 * Where an indexer gives events from its database, instead of transactions to find them in: a hundred devices take one
 * request. `deviceHistory` and `walletHistory` read from it, and check running totals as they do for an RPC node.
 *
 * `decodeEvent` makes an event of the bytes that the program recorded.
 *
 * @example
 * const { events } = await walletHistory(indexer, wallet);
 */
export interface EventSource {
  /**
   * A page for each question, in the order of the questions, of which there are 100 at most.
   *
   * @param options - `limit`: most events of a page, which may have fewer; `commitment`: how certain they have to be;
   * `programId`: whose events
   * @throws HistoryGapError if the source does not know the transaction of `after`, unless it has not reached its slot:
   * then it has no events yet
   */
  getEvents(
    questions: readonly EventQuestion[],
    options: { limit: number; commitment: SendCommitment; programId: PublicKey },
  ): Promise<EventPage[]>;
}

/** An event, and the transaction that recorded it. */
export type RecordedEvent = CoStakingEvent &
  HistoryPlace & {
    /** Place of the transaction within its slot; `null` if the source does not know it. */
    transactionIndex: number | null;
  };

/**
 * How far a history was read: the newest transaction by base58 address; `null` for a device that is known and not read
 * yet. Plain JSON.
 */
export type HistoryCursor = Readonly<Record<string, HistoryPlace | null>>;

/** What was read of a history. */
export interface History {
  /** Oldest first. */
  events: RecordedEvent[];
  /** Pass it to the next call, which then reads only what is new. */
  cursor: HistoryCursor;
  /**
   * Signatures of transactions of a version that the source or this SDK cannot read. `rebuildHistory` throws if one of
   * them changed stake or rewards.
   */
  unread: string[];
}

/** A part of a history: some of its transactions. Keep its events and its cursor, and nothing of it is read again. */
export interface HistoryPage extends History {
  /** Oldest first for each device; those of different devices follow one another. May be empty. */
  events: RecordedEvent[];
  /** Where to read on after this page, also in another process. */
  cursor: HistoryCursor;
}

/** A step of reading a history. */
export type HistoryProgress =
  /** Transactions (of an indexer: events) and devices so far. `listed` and `devices` grow while more are found. */
  | { stage: 'reading'; read: number; listed: number; devicesRead: number; devices: number }
  /** A request failed for a moment, and is repeated. */
  | { stage: 'retrying'; request: string; error: unknown };

/** Options of reading a history. */
export interface HistoryOptions {
  /** The cursor of an earlier call; from the beginning by default. */
  cursor?: HistoryCursor;
  /**
   * Slot before which the address cannot have a history, such as the one in which the program was deployed. Default: 0,
   * which only an archive can answer for a wallet.
   */
  fromSlot?: number;
  /** `finalized` by default, so that nothing of it ever disappears. */
  commitment?: SendCommitment;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
  /** Called for each step. */
  onProgress?: (progress: HistoryProgress) => void;
  /** Stops the reading; its reason is thrown. */
  signal?: AbortSignal;
  /** The clock of the machine by default. */
  timing?: SendTiming;
}

/** For `checkFields`. */
export const HISTORY_FIELDS: Fields<HistoryOptions> = {
  cursor: 'optional',
  fromSlot: 'optional',
  commitment: 'optional',
  programId: 'optional',
  onProgress: 'optional',
  signal: 'optional',
  timing: 'optional',
};
