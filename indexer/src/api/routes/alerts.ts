import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { createHash, timingSafeEqual } from 'node:crypto';
import Type from 'typebox';

import { DeliveryError } from '../../alerts/delivery';
import { ALERT_KINDS, type AlertKind } from '../../alerts/kinds';
import { listMessages, revive } from '../../alerts/outbox';
import { createRule, deleteRule, listRules, TooManyRulesError, type AlertRule } from '../../alerts/rules';
import { checkUrl } from '../../alerts/webhook';
import { ApiError, type ApiContext } from '../context';
import { Address, exact, Nullable, Problem, Second, Signature, Uuid } from '../schemas';
import { plain } from '../views';

/** Options of {@link alertRoutes}. */
export interface AlertRouteOptions {
  /** It allows to read and change rules. */
  token: string;
  /** Whether webhooks may name hosts of this machine or of a private network. */
  allowPrivate: boolean;
}

const MOST_ID = 2_147_483_647;
const Id = Type.Integer({ minimum: 1, maximum: MOST_ID });
const Kind = Type.Unsafe<AlertKind>(Type.Union(ALERT_KINDS.map((kind) => Type.Literal(kind))));
const Webhook = Type.String({ maxLength: 500, description: 'URL; https unless private hosts are allowed.' });
const Email = Type.String({
  maxLength: 254,
  pattern: '^[^\\s@<>,;:"()\\[\\]\\\\]+@[^\\s@<>,;:"()\\[\\]\\\\]+$',
});

const fields = {
  kinds: Type.Array(Kind, { minItems: 1, maxItems: ALERT_KINDS.length, uniqueItems: true }),
  scoreBelow: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 90,
    description: 'Percent; a score that falls below it is a scoreDropped.',
  }),
  appealDays: Type.Integer({ minimum: 1, maximum: 30, default: 3 }),
  rewardHours: Type.Integer({ minimum: 1, maximum: 720, default: 24 }),
};

const Request = Type.Object(
  {
    target: Type.Optional(Address),
    ...fields,
    webhook: Type.Optional(Webhook),
    email: Type.Optional(Email),
  },
  {
    ...exact,
    description:
      '`target` is a device, or a wallet with all its devices and co-stakes. Name a webhook or an email, not both.',
  },
);

const Rule = Type.Object(
  {
    id: Id,
    target: Nullable(Address),
    ...fields,
    webhook: Nullable(Webhook),
    email: Nullable(Email),
    since: Second,
  },
  exact,
);

const Message = Type.Object(
  {
    id: Id,
    rule: Id,
    status: Type.String(),
    tries: Type.Integer(),
    failure: Nullable(Type.String()),
    message: Type.Object(
      {
        kind: Kind,
        text: Type.String(),
        device: Nullable(Address),
        deviceId: Nullable(Uuid),
        account: Nullable(Address),
        at: Second,
        date: Nullable(Second),
        signature: Nullable(Signature),
      },
      exact,
    ),
  },
  exact,
);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const shown = (rule: AlertRule) => plain({ ...rule, kinds: [...rule.kinds] });
const security = [{ operator: [] }];

/** Rules of alerts and their messages, for the operator alone. */
export const alertRoutes =
  (context: ApiContext, { token, allowPrivate }: AlertRouteOptions): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { database } = context;
    const expected = digest(`Bearer ${token}`);

    app.addHook('onRequest', async (request) => {
      if (timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) return;
      throw new ApiError(
        401,
        'Unauthorized',
        'pass the header "authorization: Bearer" with the token of the operator',
      );
    });

    app.post(
      '/v1/rules',
      {
        schema: {
          summary: 'Make a rule; the secret of its webhooks is shown only here',
          security,
          body: Request,
          response: {
            201: Type.Object({ rule: Rule, secret: Type.String() }, exact),
            400: Problem,
            401: Problem,
            409: Problem,
          },
        },
      },
      async ({ body }, reply) => {
        const { webhook = null, email = null, target = null, ...rest } = body;
        if ((webhook === null) === (email === null))
          throw new ApiError(400, 'BadRequest', 'name a webhook or an email, not both');
        try {
          if (webhook !== null) checkUrl(webhook, allowPrivate);
          const { rule, secret } = await createRule(database, { ...rest, webhook, email, target });
          return await reply.code(201).send({ rule: shown(rule), secret });
        } catch (error) {
          if (error instanceof DeliveryError)
            throw new ApiError(400, 'BadRequest', `webhook: ${error.message}`);
          if (error instanceof TooManyRulesError) throw new ApiError(409, 'TooManyRules', error.message);
          throw error;
        }
      },
    );

    app.get(
      '/v1/rules',
      {
        schema: {
          summary: 'Rules, in the order of their making',
          security,
          querystring: Type.Object(
            {
              after: Type.Integer({ minimum: 0, maximum: MOST_ID, default: 0 }),
              limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
            },
            exact,
          ),
          response: { 200: Type.Object({ rules: Type.Array(Rule) }, exact), 400: Problem, 401: Problem },
        },
      },
      async ({ query }) => ({ rules: (await listRules(database, query.after, query.limit)).map(shown) }),
    );

    app.delete(
      '/v1/rules/:id',
      {
        schema: {
          summary: 'Delete a rule with its messages',
          security,
          params: Type.Object({ id: Id }, exact),
          response: { 204: Type.Null(), 400: Problem, 401: Problem, 404: Problem },
        },
      },
      async ({ params }, reply) => {
        if (!(await deleteRule(database, params.id)))
          throw new ApiError(404, 'NotFound', 'there is no such rule');
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/v1/messages',
      {
        schema: {
          summary: 'Messages of all rules, the newest first',
          security,
          querystring: Type.Object(
            {
              status: Type.Union([Type.Literal('waiting'), Type.Literal('sent'), Type.Literal('dead')], {
                default: 'dead',
              }),
              before: Type.Optional(Id),
              limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
            },
            exact,
          ),
          response: {
            200: Type.Object({ messages: Type.Array(Message) }, exact),
            400: Problem,
            401: Problem,
          },
        },
      },
      async ({ query }) => ({
        messages: await listMessages(database, query.status, query.before ?? null, query.limit),
      }),
    );

    app.post(
      '/v1/messages/:id/retry',
      {
        schema: {
          summary: 'Let a dead message wait again',
          security,
          params: Type.Object({ id: Id }, exact),
          response: { 204: Type.Null(), 400: Problem, 401: Problem, 404: Problem },
        },
      },
      async ({ params }, reply) => {
        if (!(await revive(database, params.id)))
          throw new ApiError(404, 'NotFound', 'there is no such dead message');
        return reply.code(204).send(null);
      },
    );
  };
