import { assert } from 'chai';
import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { clientTypes } from '../dev/clientTypes';
import { indexerClient, type IndexerClient } from '../src/client';
import { catchUp, DATABASE, indexerOf, serverOf, useStand } from './support';

const TOKEN = 'the token of the operator';

// That this file compiles is a part of the test: routes, parameters and fields of answers are typed.
describe(`the typed client of the API, on ${DATABASE}`, () => {
  const stand = useStand();
  let app: FastifyInstance;
  let client: IndexerClient;

  before(async () => {
    await catchUp(await indexerOf(stand));
    app = await serverOf(stand.database, { alerts: { token: TOKEN, allowPrivate: false } });
    client = indexerClient(`${await app.listen({ port: 0, host: '127.0.0.1' })}/`, { token: TOKEN });
  });
  after(() => app?.close());

  it('has the types of the present document', async () => {
    const file = join(__dirname, '../src/client/api.ts');
    assert.equal(await clientTypes(), readFileSync(file, 'utf8'), 'run `npm run indexer:client`');
  });

  it('reads pages of the marketplace, with defaults left out', async () => {
    const first = await client.GET('/v1/marketplace', { params: { query: { limit: 1, total: true } } });
    const { rows, cursor, total } = first.data!;
    const [row] = rows;
    const shares: number[] = [row!.shareBps];
    const next = await client.GET('/v1/marketplace', { params: { query: { cursor: cursor! } } });
    shares.push(...next.data!.rows.map(({ shareBps }) => shareBps));
    assert.lengthOf(shares, total!);
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => b - a),
    );
    const amount: string = row!.amount;
    assert.isTrue(BigInt(amount) > 0n);
  });

  it('reads devices, positions, rewards and exports, and gets errors as values', async () => {
    const { id, address } = stand.playground.devices['active']!;
    const device = await client.GET('/v1/devices/{device}', { params: { path: { device: id } } });
    assert.deepEqual([device.data!.address, device.data!.offers.length > 0], [address, true]);
    const wallet = stand.playground.wallets['co-staker']!;
    const positions = await client.GET('/v1/wallets/{wallet}/positions', { params: { path: { wallet } } });
    assert.isNotEmpty(positions.data!.coStakes);
    const rewards = await client.GET('/v1/wallets/{wallet}/rewards', {
      params: { path: { wallet }, query: { by: 'month' } },
    });
    assert.match(rewards.data!.periods[0]!.period, /^\d{4}-\d{2}$/);
    const missing = await client.GET('/v1/devices/{device}', { params: { path: { device: wallet } } });
    assert.deepEqual([missing.response.status, missing.error!.code], [404, 'NotFound']);
  });

  it('makes and deletes rules with the token of the operator', async () => {
    const made = await client.POST('/v1/rules', {
      body: { kinds: ['matured'], target: stand.playground.wallets['co-staker']!, email: 'ops@example.org' },
    });
    const { rule, secret } = made.data!;
    assert.deepEqual([rule.kinds, rule.rewardHours, secret.startsWith('whsec_')], [['matured'], 24, true]);
    const deleted = await client.DELETE('/v1/rules/{id}', { params: { path: { id: rule.id } } });
    assert.equal(deleted.response.status, 204);
  });
});
