import type { PublicKey } from '@solana/web3.js';

import { isRpcError, UNKNOWN_TRANSACTION, UNSUPPORTED_VERSION } from '../errors/rpc';
import type { SendCommitment } from '../send/connection';
import { retryRead } from '../send/retry';
import { HistoryGapError, type HistoryPlace } from './errors';
import { parseTransactionEvents } from './parse';
import type { HistoryOptions, HistorySource, ListedTransaction, RecordedEvent } from './source';

/** Most signatures that an RPC gives at once. */
const PAGE = 1_000;

/** Events of one transaction; `null` if it is of a version that cannot be read. */
export type Read = RecordedEvent[] | null;

/** One reading of a history: what the source was asked, and what it answered. */
export class Reading {
  readonly commitment: SendCommitment;
  readonly #transactions = new Map<string, Promise<Read>>();

  constructor(
    readonly source: HistorySource,
    readonly options: HistoryOptions,
  ) {
    this.commitment = options.commitment ?? 'finalized';
  }

  #ask = <T>(request: string, read: () => Promise<T>): Promise<T> => retryRead(request, read, this.options);

  /** First slot that the source has; `null` if it has everything. Asked after a list: it only grows. */
  async firstSlot(): Promise<number | null> {
    const { source } = this;
    if (!source.getFirstAvailableBlock) return null;
    return this.#ask('getFirstAvailableBlock', () => source.getFirstAvailableBlock!());
  }

  /** First slot that the source has, if that is after the slot at which the history may begin; else `null`. */
  async forgottenBefore(slot: number): Promise<number | null> {
    const first = await this.firstSlot();
    return first !== null && first > slot ? first : null;
  }

  /**
   * Transactions that name an address, after the cursor, oldest first. None if the source has not reached the cursor yet.
   *
   * @throws HistoryGapError if the source no longer knows the cursor, or its pages run in a circle
   */
  async list(address: PublicKey): Promise<ListedTransaction[]> {
    const from = this.options.cursor?.[address.toBase58()] ?? null;
    const found: ListedTransaction[] = [];
    const seen = new Set<string>();
    for (;;) {
      const page = await this.#page(address, found.at(-1)?.signature, from);
      // An older node ignores a cursor that it does not know, and lists everything.
      if (page === null || (from && page.some(({ slot }) => slot < from.slot)))
        return this.#unknownCursor(address, from!);
      for (const { signature, slot } of page) {
        if (seen.has(signature))
          throw new HistoryGapError('the source repeats its pages', {
            signature,
            range: { address, after: from, before: { signature, slot } },
          });
        seen.add(signature);
      }
      found.push(...page);
      // Providers give fewer at once than were asked for: only an empty page is the last one.
      if (page.length === 0) break;
    }
    const firstSlot = from && (await this.forgottenBefore(from.slot));
    if (from && firstSlot !== null)
      throw new HistoryGapError('the source has forgotten the transaction of the cursor', {
        signature: from.signature,
        firstSlot,
        range: { address, after: from, before: null },
      });
    return inOrder(found.reverse());
  }

  /** A page, newest first; `null` if the source does not know the cursor. */
  async #page(
    address: PublicKey,
    before: string | undefined,
    from: HistoryPlace | null,
  ): Promise<ListedTransaction[] | null> {
    const options = { limit: PAGE, ...(before && { before }), ...(from && { until: from.signature }) };
    try {
      return await this.#ask('getSignaturesForAddress', () =>
        this.source.getSignaturesForAddress(address, options, this.commitment),
      );
    } catch (error) {
      if (!isRpcError(error, UNKNOWN_TRANSACTION)) throw error;
      if (from && !(before && String((error as Error).message).includes(before))) return null;
      throw new HistoryGapError('the source has forgotten a transaction while its list was read', {
        signature: before ?? null,
        firstSlot: await this.firstSlot(),
      });
    }
  }

  /** What a source has after a cursor that it does not know: nothing, if it has not got so far. @throws HistoryGapError */
  async #unknownCursor(address: PublicKey, from: HistoryPlace): Promise<[]> {
    const { source } = this;
    const reached = source.getSlot && (await this.#ask('getSlot', () => source.getSlot!(this.commitment)));
    if (reached !== undefined && reached < from.slot) return [];
    throw new HistoryGapError('the source does not know the transaction of the cursor', {
      signature: from.signature,
      firstSlot: await this.firstSlot(),
      range: { address, after: from, before: null },
    });
  }

  /** The events of a transaction, which is asked for once. @throws HistoryGapError if the source does not have it */
  events(transaction: ListedTransaction): Promise<Read> {
    const { signature } = transaction;
    const known = this.#transactions.get(signature) ?? this.#events(transaction);
    this.#transactions.set(signature, known);
    return known;
  }

  async #events({ signature, slot, transactionIndex }: ListedTransaction): Promise<Read> {
    const { programId } = this.options;
    const config = { commitment: this.commitment, maxSupportedTransactionVersion: 1 } as const;
    try {
      const answer = await this.#ask('getTransaction', () => this.source.getTransaction(signature, config));
      if (!answer)
        throw new HistoryGapError('the source does not have the transaction any more', {
          signature,
          firstSlot: await this.firstSlot(),
        });
      const events = parseTransactionEvents(answer, {
        signature,
        ...(programId !== undefined && { programId }),
      });
      const place = {
        signature,
        slot,
        transactionIndex: transactionIndex ?? answer.transactionIndex ?? null,
      };
      return events.map((event) => ({ ...event, ...place }));
    } catch (error) {
      if (isRpcError(error, UNSUPPORTED_VERSION)) return null;
      throw error;
    }
  }
}

/** Sorts by slot, and within a slot if the source knows the order. Stable: else the order stays. */
export function inOrder<T extends { slot: number; transactionIndex?: number | null }>(list: T[]): T[] {
  const known = list.every(({ transactionIndex }) => typeof transactionIndex === 'number');
  return list.sort((a, b) => a.slot - b.slot || (known ? a.transactionIndex! - b.transactionIndex! : 0));
}
