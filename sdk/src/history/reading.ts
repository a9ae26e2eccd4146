import type { PublicKey } from '@solana/web3.js';

import { isRpcError, messageOf, UNKNOWN_TRANSACTION, UNSUPPORTED_VERSION } from '../errors/rpc';
import type { SendCommitment } from '../send/connection';
import { retryRead } from '../send/retry';
import { HistoryGapError, type HistoryPlace } from './errors';
import { piecesOf, type Counts, type Feed, type Part, type Start } from './feed';
import { limited } from './limited';
import { parseTransactionEvents } from './parse';
import type { HistoryOptions, HistorySource, ListedTransaction, RecordedEvent } from './source';

/** Most signatures that an RPC gives at once. */
const PAGE = 1_000;
/** Addresses whose lists are read together. */
const LISTED_TOGETHER = 200;
/** Transactions of a page of a history. */
const READ_TOGETHER = 500;

/** Events of one transaction; `null` if it is of a version that cannot be read. */
type Read = RecordedEvent[] | null;

/** Transactions of one address that are read together. */
interface Piece {
  start: Start;
  transactions: ListedTransaction[];
}

const placeOf = ({ signature, slot }: HistoryPlace): HistoryPlace => ({ signature, slot });

/** Packs pieces into pages of so many transactions. */
function pagesOf(pieces: readonly Piece[]): Piece[][] {
  const pages: Piece[][] = [];
  let room = 0;
  for (const piece of pieces) {
    const size = piece.transactions.length;
    if (pages.length === 0 || size > room) {
      pages.push([]);
      room = READ_TOGETHER;
    }
    pages.at(-1)!.push(piece);
    room -= size;
  }
  return pages;
}

/** Events from the transactions of a source: what it was asked, and what it answered. */
export class Reading implements Feed {
  readonly commitment: SendCommitment;
  readonly counts: Counts = { read: 0, listed: 0 };
  readonly #transactions = new Map<string, Promise<Read>>();
  readonly #limited: <T>(act: () => Promise<T>) => Promise<T>;

  /** @param atOnce - requests that may be under way at the same time */
  constructor(
    readonly source: HistorySource,
    readonly options: HistoryOptions,
    atOnce: number,
  ) {
    this.commitment = options.commitment ?? 'finalized';
    this.#limited = limited(atOnce);
  }

  #ask = <T>(request: string, read: () => Promise<T>): Promise<T> =>
    this.#limited(() => retryRead(request, read, this.options));

  async *parts(starts: readonly Start[]): AsyncGenerator<Part[]> {
    for (const some of piecesOf(starts, LISTED_TOGETHER)) {
      const lists = await all(some.map((start) => this.#list(start)));
      const pieces = some.flatMap((start, index): Piece[] => {
        const list = piecesOf(lists[index]!, READ_TOGETHER);
        return (list.length > 0 ? list : [[]]).map((transactions) => ({ start, transactions }));
      });
      for (const page of pagesOf(pieces)) yield all(page.map((piece) => this.#part(piece)));
    }
  }

  async #part({ start: { address }, transactions }: Piece): Promise<Part> {
    const succeeded = transactions.filter(({ err }) => err === null || err === undefined);
    const answers = await all(succeeded.map((one) => this.#events(one)));
    this.counts.read += transactions.length;
    const last = transactions.at(-1);
    return {
      address,
      events: inOrder(answers.flatMap((events) => events ?? [])),
      unread: succeeded.filter((_, index) => !answers[index]).map(({ signature }) => signature),
      last: last ? placeOf(last) : null,
    };
  }

  /** First slot that the source has; `null` if it has everything. Asked after a list: it only grows. */
  async #firstSlot(): Promise<number | null> {
    const { source } = this;
    if (!source.getFirstAvailableBlock) return null;
    return this.#ask('getFirstAvailableBlock', () => source.getFirstAvailableBlock!());
  }

  async forgottenBefore(slot: number): Promise<number | null> {
    const first = await this.#firstSlot();
    return first !== null && first > slot ? first : null;
  }

  /**
   * Transactions that name an address, after a place, oldest first. None if the source has not reached the place yet.
   *
   * @throws HistoryGapError if the source no longer knows the place, or its pages run in a circle
   */
  async #list({ address, after: from }: Start): Promise<ListedTransaction[]> {
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
    this.counts.listed += found.length;
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
      if (from && !(before && messageOf(error).includes(before))) return null;
      throw new HistoryGapError('the source has forgotten a transaction while its list was read', {
        signature: before ?? null,
        firstSlot: await this.#firstSlot(),
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
      firstSlot: await this.#firstSlot(),
      range: { address, after: from, before: null },
    });
  }

  /** The events of a transaction, which is asked for once. @throws HistoryGapError if the source does not have it */
  #events(transaction: ListedTransaction): Promise<Read> {
    const { signature } = transaction;
    const known = this.#transactions.get(signature) ?? this.#read(transaction);
    this.#transactions.set(signature, known);
    return known;
  }

  async #read({ signature, slot, transactionIndex }: ListedTransaction): Promise<Read> {
    const { programId } = this.options;
    const config = { commitment: this.commitment, maxSupportedTransactionVersion: 1 } as const;
    try {
      const answer = await this.#ask('getTransaction', () => this.source.getTransaction(signature, config));
      if (!answer)
        throw new HistoryGapError('the source no longer has the transaction', {
          signature,
          firstSlot: await this.#firstSlot(),
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

/** Like `Promise.all`; when one fails, the others come to their end first, so that nothing goes on unseen. */
async function all<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** Sorts by slot, and within a slot if the source knows the order. Stable: else the order stays. */
export function inOrder<T extends { slot: number; transactionIndex?: number | null }>(list: T[]): T[] {
  const known = list.every(({ transactionIndex }) => typeof transactionIndex === 'number');
  return list.sort((a, b) => a.slot - b.slot || (known ? a.transactionIndex! - b.transactionIndex! : 0));
}
