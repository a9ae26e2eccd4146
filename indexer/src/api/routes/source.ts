import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import Type from 'typebox';

import { eventsOf, readWaiting, UnknownTransactionError } from '../../read/events';
import { accountsOf, searchAccounts } from '../../read/search';
import { ApiError, type ApiContext } from '../context';
import { Address, exact, Nullable, Problem, Signature } from '../schemas';

const MOST_ACCOUNT_BYTES = 10_240;
const Base64 = Type.String({ maxLength: 14_000, pattern: '^[A-Za-z0-9+/]*={0,2}$' });
const Place = Type.Integer({ minimum: 0, maximum: MOST_ACCOUNT_BYTES });
const Account = Type.Object(
  { address: Address, owner: Address, data: Type.String({ description: 'Base64.' }) },
  exact,
);
const Event = Type.Object(
  {
    signature: Signature,
    slot: Type.Integer(),
    transactionIndex: Nullable(Type.Integer()),
    data: Type.String({
      description: 'As the program recorded it, base64: decodeEvent of the SDK reads it.',
    }),
    final: Type.Boolean(),
  },
  exact,
);

const accountJson = ({ address, owner, data }: { address: string; owner: string; data: Uint8Array }) => ({
  address,
  owner,
  data: Buffer.from(data).toString('base64'),
});

/** What `indexerSource` asks: raw accounts and raw events. */
export const sourceRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { database } = context;

    app.post(
      '/v1/accounts',
      {
        schema: {
          summary: 'Accounts of the program by address, and the chain’s clock',
          body: Type.Object({ addresses: Type.Array(Address, { minItems: 1, maxItems: 100 }) }, exact),
          response: { 200: Type.Object({ accounts: Type.Array(Nullable(Account)) }, exact), 400: Problem },
        },
      },
      async ({ body }) => {
        await context.state();
        const found = await accountsOf(database, body.addresses);
        return { accounts: found.map((account) => account && accountJson(account)) };
      },
    );

    app.post(
      '/v1/search',
      {
        schema: {
          summary: 'Accounts of the program by their bytes, in the order of their addresses',
          body: Type.Object(
            {
              memcmp: Type.Array(Type.Object({ offset: Place, bytes: Base64 }, exact), { maxItems: 8 }),
              dataSize: Type.Optional(Place),
              dataSlice: Type.Optional(Type.Object({ offset: Place, length: Place }, exact)),
              after: Type.Optional(Address),
              limit: Type.Integer({ minimum: 1, maximum: 5_000, default: 1_000 }),
            },
            exact,
          ),
          response: {
            200: Type.Object({ accounts: Type.Array(Account), after: Nullable(Address) }, exact),
            400: Problem,
          },
        },
      },
      async ({ body }) => {
        await context.state();
        const memcmp = body.memcmp.map(({ offset, bytes }) => ({
          offset,
          bytes: Buffer.from(bytes, 'base64'),
        }));
        const found = await searchAccounts(database, { ...body, memcmp });
        const more = found.length === body.limit;
        return { accounts: found.map(accountJson), after: more ? found.at(-1)!.address : null };
      },
    );

    app.post(
      '/v1/events',
      {
        schema: {
          summary: 'Events of devices and wallets, oldest first',
          description:
            'A page has whole transactions: at most `limit` events, and what completes the last one.',
          body: Type.Object(
            {
              questions: Type.Array(
                Type.Object(
                  {
                    address: Address,
                    after: Nullable(
                      Type.Object({ signature: Signature, slot: Type.Integer({ minimum: 0 }) }, exact),
                    ),
                  },
                  exact,
                ),
                { minItems: 1, maxItems: 100 },
              ),
              commitment: Type.Union([Type.Literal('confirmed'), Type.Literal('finalized')]),
              limit: Type.Integer({ minimum: 1, maximum: 5_000, default: 1_000 }),
            },
            exact,
          ),
          response: {
            200: Type.Object(
              { pages: Type.Array(Type.Object({ events: Type.Array(Event), more: Type.Boolean() }, exact)) },
              exact,
            ),
            400: Problem,
            409: Problem,
          },
        },
      },
      async ({ body }) => {
        await context.state();
        const waiting = body.commitment === 'confirmed' ? await readWaiting(database) : null;
        const pages = [];
        // The events of one answer are bounded, however many questions it answers: the others are asked again.
        let left = body.limit;
        for (const question of body.questions) {
          try {
            const page = await eventsOf(database, question, Math.max(1, left), waiting);
            left -= page.events.length;
            pages.push({
              more: page.more,
              events: page.events.map(({ txIndex, ...event }) => ({ ...event, transactionIndex: txIndex })),
            });
          } catch (error) {
            if (error instanceof UnknownTransactionError)
              throw new ApiError(409, 'UnknownTransaction', `${question.address}: ${error.message}`);
            throw error;
          }
        }
        return { pages };
      },
    );
  };
