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

/** What both sides must agree on: a row as one line. */
export interface Row {
  offer: string;
  model: string;
  cards: number;
  amount: string;
  minimum: string;
  shareBps: number;
  reliability: number | null;
  rewardsPerWeek: string;
}
