import {
  decodeConfig,
  decodeDevice,
  decodeOffer,
  fetchNow,
  findConfigPda,
  listMarketplace,
  type Config,
  type Device,
  type MarketplaceRow,
  type Offer,
} from '@co-staking/sdk';

import { capturing } from '../chain/capture';
import { setChainNow } from '../chain/clock';
import { source } from '../chain/connection';
import { filterOf, type MarketSearch } from './search';

/** Rows of a page. */
export const PAGE_ROWS = 50;

/** A row with the accounts that it was made from. */
export interface MarketRow {
  row: MarketplaceRow;
  device: Device;
  offer: Offer;
}

/** A page of the marketplace, and the configuration of that moment. */
export interface MarketPage {
  rows: MarketRow[];
  config: Config;
  total: number;
  /** Where the next page begins; `null` behind the last one. */
  cursor: string | null;
  now: bigint;
}

/** Reads a page in four requests: the clock, the configuration beside the search, and the accounts of the rows. */
export async function loadMarket({ filter, sort, after }: MarketSearch): Promise<MarketPage> {
  const now = setChainNow(await fetchNow(source));
  const seen = capturing(source);
  const page = await listMarketplace(seen.source, {
    filter: filterOf(filter),
    sort,
    now,
    limit: PAGE_ROWS,
    ...(after !== '' && { cursor: after }),
  });
  const [configAddress] = findConfigPda();
  const rows = page.rows.flatMap((row) => {
    const device = seen.found(row.device.toBase58());
    const offer = seen.found(row.offer.toBase58());
    if (!device || !offer) return [];
    return [
      { row, device: decodeDevice(row.device, device.data), offer: decodeOffer(row.offer, offer.data) },
    ];
  });
  return {
    rows,
    config: decodeConfig(configAddress, seen.found(configAddress.toBase58())!.data),
    total: page.total,
    cursor: page.cursor,
    now,
  };
}
