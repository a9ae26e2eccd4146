import { PublicKey } from '@solana/web3.js';

import { toPublicKey } from '../../address';
import { COLUMNS } from './columns';
import type { MarketplaceSort, SortKey } from './query';

/** A place in the order of the rows: behind one row. */
export interface Place {
  key: SortKey;
  address: PublicKey;
}

/** What a cursor says. */
export interface Cursor extends Place {
  sort: MarketplaceSort;
  /** Unix second for which the keys of its first page were computed. */
  at: bigint;
}

const UNKNOWN = '-';

/** Columns whose keys are base units. */
const AMOUNTS: readonly MarketplaceSort['by'][] = ['amount', 'minimum', 'rewardsPerWeek', 'ownerCapLeft'];

function keyText(key: SortKey): string {
  if (key === null) return UNKNOWN;
  return typeof key === 'string' ? encodeURIComponent(key) : String(key);
}

function keyOf(by: MarketplaceSort['by'], text: string): SortKey {
  if (by === 'model') return decodeURIComponent(text);
  if (text === UNKNOWN) return null;
  return AMOUNTS.includes(by) ? BigInt(text) : Number(text);
}

/** A cursor as text that fits an URL: the sort key and the address of the last row, and what they belong to. */
export const writeCursor = ({ sort, at, key, address }: Cursor): string =>
  [sort.by, sort.direction, at, keyText(key), address.toBase58()].join(':');

/** Reads a cursor. @throws TypeError if the text is not one */
export function readCursor(text: string): Cursor {
  const [by, direction, at, key, address, ...rest] = text.split(':');
  const sort = { by, direction } as MarketplaceSort;
  const known = Object.hasOwn(COLUMNS, sort.by) && ['ascending', 'descending'].includes(sort.direction);
  if (!known || !/^-?\d+$/.test(at ?? '') || key === undefined || !address || rest.length > 0)
    throw new TypeError(`not a cursor of the marketplace: "${text}"`);
  try {
    return { sort, at: BigInt(at!), key: keyOf(sort.by, key), address: toPublicKey(address, 'cursor') };
  } catch (cause) {
    throw new TypeError(`not a cursor of the marketplace: "${text}"`, { cause });
  }
}
