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

/** Where histories are read from: a web3.js `Connection`, or an indexer that answers like one. */
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
  /** Slot that the source has reached. Without it, a source that lags cannot be told from one that has forgotten. */
  getSlot?(commitment: SendCommitment): Promise<number>;
}

/** An event, and the transaction that recorded it. */
export type RecordedEvent = CoStakingEvent &
  HistoryPlace & {
    /** Place of the transaction within its slot; `null` if the source does not know it. */
    transactionIndex: number | null;
  };

/** How far a history was read: the newest transaction by base58 address. Plain JSON. */
export type HistoryCursor = Readonly<Record<string, HistoryPlace>>;

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
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
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
  signal: 'optional',
  timing: 'optional',
};
