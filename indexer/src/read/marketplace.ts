import {
  fetchConfig,
  findConfigPda,
  indexMarketplace,
  uuidToBytes,
  type AccountSource,
  type MarketplaceFilter,
  type MarketplaceRow,
  type MarketplaceSort,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { and, asc, eq, gte, lte, sql, type SQL } from 'drizzle-orm';

import { builderOf, type Session } from '../db/database';
import { openOffer } from '../db/schema';
import { toBase58 } from '../util/base58';
import { readCursor, writeCursor, type MarketplaceCursor } from './cursor';
import { sortKey } from './sortKeys';
import { databaseSource } from './source';

/** A question to the marketplace. */
export interface MarketplaceRequest {
  filter: MarketplaceFilter;
  sort: MarketplaceSort;
  limit: number;
  cursor: string | null;
  /** Unix second of the chain's clock. */
  now: bigint;
  /** Whether all offers that meet the filter are counted: it costs more than the page. */
  count: boolean;
}

/** A page of the marketplace. */
export interface MarketplaceResult {
  rows: MarketplaceRow[];
  cursor: string | null;
  /** `null` unless it was asked for. */
  total: number | null;
}

function conditionsOf(filter: MarketplaceFilter): SQL[] {
  const { model, deviceId, minShareBps, minAmount, maxAmount, minReliability } = filter;
  const conditions: SQL[] = [];
  if (model !== undefined) conditions.push(eq(openOffer.model, model));
  if (deviceId !== undefined) conditions.push(eq(openOffer.deviceUuid, uuidToBytes(deviceId)));
  if (minShareBps !== undefined) conditions.push(gte(openOffer.shareBps, minShareBps));
  if (minAmount !== undefined) conditions.push(gte(openOffer.amount, BigInt(String(minAmount))));
  if (maxAmount !== undefined) conditions.push(lte(openOffer.amount, BigInt(String(maxAmount))));
  if (minReliability !== undefined) conditions.push(gte(openOffer.reliability, minReliability));
  return conditions;
}

/** Rows after the one that the cursor names. Unknown keys come last in both directions. */
function afterOf(key: SQL, negated: SQL | null, cursor: MarketplaceCursor): SQL {
  const address = cursor.address;
  if (cursor.key === null) return sql`${key} IS NULL AND ${openOffer.address} > ${address}`;
  // One direction for both columns, so that an index answers it.
  const behind =
    negated === null
      ? sql`(${key}, ${openOffer.address}) > (${cursor.key}, ${address})`
      : sql`(${negated}, ${openOffer.address}) > (${`-${cursor.key}`.replace('--', '')}, ${address})`;
  return sql`(${behind} OR ${key} IS NULL)`;
}

/** The page's offers and their devices alone, from which the SDK makes its rows. */
function pageSource(
  source: AccountSource,
  offers: ReadonlySet<string>,
  devices: ReadonlySet<string>,
): AccountSource {
  return {
    ...source,
    async getProgramAccounts(_, options) {
      const wanted = [...offers, ...devices];
      const keys = wanted.map((address) => new PublicKey(address));
      const found = await source.getMultipleAccounts(keys);
      return found.flatMap((account, index) => {
        if (!account) return [];
        for (const filter of options.filters) {
          if (!('memcmp' in filter)) continue;
          const { offset, bytes } = filter.memcmp;
          if (!Buffer.from(account.data.subarray(offset, offset + bytes.length)).equals(Buffer.from(bytes)))
            return [];
        }
        const { offset = 0, length = account.data.length } = options.dataSlice ?? {};
        return [{ address: keys[index]!, data: account.data.subarray(offset, offset + length) }];
      });
    },
  };
}

/**
 * A page of the marketplace: the rows and cursors that the SDK's `listMarketplace` gives over RPC. Filter and order are the
 * database's, the rows are made by the SDK, from the accounts of the page alone.
 *
 * @throws TypeError for a malformed cursor or filter; RangeError for a value that does not fit
 */
export async function readMarketplace(
  session: Session,
  request: MarketplaceRequest,
): Promise<MarketplaceResult> {
  const { filter, sort, limit, now, count } = request;
  const cursor = request.cursor === null ? null : readCursor(request.cursor, sort);
  const rankedAt = cursor?.at ?? now;
  const stored = databaseSource(session);
  const key = await sortKey(sort.by, rankedAt, () => fetchConfig(stored, findConfigPda()[0]));
  const builder = builderOf(session);
  const conditions = conditionsOf(filter);
  const descends = sort.direction === 'descending' && sort.by !== 'model';
  const negated = descends ? sql`(-(${key}))` : null;
  const order =
    sort.direction === 'descending' && sort.by === 'model'
      ? sql`${key} DESC NULLS LAST`
      : sql`${negated ?? key} ASC NULLS LAST`;
  const after = cursor && (sort.by === 'model' ? afterModel(sort, cursor) : afterOf(key, negated, cursor));
  const found = await builder
    .select({ address: openOffer.address, device: openOffer.device, key: sql<string | null>`${key}` })
    .from(openOffer)
    .where(and(...conditions, ...(after ? [after] : [])))
    .orderBy(order, asc(openOffer.address))
    .limit(limit + 1);
  const shown = found.slice(0, limit);
  const total = count
    ? Number(
        (
          await builder
            .select({ total: sql<string>`count(*)` })
            .from(openOffer)
            .where(and(...conditions))
        )[0]!.total,
      )
    : null;
  const last = shown.at(-1);
  const next =
    last && found.length > limit
      ? writeCursor({
          sort,
          at: rankedAt,
          key: last.key === null ? null : String(last.key),
          address: last.address,
        })
      : null;
  const source = pageSource(
    stored,
    new Set(shown.map(({ address }) => toBase58(address))),
    new Set(shown.map(({ device }) => toBase58(device))),
  );
  if (shown.length === 0) return { rows: [], cursor: null, total };
  const index = await indexMarketplace(source, { sort, now: rankedAt });
  const page = await index.page({ limit, now });
  return { rows: page.rows, cursor: next, total };
}

function afterModel(sort: MarketplaceSort, { key, address }: MarketplaceCursor): SQL {
  const beyond =
    sort.direction === 'descending' ? sql`${openOffer.model} < ${key}` : sql`${openOffer.model} > ${key}`;
  return sql`(${beyond} OR (${openOffer.model} = ${key} AND ${openOffer.address} > ${address}))`;
}
