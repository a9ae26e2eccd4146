// Questions to a marketplace, in a form that both sides understand.
import { toBaseUnits, toBasisPoints, type MarketplaceFilter, type MarketplaceSort } from '@co-staking/sdk';

import { deviceId } from './accounts';

export interface Question {
  name: string;
  filter: MarketplaceFilter & { deviceId?: string; minAmount?: bigint; maxAmount?: bigint };
  sort: MarketplaceSort;
}

export const QUESTIONS: Question[] = [
  { name: 'everything, best share first', filter: {}, sort: { by: 'shareBps', direction: 'descending' } },
  {
    name: 'one model, best estimate first',
    filter: { model: 'H100' },
    sort: { by: 'rewardsPerWeek', direction: 'descending' },
  },
  {
    name: 'share, amount and reliability, most reliable first',
    filter: {
      minShareBps: toBasisPoints('50'),
      minAmount: toBaseUnits('100', 8),
      maxAmount: toBaseUnits('400', 8),
      minReliability: 90,
    },
    sort: { by: 'reliability', direction: 'descending' },
  },
  {
    name: 'everything, best estimate first',
    filter: {},
    sort: { by: 'rewardsPerWeek', direction: 'descending' },
  },
  {
    name: 'one device, smallest amount first',
    filter: { deviceId: deviceId(7) },
    sort: { by: 'amount', direction: 'ascending' },
  },
];

/** Rows of a page, and pages that a visitor turns. */
export const LIMIT = 25;
export const PAGES = 10;

/** The columns that every side must agree on. */
const COLUMNS = [
  'offer',
  'model',
  'cards',
  'amount',
  'minimum',
  'shareBps',
  'reliability',
  'rewardsPerWeek',
] as const;

/** A row of any side: amounts and addresses in the types of its client. */
export type Row = Record<(typeof COLUMNS)[number], unknown>;

/** The common columns of a row as text. */
export const commonText = (row: Row): string => COLUMNS.map((column) => String(row[column])).join();

/** Amounts as text, and fields in one order. */
function comparable(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** All that a row says, as text. */
export const wholeText = (row: Row): string => JSON.stringify(row, comparable);
