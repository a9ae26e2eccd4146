import { assert } from 'chai';
import type { FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { rowsOf } from '../src/db/database';
import { catchUp, DATABASE, indexerOf, serverOf, useStand } from './support';

const SLOW = 150;

describe(`clients that are slow or greedy, on ${DATABASE}`, () => {
  const stand = useStand();
  let app: FastifyInstance;
  let url: URL;

  before(async () => {
    await catchUp(await indexerOf(stand));
    app = await serverOf(stand.database);
    url = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  });
  after(() => app?.close());

  const open = async (): Promise<Socket> => {
    const socket = connect(Number(url.port), url.hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };

  it('do not hold others: neither a request without an end, nor an answer that is not read', async () => {
    const sockets = await Promise.all(Array.from({ length: SLOW }, open));
    const body = JSON.stringify({ memcmp: [], limit: 5_000 });
    for (const [at, socket] of sockets.entries()) {
      socket.pause();
      const head = `POST /v1/search HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
      // Half of them never finish what they ask, the others never read what they get.
      socket.write(at % 2 === 0 ? head : head + body);
    }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => fetch(new URL('/v1/marketplace', url)).then(({ status }) => status)),
    );
    assert.deepEqual(new Set(answers), new Set([200]));
    assert.equal((await fetch(new URL('/health', url))).status, 200);
    for (const socket of sockets) socket.destroy();
  });

  it('are refused what is too large, before it is read', async () => {
    const post = async (path: string, body: unknown): Promise<number> =>
      (
        await fetch(new URL(path, url), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    const address = stand.playground.devices['open']!.address;
    const question = { address, after: null };
    const refused: [string, unknown, number][] = [
      ['/v1/accounts', { addresses: Array.from({ length: 101 }, () => address) }, 400],
      ['/v1/accounts', { addresses: [] }, 400],
      ['/v1/search', { memcmp: Array.from({ length: 9 }, () => ({ offset: 0, bytes: '' })) }, 400],
      ['/v1/search', { memcmp: [], limit: 5_001 }, 400],
      ['/v1/search', { memcmp: [{ offset: 10_241, bytes: 'AA==' }] }, 400],
      ['/v1/search', { memcmp: [{ offset: 0, bytes: 'A'.repeat(14_004) }] }, 400],
      ['/v1/search', { memcmp: [{ offset: "0) = '' OR true --", bytes: '' }] }, 400],
      [
        '/v1/events',
        { questions: Array.from({ length: 101 }, () => question), commitment: 'finalized' },
        400,
      ],
      ['/v1/events', { questions: [question], commitment: 'finalized', limit: 1_000_000 }, 400],
      ['/v1/search', { memcmp: [], padding: 'x'.repeat(70_000) }, 413],
    ];
    for (const [path, body, status] of refused)
      assert.equal(await post(path, body), status, `${path} ${JSON.stringify(body).slice(0, 80)}`);
    const long = await fetch(new URL(`/v1/marketplace?model=${'x'.repeat(20_000)}`, url));
    assert.equal(long.status, 431);
    assert.equal((await fetch(new URL(`/v1/devices/${'1'.repeat(200)}`, url))).status, 414);
    assert.isNotEmpty(await rowsOf(stand.database, 'SELECT FROM event'));
  });
});
