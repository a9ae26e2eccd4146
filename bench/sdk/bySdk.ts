import { connectionSource, indexMarketplace, type MarketplaceRow } from '@co-staking/sdk';
import type { Connection } from '@solana/web3.js';

import { NOW } from './accounts';
import { LIMIT, type Question } from './questions';

/**
 * With the SDK: `indexMarketplace` once for the question, then one page after the other with the cursor. Each page
 * reads its offers and devices completely, and says for each row whether it can be accepted, and the risk.
 */
export async function askSdk(
  connection: Connection,
  { filter, sort }: Question,
  pages: number,
): Promise<MarketplaceRow[]> {
  const index = await indexMarketplace(connectionSource(connection), { filter, sort, now: NOW });
  const rows: MarketplaceRow[] = [];
  let cursor: string | null = null;
  for (let turned = 0; turned < pages && (turned === 0 || cursor); turned += 1) {
    const page = await index.page({ limit: LIMIT, cursor });
    rows.push(...page.rows);
    cursor = page.cursor;
  }
  return rows;
}
