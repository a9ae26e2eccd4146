import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { MarketplaceColumn } from '@co-staking/sdk';
import Type from 'typebox';

import { readMarketplace } from '../../read/marketplace';
import { ApiError, type ApiContext } from '../context';
import { Amount, exact, MarketplaceRow, Nullable, Problem, Second, Uuid } from '../schemas';
import { plain } from '../views';

const COLUMNS = [
  'model',
  'cards',
  'amount',
  'minimum',
  'shareBps',
  'reliability',
  'rewardsPerWeek',
  'openCases',
  'ownerCapLeft',
  'acceptable',
] as const satisfies readonly MarketplaceColumn[];

const Query = Type.Object(
  {
    model: Type.Optional(Type.String({ maxLength: 32, description: 'Model of the device, the whole name.' })),
    deviceId: Type.Optional(Uuid),
    minShareBps: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
    minAmount: Type.Optional(Amount),
    maxAmount: Type.Optional(Amount),
    minReliability: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    sort: Type.Union(
      COLUMNS.map((name) => Type.Literal(name)),
      { default: 'shareBps' },
    ),
    direction: Type.Union([Type.Literal('ascending'), Type.Literal('descending')], { default: 'descending' }),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    cursor: Type.Optional(
      Type.String({
        maxLength: 250,
        description: '`cursor` of the page before; leave it out for the first.',
      }),
    ),
    now: Type.Optional(Second),
    total: Type.Boolean({ default: false, description: 'Count all offers that meet the filter.' }),
  },
  exact,
);

const Page = Type.Object(
  {
    rows: Type.Array(MarketplaceRow),
    cursor: Nullable(Type.String({ description: 'Of the next page; `null` behind the last one.' })),
    total: Nullable(Type.Integer()),
  },
  exact,
);

/** Open offers, filtered and sorted. */
export const marketplaceRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/v1/marketplace',
      {
        schema: {
          summary: 'Open offers',
          description:
            'The rows and cursors of the SDK’s listMarketplace. Offers that no one can accept stay, with the reason.',
          querystring: Query,
          response: { 200: Page, 400: Problem },
        },
      },
      async ({ query }) => {
        const { sort, direction, limit, cursor, now, total, minAmount, maxAmount, ...rest } = query;
        const { indexedAt } = await context.state();
        try {
          const page = await readMarketplace(context.database, {
            filter: {
              ...rest,
              ...(minAmount !== undefined && { minAmount: BigInt(minAmount) }),
              ...(maxAmount !== undefined && { maxAmount: BigInt(maxAmount) }),
            },
            sort: { by: sort, direction },
            limit,
            cursor: cursor ?? null,
            now: now === undefined ? indexedAt : BigInt(now),
            count: total,
          });
          return { ...page, rows: page.rows.map(plain) };
        } catch (error) {
          if (error instanceof TypeError || error instanceof RangeError)
            throw new ApiError(400, 'BadRequest', error.message);
          throw error;
        }
      },
    );
  };
