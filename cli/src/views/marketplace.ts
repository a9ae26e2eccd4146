import {
  connectionSource,
  fromBaseUnits,
  fromBasisPoints,
  listMarketplace,
  type MarketplaceColumn,
  type MarketplaceRow,
} from '@co-staking/sdk';

import { usage } from '../exit';
import { kebab } from '../kebab';
import type { Fields } from '../output/fields';
import { option, type Parameter } from '../parameters/parameter';
import { percent, text, tokens, whole, yesNo } from '../parameters/plain';
import { isoTime, spanWords } from '../parameters/times';
import { announcedWords } from './fields';
import { view } from './view';

const COLUMNS: Record<string, MarketplaceColumn> = {
  model: 'model',
  cards: 'cards',
  amount: 'amount',
  minimum: 'minimum',
  share: 'shareBps',
  reliability: 'reliability',
  rewards: 'rewardsPerWeek',
  cases: 'openCases',
  'cap-left': 'ownerCapLeft',
  acceptable: 'acceptable',
};

const column: Parameter<MarketplaceColumn> = {
  description: `order: ${Object.keys(COLUMNS).join(', ')}; default: share, the highest first`,
  placeholder: 'column',
  place: 'option',
  choices: Object.keys(COLUMNS),
  read(given) {
    const found = COLUMNS[given];
    if (!found) throw usage(`unknown column: "${given}"`, `one of ${Object.keys(COLUMNS).join(', ')}`);
    return found;
  },
};

const SHOWN = [
  'offer',
  'model',
  'amount',
  'sharePercent',
  'accept',
  'rewardsPerWeek',
  'reliability',
  'cards',
  'minimum',
  'ownerCommitment',
  'openCases',
  'ownerCapLeft',
  'shortfall',
  'expiresAt',
  'deviceId',
  'reason',
  'announced',
];
/** The same as CSV, whose columns scripts know by their names. */
const SAVED = [
  'deviceId',
  ...SHOWN.filter((name) => !['deviceId', 'accept', 'reason'].includes(name)),
  'acceptable',
];

/** What a table shows in place of the code of a refusal. */
const inWords = ({ acceptable, ...row }: Fields): Fields => ({
  ...row,
  accept: acceptable === 'yes',
  reason: acceptable === 'yes' ? null : kebab(String(acceptable)).replaceAll('-', ' '),
});

function rowFields(row: MarketplaceRow, decimals: number): Fields {
  const tokensOf = (units: bigint): string => fromBaseUnits(units, decimals);
  return {
    offer: row.offer.toBase58(),
    deviceId: row.deviceId,
    model: row.model,
    cards: row.cards,
    amount: tokensOf(row.amount),
    minimum: tokensOf(row.minimum),
    sharePercent: fromBasisPoints(row.shareBps),
    reliability: row.reliability,
    rewardsPerWeek: row.rewardsPerWeek === null ? null : tokensOf(row.rewardsPerWeek),
    shortfall: tokensOf(row.shortfall),
    openCases: row.openCases,
    ownerCapLeft: tokensOf(row.ownerCapLeft),
    ownerCommitment: spanWords(row.waitSeconds),
    announced: announcedWords(row, decimals),
    expiresAt: isoTime(row.expiresAt),
    reserved: row.reserved,
    acceptable: row.refusal ?? 'yes',
  };
}

/** Open offers. */
export const MARKETPLACE = [
  view({
    name: 'marketplace',
    summary:
      'list open offers, filtered and sorted; offers that cannot be accepted are shown with the reason',
    parameters: {
      model: option(text('name', 'only this model')),
      deviceId: option(text('uuid', 'only this device')),
      minShare: option(percent('least reward share')),
      minAmount: option(tokens('least requested amount')),
      maxAmount: option(tokens('most requested amount')),
      minReliability: option(whole('least reliability, percent')),
      sort: column,
      ascending: yesNo('the lowest first'),
      limit: option(whole('rows, at most 100; default: 25')),
      cursor: option(text('cursor', 'the page after this one')),
    },
    example: '--model H100 --min-share 50 --sort rewards --limit 10',
    async run(
      context,
      { sort, ascending, limit, cursor, model, deviceId, minShare, minAmount, maxAmount, minReliability },
    ) {
      if (limit !== undefined && (limit < 1 || limit > 100)) throw usage('--limit: from 1 to 100');
      const [now, { mintDecimals }] = await Promise.all([context.now(), context.config()]);
      const page = await listMarketplace(connectionSource(context.connection), {
        filter: {
          ...(model !== undefined && { model }),
          ...(deviceId !== undefined && { deviceId }),
          ...(minShare !== undefined && { minShareBps: minShare }),
          ...(minAmount !== undefined && { minAmount }),
          ...(maxAmount !== undefined && { maxAmount }),
          ...(minReliability !== undefined && { minReliability }),
        },
        sort: { by: sort ?? 'shareBps', direction: ascending ? 'ascending' : 'descending' },
        ...(limit !== undefined && { limit }),
        ...(cursor !== undefined && { cursor }),
        now,
        programId: context.programId,
      });
      const rows = page.rows.map((row) => rowFields(row, mintDecimals));
      if (context.options.output === 'json')
        return context.print.record({ total: page.total, cursor: page.cursor, rows });
      if (context.options.output === 'csv') context.print.list(SAVED, rows);
      else context.print.list(SHOWN, rows.map(inWords), 5);
      context.io.err(
        `${rows.length} of ${page.total} offers${page.cursor ? `; next page: --cursor ${page.cursor}` : ''}`,
      );
    },
  }),
];
