import {
  BPS_DENOMINATOR,
  BUCKETS,
  quotes,
  rules,
  type Config,
  type MarketplaceColumn,
} from '@co-staking/sdk';
import { sql, type SQL } from 'drizzle-orm';

import { openOffer } from '../db/schema';

const U64_MAX = sql`18446744073709551615`;

/** The SDK's `ownerCapLeft`: what a cap of so many basis points leaves beside what the buckets that still count hold. */
function ownerCapLeft(config: Config, at: bigint): SQL {
  const bps = Math.min(quotes.slashTermsAt(config, at).ownerCapBps, BPS_DENOMINATOR);
  const age = sql`greatest(${rules.bucketAt(0, at)}::bigint - ${openOffer.bucket}, 0)`;
  const taken = sql`${openOffer.ownerTaken}[least(${age}, ${BUCKETS}::bigint) + 1]`;
  const counted = sql`least(${openOffer.ownerFree} + ${taken}, ${U64_MAX})`;
  return sql`greatest(div(${counted} * ${bps}::numeric, ${BPS_DENOMINATOR}::numeric) - ${taken}, 0)`;
}

/** The SDK's `acceptanceRefusal`: 1 if someone could accept the offer. */
function acceptable(config: Config, at: bigint): SQL {
  // Cast, since a bare number in ORDER BY is the place of a column.
  if (at < config.pausedUntil) return sql`0::bigint`;
  return sql`((SELECT count(*) FROM unnest(${openOffer.acceptableChanges}) AS change
    WHERE change <= ${String(at)}::bigint) % 2)`;
}

/**
 * The sort key of a column in SQL, at a second.
 *
 * @param readConfig - called only for a column that depends on a pause or on slash terms
 */
export async function sortKey(
  column: MarketplaceColumn,
  at: bigint,
  readConfig: () => Promise<Config>,
): Promise<SQL> {
  const second = sql`${String(at)}::numeric`;
  const announced = sql`${openOffer.nextFrom} <> 0 AND ${openOffer.nextFrom} <= ${String(at)}::bigint`;
  switch (column) {
    case 'model':
      return sql`${openOffer.model}`;
    case 'amount':
      return sql`${openOffer.amount}`;
    case 'shareBps':
      return sql`${openOffer.shareBps}`;
    case 'reliability':
      return sql`${openOffer.reliability}`;
    case 'openCases':
      return sql`${openOffer.openCases}`;
    case 'cards':
      return sql`CASE WHEN ${announced} THEN ${openOffer.nextCards} ELSE ${openOffer.cards} END`;
    case 'minimum':
      return sql`CASE WHEN ${announced} THEN ${openOffer.nextMinimum} ELSE ${openOffer.minimum} END`;
    case 'rewardsPerWeek':
      // The SDK's averageWeeklyRewards and shareOf. Numerics: bigints would overflow.
      return sql`CASE WHEN ${openOffer.terminatedAt} <> 0 THEN 0
        WHEN ${second} - ${openOffer.registeredAt} < 604800 THEN NULL
        ELSE div(div(${openOffer.postedTotal} * 604800, ${second} - ${openOffer.registeredAt}) * ${openOffer.shareBps}, 10000)
        END`;
    case 'ownerCapLeft':
      return ownerCapLeft(await readConfig(), at);
    case 'acceptable':
      return acceptable(await readConfig(), at);
  }
}
