import type { FastifyInstance } from 'fastify';

/** Seconds for which a browser need not ask again. */
const REMEMBERED = 86_400;
const SHOWN = 'etag, retry-after, x-indexed-slot, x-final-slot, x-indexed-at, x-lag-seconds';

/** Lets pages of every origin read: the answers are public, and no cookie or password decides about them. */
export function allowPages(app: FastifyInstance): void {
  app.addHook('onRequest', async (_, reply) => {
    void reply.headers({ 'access-control-allow-origin': '*', 'access-control-expose-headers': SHOWN });
  });
  // What a browser asks before a POST with JSON. It reads nothing, so it is not counted.
  app.options('/*', { config: { rateLimit: false }, schema: { hide: true } }, async (_, reply) =>
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'content-type, if-none-match',
        'access-control-max-age': REMEMBERED,
      })
      .send(),
  );
}
