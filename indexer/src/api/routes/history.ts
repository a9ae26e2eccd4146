import {
  decodeEvent,
  deviceHistory,
  HistoryGapError,
  rebuildHistory,
  toCsv,
  toIcs,
  toJson,
  walletHistory,
  type History,
} from '@co-staking/sdk';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';

import { rowsOf } from '../../db/database';
import { databaseEvents } from '../../read/eventSource';
import { rewardsOf } from '../../read/rewards';
import { toBase58 } from '../../util/base58';
import { ApiError, type ApiContext } from '../context';
import { Address, Announcement, exact, Problem, RewardPeriods, Second, Totals } from '../schemas';
import { plain } from '../views';

const Format = Type.Union([Type.Literal('json'), Type.Literal('csv'), Type.Literal('ics')], {
  default: 'json',
});
const TYPES = { json: 'application/json', csv: 'text/csv', ics: 'text/calendar' } as const;

/** Histories, rewards by period, announcements and totals: by final events. */
export const historyRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { database, programId } = context;
    const options = { programId, commitment: 'finalized' } as const;

    /** A history as a file. A history that is not complete is refused, because its sums are wrong. */
    async function send(
      reply: FastifyReply,
      read: () => Promise<History>,
      format: keyof typeof TYPES,
      wallet?: string,
    ): Promise<string> {
      const { indexedAt: now } = await context.state();
      const { mintDecimals: decimals } = await context.config();
      try {
        const { events } = await read();
        const { entries, positions } = rebuildHistory(events, wallet === undefined ? {} : { wallet });
        void reply.type(`${TYPES[format]}; charset=utf-8`);
        if (format === 'csv') return toCsv(entries, { decimals });
        return format === 'ics' ? toIcs(positions, { decimals, now }) : toJson(entries, { decimals });
      } catch (error) {
        if (error instanceof HistoryGapError) throw new ApiError(503, 'Gap', error.message);
        throw error;
      }
    }

    app.get(
      '/v1/wallets/:wallet/history',
      {
        schema: {
          summary: 'Stake and reward history of a wallet, as JSON, CSV or a calendar of exit dates',
          params: Type.Object({ wallet: Address }, exact),
          querystring: Type.Object({ format: Format }, exact),
        },
      },
      async ({ params, query }, reply) =>
        send(
          reply,
          () => walletHistory(databaseEvents(database), params.wallet, options),
          query.format,
          params.wallet,
        ),
    );

    app.get(
      '/v1/devices/:device/history',
      {
        schema: {
          summary: 'Stake and reward history of a device, with all its parties',
          params: Type.Object({ device: Address }, exact),
          querystring: Type.Object({ format: Format }, exact),
        },
      },
      async ({ params, query }, reply) =>
        send(reply, () => deviceHistory(databaseEvents(database), params.device, options), query.format),
    );

    app.get(
      '/v1/wallets/:wallet/rewards',
      {
        schema: {
          summary: 'Rewards of a wallet by day or month (UTC)',
          params: Type.Object({ wallet: Address }, exact),
          querystring: Type.Object(
            { by: Type.Union([Type.Literal('day'), Type.Literal('month')], { default: 'day' }) },
            exact,
          ),
          response: { 200: RewardPeriods, 400: Problem },
        },
      },
      async ({ params, query }) => {
        await context.state();
        return { periods: (await rewardsOf(database, params.wallet, query.by)).map(plain) };
      },
    );

    app.get(
      '/v1/announcements',
      {
        schema: {
          summary: 'Announced changes of roles, slash terms and requirements',
          querystring: Type.Object(
            { from: Type.Optional(Second), limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }) },
            exact,
          ),
          response: { 200: Type.Object({ announcements: Type.Array(Announcement) }, exact), 400: Problem },
        },
      },
      async ({ query }) => {
        const { indexedAt } = await context.state();
        const rows = await rowsOf(
          database,
          `SELECT announcement.*, device.address FROM announcement LEFT JOIN device ON device.id = device_id
           WHERE applies_from >= $1 ORDER BY applies_from, announcement.id LIMIT $2`,
          [query.from ?? String(indexedAt), query.limit],
        );
        return {
          announcements: rows.map((row) => {
            const { data } = decodeEvent(row['data'] as Uint8Array)!;
            return {
              kind: String(row['name']),
              device: row['address'] === null ? null : toBase58(row['address'] as Uint8Array),
              announcedAt: String(row['announced_at']),
              appliesFrom: String(row['applies_from']),
              fields: plain(data) as Record<string, string | number>,
            };
          }),
        };
      },
    );

    app.get(
      '/v1/totals',
      { schema: { summary: 'Totals of the protocol', response: { 200: Totals } } },
      async () => {
        await context.state();
        const [row] = await rowsOf(
          database,
          `SELECT count(*) AS devices, coalesce(sum(stake), 0) AS stake, coalesce(sum(posted_total), 0) AS posted,
             coalesce(sum(claimed), 0) AS claimed,
             (SELECT coalesce(sum(stake), 0) FROM offer) AS co_stake,
             (SELECT coalesce(sum(claimed), 0) FROM offer) AS co_claimed,
             (SELECT count(*) FROM open_offer) AS open_offers,
             (SELECT count(*) FROM offer WHERE rewards_entry IS NOT NULL AND rewards_exit IS NULL) AS active,
             (SELECT count(*) FROM account WHERE kind = 'SlashCase') AS cases,
             (SELECT count(*) FROM event) + (SELECT coalesce(sum(posts), 0) FROM reward_day) AS events
           FROM device WHERE NOT closed`,
        );
        return {
          devices: Number(row!['devices']),
          openOffers: Number(row!['open_offers']),
          activeCoStakes: Number(row!['active']),
          openCases: Number(row!['cases']),
          ownerStake: String(row!['stake']),
          coStake: String(row!['co_stake']),
          rewardsPosted: String(row!['posted']),
          rewardsClaimed: String(BigInt(row!['claimed'] as string) + BigInt(row!['co_claimed'] as string)),
          events: String(row!['events']),
        };
      },
    );
  };
