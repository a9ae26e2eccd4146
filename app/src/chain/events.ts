import {
  deviceHistory,
  devicePages,
  HistoryGapError,
  PROGRAM_ID,
  sortEvents,
  walletHistory,
  walletPages,
  type HistoryCursor,
  type RecordedEvent,
} from '@co-staking/sdk';

import { settings } from '../settings';
import { historySource } from './connection';
import { forgetPages, keepPage, keptPages, type KeptPage } from './kept';

const READERS = {
  device: { pages: devicePages, rest: deviceHistory },
  wallet: { pages: walletPages, rest: walletHistory },
};

/** Whose history it is. */
export interface Whose {
  kind: keyof typeof READERS;
  /** Base58. */
  address: string;
}

const nameOf = ({ kind, address }: Whose): string =>
  [settings.rpc, settings.indexer, PROGRAM_ID.toBase58(), kind, address].join(' ');

const isNew = ({ events, cursor }: KeptPage, before: HistoryCursor): boolean =>
  events.length > 0 || JSON.stringify(cursor) !== JSON.stringify(before);

/** Reads on behind the pages that are kept, and keeps what is final. */
async function readOn(whose: Whose, name: string, kept: readonly KeptPage[]): Promise<RecordedEvent[]> {
  const { pages, rest } = READERS[whose.kind];
  const source = await historySource();
  const start = settings.fromSlot > 0 ? { fromSlot: settings.fromSlot } : {};
  const events = kept.flatMap((page) => page.events);
  let cursor = kept.at(-1)?.cursor ?? {};
  let number = kept.length;
  for await (const page of pages(source, whose.address, { ...start, commitment: 'finalized', cursor })) {
    events.push(...page.events);
    if (isNew(page, cursor)) await keepPage(name, number++, page);
    ({ cursor } = page);
  }
  // What is not final yet can disappear: it is shown, and never kept.
  const recent = await rest(source, whose.address, { ...start, commitment: 'confirmed', cursor });
  return sortEvents([...events, ...recent.events]);
}

/**
 * Reads the history of a device or a wallet: all of it the first time, later only what is new.
 *
 * @param build - what is made of the events; if it finds a gap in what is kept, everything is read again
 * @throws as `walletHistory` of the SDK, and what `build` throws
 */
export async function withHistory<T>(
  whose: Whose,
  build: (events: readonly RecordedEvent[]) => T,
): Promise<T> {
  const name = nameOf(whose);
  // One tab at a time: two that read at once would keep pages that do not follow one another.
  return navigator.locks.request(`co-staking:history ${name}`, async () => {
    const kept = await keptPages(name);
    try {
      return build(await readOn(whose, name, kept));
    } catch (error) {
      if (kept.length === 0 || !(error instanceof HistoryGapError)) throw error;
      // Another chain behind the same URL, or a node that no longer knows the place: from the beginning.
      await forgetPages(name);
      return build(await readOn(whose, name, []));
    }
  });
}
