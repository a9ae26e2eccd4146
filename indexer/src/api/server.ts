import etag from '@fastify/etag';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import Type from 'typebox';

import type { Database } from '../db/database';
import type { Indexer } from '../ingest/indexer';
import { ApiContext, ApiError } from './context';
import { allowPages } from './cors';
import { inDocument } from './document';
import { Metrics } from './metrics';
import { accountRoutes } from './routes/accounts';
import { alertRoutes, type AlertRouteOptions } from './routes/alerts';
import { historyRoutes } from './routes/history';
import { marketplaceRoutes } from './routes/marketplace';
import { sourceRoutes } from './routes/source';
import { exact, Problem } from './schemas';
import { troubleOf } from './trouble';

/** Options of {@link buildServer}. */
export interface ServerOptions {
  database: Database;
  /** Address of the program, base58. */
  programId: string;
  /** Of this process, for `/health` and `/metrics`; none if another process writes. */
  indexer?: Indexer;
  /** Requests that one address may send in a minute; 600 by default, 0 for any number. */
  requestsPerMinute?: number;
  /** Proxies whose `X-Forwarded-For` is believed; none by default. */
  trustProxy?: string[];
  /** Seconds without a poll after which `/health` answers 503; 60 by default. */
  unhealthyAfter?: number;
  /** Structured logs; none by default. */
  logger?: FastifyBaseLogger;
  /** Rules of alerts over the API; without it there are no such routes. */
  alerts?: AlertRouteOptions;
}

const MOST_BODY = 64 * 1_024;
const MOST_PARAMETER = 100;
/** Milliseconds in which a client has to have sent its request. */
const REQUEST_TIME = 15_000;

/** The API. It answers from the database alone, so any number of processes can serve one database. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { database, programId, indexer, logger, requestsPerMinute = 600, unhealthyAfter = 60 } = options;
  const context = new ApiContext(database, programId);
  const metrics = new Metrics(context, indexer ?? null);
  const app = fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    bodyLimit: MOST_BODY,
    requestTimeout: REQUEST_TIME,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: MOST_PARAMETER },
    // A field that is unknown is an error, not dropped: a misspelt filter would show everything.
    ajv: { customOptions: { removeAdditional: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.addHook('onSend', async (_, reply) => {
    const state = await context.stateOrNull().catch(() => null);
    if (!state) return;
    void reply.headers({
      'x-indexed-slot': state.indexedSlot,
      'x-final-slot': state.finalSlot,
      'x-indexed-at': String(state.indexedAt),
      'x-lag-seconds': Math.max(0, Math.floor(Date.now() / 1_000) - Number(state.polledAt)),
    });
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    metrics.requests.observe(labels, reply.elapsedTime / 1_000);
  });
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    const trouble = troubleOf(error);
    if (trouble) {
      request.log.error(error);
      return reply.code(503).send(trouble);
    }
    if (status >= 500 && !(error instanceof ApiError)) {
      request.log.error(error);
      return reply
        .code(500)
        .send({ error: 'the indexer could not answer; try again, or see its log', code: 'Internal' });
    }
    return reply.code(status).send({ error: error.message, code: error.code ?? 'BadRequest' });
  });
  app.setNotFoundHandler((_, reply) =>
    reply.code(404).send({ error: 'there is no such route; /openapi.json lists them', code: 'NoRoute' }),
  );

  await app.register(etag, { weak: true });
  if (requestsPerMinute > 0) await app.register(rateLimit, { max: requestsPerMinute, timeWindow: 60_000 });
  allowPages(app);
  await app.register(swagger, {
    transform: inDocument,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Co-staking indexer',
        version: '1',
        description:
          'History, marketplace and accounts of the co-staking program. Every answer names the slot as of which it is: x-indexed-slot, and x-final-slot up to which nothing can be taken back.',
      },
      ...(options.alerts && {
        components: { securitySchemes: { operator: { type: 'http', scheme: 'bearer' } } },
      }),
    },
  });
  await app.register(marketplaceRoutes(context));
  await app.register(accountRoutes(context));
  await app.register(historyRoutes(context));
  await app.register(sourceRoutes(context));
  if (options.alerts) await app.register(alertRoutes(context, options.alerts));
  app.get(
    '/health',
    {
      config: { rateLimit: false },
      schema: {
        summary: 'Whether the index is up to date',
        response: {
          200: Type.Object(
            {
              status: Type.Literal('ok'),
              gaps: Type.Integer(),
              backlog: Type.Integer(),
              leads: Type.Boolean(),
            },
            exact,
          ),
          503: Problem,
        },
      },
    },
    async (_, reply) => {
      const { polledAt, gaps, backlog } = await context.state();
      const age = Math.floor(Date.now() / 1_000) - Number(polledAt);
      if (age > unhealthyAfter)
        return reply
          .code(503)
          .send({ error: `the last poll that succeeded was ${age} s ago`, code: 'Stale' });
      if (gaps > 0)
        return reply.code(503).send({
          error: `${gaps} gaps stop the final slot; add an endpoint with a whole history`,
          code: 'Gap',
        });
      return { status: 'ok' as const, gaps, backlog, leads: indexer?.leads ?? false };
    },
  );
  app.get('/metrics', { config: { rateLimit: false }, schema: { hide: true } }, async (_, reply) => {
    void reply.type(metrics.registry.contentType);
    return metrics.registry.metrics();
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.ready();
  return app;
}
