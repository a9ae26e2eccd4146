import type { MarketplaceSort } from '@co-staking/sdk';

import { fromBase58, toBase58 } from '../util/base58';

/** A place in the order of the marketplace: behind one row. The text is the SDK's. */
export interface MarketplaceCursor {
  sort: MarketplaceSort;
  /** Unix second for which the keys of the first page were computed. */
  at: bigint;
  /** As text; `null` if it is unknown. */
  key: string | null;
  address: Uint8Array;
}

const UNKNOWN = '-';
const INTEGER = /^-?\d+$/;

/** A cursor as text that fits a URL. */
export function writeCursor({ sort, at, key, address }: MarketplaceCursor): string {
  const text = key === null ? UNKNOWN : sort.by === 'model' ? encodeURIComponent(key) : key;
  return [sort.by, sort.direction, at, text, toBase58(address)].join(':');
}

/** Reads a cursor. @throws TypeError if the text is not one, or belongs to another order */
export function readCursor(text: string, sort: MarketplaceSort): MarketplaceCursor {
  const [by, direction, at, key, address, ...rest] = text.split(':');
  if (by !== sort.by || direction !== sort.direction)
    throw new TypeError('the cursor belongs to another order; leave it out for the first page');
  const malformed = new TypeError('not a cursor of the marketplace; leave it out for the first page');
  if (!INTEGER.test(at ?? '') || key === undefined || address === undefined || rest.length > 0)
    throw malformed;
  try {
    const bytes = fromBase58(address);
    const decoded = sort.by === 'model' ? decodeURIComponent(key) : key;
    const isKey = sort.by === 'model' || key === UNKNOWN || INTEGER.test(key);
    if (bytes.length !== 32 || !isKey) throw malformed;
    return {
      sort,
      at: BigInt(at!),
      key: sort.by !== 'model' && key === UNKNOWN ? null : decoded,
      address: bytes,
    };
  } catch {
    throw malformed;
  }
}
