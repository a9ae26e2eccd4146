import type { PublicKey } from '@solana/web3.js';

import { toPublicKey } from '../address';
import { PROGRAM_ID } from '../programId';
import { retryRead } from '../send/retry';
import { HistoryGapError } from './errors';
import { piecesOf, type Counts, type Feed, type Part, type Start } from './feed';
import type { EventPage, EventSource, HistoryOptions } from './source';

/** Questions that a source takes at a time. */
const ASKED_TOGETHER = 100;
/** Most events of one answer to one question. */
const LIMIT = 1_000;

/** Events of an indexer's database. */
export class Indexed implements Feed {
  readonly counts: Counts = { read: 0, listed: 0 };
  readonly #programId: PublicKey;

  constructor(
    readonly source: EventSource,
    readonly options: HistoryOptions,
  ) {
    this.#programId = toPublicKey(options.programId ?? PROGRAM_ID, 'programId');
  }

  async *parts(starts: readonly Start[]): AsyncGenerator<Part[]> {
    for (const some of piecesOf(starts, ASKED_TOGETHER)) {
      for (let left: Start[] = some; left.length > 0;) {
        const asked = left;
        const pages = await this.#ask(asked);
        left = [];
        const parts = asked.map((start, index): Part => {
          const { events, more } = pages[index]!;
          const last = checkedPage(start, pages[index]!);
          if (more) left.push({ address: start.address, after: last });
          this.counts.read += events.length;
          return { address: start.address, events, unread: [], last };
        });
        this.counts.listed = this.counts.read;
        yield parts;
      }
    }
  }

  async #ask(questions: readonly Start[]): Promise<EventPage[]> {
    const { commitment = 'finalized' } = this.options;
    const options = { limit: LIMIT, commitment, programId: this.#programId };
    const pages = await retryRead('getEvents', () => this.source.getEvents(questions, options), this.options);
    if (pages.length !== questions.length)
      throw new HistoryGapError(
        `the source was asked for events of ${questions.length} addresses, but answered for ${pages.length}`,
      );
    return pages;
  }

  /** An indexer has everything, or throws. */
  async forgottenBefore(): Promise<null> {
    return Promise.resolve(null);
  }
}

/** The last transaction of a page. @throws HistoryGapError if the page does not continue where the last one ended */
function checkedPage({ address, after }: Start, { events, more }: EventPage): Start['after'] {
  const last = events.at(-1);
  const disordered = events.find(
    ({ slot }, index) => slot < (events[index - 1] ?? after ?? { slot: 0 }).slot,
  );
  const repeated = after && events.find(({ signature }) => signature === after.signature);
  const wrong = disordered ?? repeated;
  if (wrong || (more && !last))
    throw new HistoryGapError(wrong ? 'the source repeats its events' : 'the source gives an empty page', {
      signature: wrong?.signature ?? null,
      range: { address, after, before: null },
    });
  return last ? { signature: last.signature, slot: last.slot } : null;
}
