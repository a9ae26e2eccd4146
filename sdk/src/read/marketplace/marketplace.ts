import type { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { checkNow } from '../../now';
import { PROGRAM_ID } from '../../programId';
import { fetchMultipleOffers } from '../fetchMultiple';
import type { AccountSource, FoundAccount } from '../source';
import { addressText, readCandidates, type AddressText } from './candidates';
import { COLUMNS, compareKeys } from './columns';
import { conditionsOf } from './conditions';
import { fetchListingConfig } from './config';
import { readCursor, writeCursor, type Place } from './cursor';
import { averageWeeklyRewards } from './estimate';
import type { MarketplaceQuery, MarketplaceSort, ListingContext, SortKey } from './query';
import { Ranking } from './ranking';
import { readRows, type MarketplaceRow } from './rows';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;
const DEFAULT_SORT: MarketplaceSort = { by: 'shareBps', direction: 'descending' };

/** Which rows of an index. */
export interface PageQuery {
  /** Rows, from 1 to 100; 25 by default. */
  limit?: number;
  /** The page behind this cursor; the first by default. */
  cursor?: string | null;
  /** Unix seconds: the rows are as of this moment; that of the index by default. */
  now?: bigint;
}

/** Rows of the marketplace. */
export interface MarketplacePage {
  /** Fewer than the limit if offers of this page were taken since the index was made. */
  rows: MarketplaceRow[];
  /** Where the next page begins; `null` behind the last one. */
  cursor: string | null;
  /** Offers that meet the filter, on all pages together. */
  total: number;
}

/** All offers that meet a filter, in their order. Rows are read a page at a time. */
export interface MarketplaceIndex {
  readonly total: number;
  /** @throws TypeError for a cursor of another order; RangeError for a limit out of range */
  page(query?: PageQuery): Promise<MarketplacePage>;
}

const QUERY_FIELDS: Fields<MarketplaceQuery> = {
  filter: 'optional',
  sort: 'optional',
  now: 'required',
  estimate: 'optional',
  programId: 'optional',
};
const PAGE_FIELDS: Fields<PageQuery> = { limit: 'optional', cursor: 'optional', now: 'optional' };

interface Ranked extends Place {
  /** See {@link rankOf}. */
  rank: number;
  /** Made when it is first compared. */
  text: AddressText | undefined;
}

interface Entry extends Ranked {
  /** The offer. */
  found: FoundAccount;
}

const textOf = (place: Ranked): AddressText => (place.text ??= addressText(place.address.toBuffer()));

/**
 * A number in the order of the keys, unknown ones last. Keys that differ may have the same: texts, and large amounts, of
 * which a number holds the first digits.
 */
function rankOf(key: SortKey, { direction }: MarketplaceSort): number {
  if (key === null) return Infinity;
  if (typeof key === 'string') return 0;
  return direction === 'ascending' ? Number(key) : -Number(key);
}

/** Order of the rows: by key, unknown ones last, equal ones by address. So every row has one place. */
function orderOf({ direction }: MarketplaceSort): (a: Ranked, b: Ranked) => number {
  const sign = direction === 'ascending' ? 1 : -1;
  return (a, b) => {
    // Several times faster than the keys, which are mostly large integers.
    if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
    if (a.key !== b.key) {
      if (a.key === null) return 1;
      if (b.key === null) return -1;
      return sign * compareKeys(a.key, b.key);
    }
    return compareKeys(textOf(a), textOf(b));
  };
}

function checkedLimit(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new RangeError(`limit must be a whole number from 1 to ${MAX_LIMIT}, not ${limit}`);
  return limit;
}

function checkedSort(sort: MarketplaceSort): MarketplaceSort {
  if (!Object.hasOwn(COLUMNS, sort.by)) throw new TypeError(`the marketplace has no column "${sort.by}"`);
  if (!['ascending', 'descending'].includes(sort.direction))
    throw new TypeError(`direction must be ascending or descending, not "${sort.direction}"`);
  return sort;
}

/**
 * Finds and orders all open offers that meet a filter, for many pages of one list. Of the accounts only what
 * filter and order need is read: half of an offer, and of a device one byte for its reliability, or nothing.
 *
 * @throws TypeError for an unknown or malformed field; RangeError for one that does not fit;
 * ProgramNotSetUpError if the program is not on this cluster; SearchRefusedError if the RPC node does not search
 *
 * @example
 * const index = await indexMarketplace(source, { filter: { model: 'H100' }, now });
 * const first = await index.page({ limit: 50 });
 * const second = await index.page({ limit: 50, cursor: first.cursor });
 */
export async function indexMarketplace(
  source: AccountSource,
  query: MarketplaceQuery,
): Promise<MarketplaceIndex> {
  checkFields('indexMarketplace', query, QUERY_FIELDS);
  checkNow('indexMarketplace', query.now);
  const { filter = {}, now, estimate = averageWeeklyRewards } = query;
  const sort = checkedSort(query.sort ?? DEFAULT_SORT);
  const programId: PublicKey = toPublicKey(query.programId ?? PROGRAM_ID, 'programId');
  const conditions = conditionsOf(filter);
  const column = COLUMNS[sort.by];
  const [config, candidates] = await Promise.all([
    fetchListingConfig(source, programId),
    readCandidates(source, programId, filter, [...conditions, column]),
  ]);
  const context: ListingContext = { at: now, estimate, config };

  const order = orderOf(sort);
  const entries: Entry[] = [];
  candidates.each(conditions, column, context, (found, key) => {
    entries.push({ found, address: found.address, key, rank: rankOf(key, sort), text: undefined });
  });
  const ranking = new Ranking(entries, order);
  /** Cursors that this index gave, with the place behind them and their context: the next page mostly follows. */
  const given = new Map<string, { start: number; rankedAt: bigint }>();

  /** Where a page begins, and for which context its keys were computed. */
  function placeOf(cursor: string): { start: number; rankedAt: bigint } {
    const known = given.get(cursor);
    if (known) return known;
    const last = readCursor(cursor);
    if (last.sort.by !== sort.by || last.sort.direction !== sort.direction)
      throw new TypeError(`the cursor belongs to another sort order: "${cursor}"`);
    const place = { ...last, rank: rankOf(last.key, sort), text: undefined };
    return { start: ranking.count((entry) => order(entry, place) <= 0), rankedAt: last.at };
  }

  async function page(asked: PageQuery = {}): Promise<MarketplacePage> {
    checkFields('page', asked, PAGE_FIELDS);
    const { limit = DEFAULT_LIMIT, cursor, now: at = now } = asked;
    checkNow('page', at);
    const { start, rankedAt } = cursor ? placeOf(cursor) : { start: 0, rankedAt: now };
    const shown = ranking.slice(start, start + checkedLimit(limit));
    const end = shown.at(-1);
    const more = start + shown.length < entries.length;
    const next = end && more ? writeCursor({ sort, at: rankedAt, ...end }) : null;
    if (next !== null) given.set(next, { start: start + shown.length, rankedAt });
    const listed = shown.map(({ address, found }) => ({ address, device: candidates.deviceOf(found) }));
    return {
      rows: await readRows(source, programId, listed, { ...context, at }),
      cursor: next,
      total: entries.length,
    };
  }
  return { total: entries.length, page };
}

/**
 * One page of the marketplace: open offers that meet a filter, in an order. Rows that no one can accept stay,
 * with the reason. The cursor holds its place when offers come and go: no row is shown twice, none is
 * skipped. A row whose own value changes in between may move over it.
 *
 * Finds and orders again for every page; {@link indexMarketplace} does so once.
 *
 * @throws TypeError for an unknown or malformed field; RangeError for one that does not fit;
 * ProgramNotSetUpError if the program is not on this cluster; SearchRefusedError if the RPC node does not search
 *
 * @example
 * const { rows, cursor } = await listMarketplace(connectionSource(connection), {
 *   filter: { minShareBps: toBasisPoints('50'), maxAmount: toBaseUnits('1000', 8), minReliability: 90 },
 *   sort: { by: 'rewardsPerWeek', direction: 'descending' },
 *   now: await fetchNow(connection),
 * });
 */
export async function listMarketplace(
  source: AccountSource,
  asked: MarketplaceQuery & PageQuery & { now: bigint },
): Promise<MarketplacePage> {
  checkFields('listMarketplace', asked, { ...QUERY_FIELDS, ...PAGE_FIELDS, now: 'required' });
  const { limit, cursor, now, ...query } = asked;
  checkNow('listMarketplace', now);
  // Keys that depend on the time stay what they were on the first page.
  const rankedAt = cursor ? readCursor(cursor).at : now;
  const index = await indexMarketplace(source, { ...query, now: rankedAt });
  return index.page({ limit, cursor, now });
}

const LINKED_FIELDS: Fields<LinkedOffers> = {
  offers: 'required',
  now: 'required',
  estimate: 'optional',
  programId: 'optional',
};

/** Which offers {@link listOffers} shows. */
export interface LinkedOffers extends Pick<MarketplaceQuery, 'now' | 'estimate' | 'programId'> {
  /** Addresses, for example of offer links. */
  offers: readonly Address[];
}

/**
 * Rows for offers whose addresses are known, in their order: a marketplace of links, for a node that does not search.
 * Offers that are no longer open are left out.
 *
 * @throws AccountNotFoundError if an address is of another kind; ProgramNotSetUpError if the program is not on this
 * cluster; TypeError for an unknown or malformed field
 *
 * @example
 * const rows = await listOffers(source, { offers: [shownOffer.address], now: await fetchNow(source) });
 */
export async function listOffers(source: AccountSource, asked: LinkedOffers): Promise<MarketplaceRow[]> {
  checkFields('listOffers', asked, LINKED_FIELDS);
  const { now: at, estimate = averageWeeklyRewards } = asked;
  checkNow('listOffers', at);
  const programId = toPublicKey(asked.programId ?? PROGRAM_ID, 'programId');
  const [config, offers] = await Promise.all([
    fetchListingConfig(source, programId),
    fetchMultipleOffers(source, asked.offers, { programId }),
  ]);
  const found = offers
    .filter((offer) => offer !== null)
    .map(({ address, device }) => ({ address, device: addressText(device.toBuffer()) }));
  return readRows(source, programId, found, { at, estimate, config });
}
