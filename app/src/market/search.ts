// What the address of the marketplace says: filter, order and page. Parser and printer are each other's inverse.
import {
  toBaseUnits,
  toBasisPoints,
  type MarketplaceColumn,
  type MarketplaceFilter,
  type MarketplaceSort,
} from '@co-staking/sdk';

/** The five filters as their fields hold them: text, empty for none. */
export interface FilterTexts {
  model: string;
  /** UUID of the device. */
  id: string;
  /** Least reward share, percent. */
  share: string;
  /** Least and most requested amount, tokens. */
  from: string;
  to: string;
  /** Least reliability, percent. */
  score: string;
}

/** What the marketplace shows. */
export interface MarketSearch {
  filter: FilterTexts;
  sort: MarketplaceSort;
  /** Cursor of the page; empty for the first. */
  after: string;
  /** Rows before this page. */
  skip: number;
}

const FIELDS = ['model', 'id', 'share', 'from', 'to', 'score'] as const;

/** No filter. */
export const NO_FILTER: FilterTexts = { model: '', id: '', share: '', from: '', to: '', score: '' };

/** Columns by which rows can be ordered. */
export const SORTABLE = [
  'model',
  'amount',
  'shareBps',
  'reliability',
  'rewardsPerWeek',
  'acceptable',
] as const satisfies MarketplaceColumn[];

/** The highest share first, as the SDK has it. */
export const DEFAULT_SORT: MarketplaceSort = { by: 'shareBps', direction: 'descending' };

/** Reads a query. What it does not know is left out, so that an old link still works. */
export function parseSearch(query: string): MarketSearch {
  const values = new URLSearchParams(query);
  const filter = Object.fromEntries(
    FIELDS.map((name) => [name, values.get(name)?.trim() ?? '']),
  ) as unknown as FilterTexts;
  const [by, direction] = (values.get('sort') ?? '').split('.');
  const known = SORTABLE.find((column) => column === by);
  const skip = Number(values.get('skip') ?? 0);
  return {
    filter,
    sort: known ? { by: known, direction: direction === 'up' ? 'ascending' : 'descending' } : DEFAULT_SORT,
    after: values.get('after') ?? '',
    skip: Number.isSafeInteger(skip) && skip > 0 ? skip : 0,
  };
}

/** Writes a query, without what is the default. */
export function printSearch({ filter, sort, after, skip }: MarketSearch): string {
  const values = new URLSearchParams();
  for (const name of FIELDS) if (filter[name] !== '') values.set(name, filter[name]);
  if (sort.by !== DEFAULT_SORT.by || sort.direction !== DEFAULT_SORT.direction)
    values.set('sort', `${sort.by}.${sort.direction === 'ascending' ? 'up' : 'down'}`);
  if (after !== '') values.set('after', after);
  if (after !== '' && skip > 0) values.set('skip', String(skip));
  return values.toString();
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const percentOr = (text: string): number | null =>
  /^\d{1,3}(\.\d{1,2})?$/.test(text) && Number(text) <= 100 ? toBasisPoints(text) : null;

function tokensOr(text: string, decimals: number): bigint | null {
  try {
    return toBaseUnits(text, decimals);
  } catch {
    return null;
  }
}

/** The fields of a filter that say nothing that can be looked for. */
export function malformed(filter: FilterTexts, decimals = 8): (keyof FilterTexts)[] {
  const { id, share, from, to, score } = filter;
  const bad: (keyof FilterTexts)[] = [];
  if (id && !UUID.test(id)) bad.push('id');
  if (share && percentOr(share) === null) bad.push('share');
  if (from && tokensOr(from, decimals) === null) bad.push('from');
  if (to && tokensOr(to, decimals) === null) bad.push('to');
  if (score && !(/^\d{1,3}$/.test(score) && Number(score) <= 100)) bad.push('score');
  return bad;
}

/** The filter as the SDK takes it. Malformed fields are left out: the form says so beside them. */
export function filterOf(filter: FilterTexts, decimals = 8): MarketplaceFilter {
  const bad = new Set(malformed(filter, decimals));
  const given = (name: keyof FilterTexts): boolean => filter[name] !== '' && !bad.has(name);
  return {
    ...(given('model') && { model: filter.model }),
    ...(given('id') && { deviceId: filter.id.toLowerCase() }),
    ...(given('share') && { minShareBps: toBasisPoints(filter.share) }),
    ...(given('from') && { minAmount: toBaseUnits(filter.from, decimals) }),
    ...(given('to') && { maxAmount: toBaseUnits(filter.to, decimals) }),
    ...(given('score') && { minReliability: Number(filter.score) }),
  };
}
