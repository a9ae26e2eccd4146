import {
  connectionSource,
  fetchNow,
  fetchPositions,
  indexMarketplace,
  listMarketplace,
  rebuildHistory,
  rewardSeries,
  toCsv,
  toIcs,
  walletHistory,
  deviceHistory,
  fetchConfig,
  findConfigPda,
  findDevices,
  type MarketplaceFilter,
  type MarketplaceRow,
  type MarketplaceSort,
} from '@co-staking/sdk';
import { assert } from 'chai';
import type { FastifyInstance } from 'fastify';

import { plain, type Plain } from '../src/api/views';
import { indexerSource } from '../src/client';
import { rowsOf } from '../src/db/database';
import { catchUp, DATABASE, indexerOf, serverOf, useStand } from './support';

const BY: MarketplaceSort['by'][] = [
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
];

describe(`the API on ${DATABASE}`, () => {
  const stand = useStand({ devices: 60 });
  let app: FastifyInstance;
  let url: string;
  let now: bigint;
  let indexedSlot: number;

  before(async () => {
    ({ indexedSlot } = await catchUp(await indexerOf(stand)));
    app = await serverOf(stand.database);
    url = await app.listen({ port: 0, host: '127.0.0.1' });
    now = await fetchNow(indexerSource(url));
  });
  after(() => app?.close());

  const get = async (path: string, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, { headers });
  const json = async <T>(path: string): Promise<T> => {
    const response = await get(path);
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as T;
  };

  interface Page {
    rows: Plain<MarketplaceRow>[];
    cursor: string | null;
    total: number | null;
  }

  const query = (
    filter: MarketplaceFilter,
    sort: MarketplaceSort,
    rest: Record<string, string | number>,
  ): string =>
    new URLSearchParams(
      Object.entries({ ...filter, sort: sort.by, direction: sort.direction, ...rest }).map(
        ([name, value]): [string, string] => [name, String(value)],
      ),
    ).toString();

  it('lists the marketplace in every order, page by page, as the SDK does over RPC', async () => {
    const rpc = connectionSource(stand.connection);
    for (const by of BY)
      for (const direction of ['ascending', 'descending'] as const) {
        const sort = { by, direction };
        const index = await indexMarketplace(rpc, { sort, now });
        let cursor: string | null = null;
        do {
          const page: Page = await json(
            `/v1/marketplace?${query({}, sort, { limit: 9, now: String(now), total: 'true', ...(cursor && { cursor }) })}`,
          );
          const own = await index.page({ limit: 9, cursor });
          assert.deepEqual(
            page,
            { rows: own.rows.map(plain), cursor: own.cursor, total: own.total },
            `${by} ${direction}`,
          );
          cursor = page.cursor;
        } while (cursor !== null);
      }
  });

  it('filters as the SDK does', async () => {
    const rpc = connectionSource(stand.connection);
    const sort = { by: 'amount', direction: 'ascending' } as const;
    const deviceId = stand.playground.devices['open']!.id;
    const filters: MarketplaceFilter[] = [
      { model: 'H100' },
      { model: "H100'; DROP TABLE event; --" },
      { deviceId },
      { minShareBps: 5_000 },
      { minAmount: 20_000_000_000n, maxAmount: 100_000_000_000n },
      { minReliability: 90 },
      {
        model: 'RTX 4090',
        minShareBps: 2_000,
        minAmount: 1n,
        maxAmount: 18_446_744_073_709_551_615n,
        minReliability: 75,
      },
    ];
    const found: number[] = [];
    for (const filter of filters) {
      const page = await json<Page>(
        `/v1/marketplace?${query(filter, sort, { limit: 100, now: String(now) })}`,
      );
      const own = await listMarketplace(rpc, { filter, sort, now, limit: 100 });
      assert.deepEqual(page.rows, own.rows.map(plain));
      found.push(page.rows.length);
    }
    // Only the hostile model finds nothing.
    assert.deepEqual(
      found.map((count) => count > 0),
      [true, false, true, true, true, true, true],
    );
  });

  it('says nothing of an owner or a co-staker in the marketplace, devices, offers and cases', async () => {
    const wallets = new Set(Object.values(stand.playground.wallets));
    const devices = Object.values(stand.playground.devices);
    const paths = [
      '/v1/marketplace?limit=100',
      '/v1/cases',
      ...devices.map(({ address }) => `/v1/devices/${address}`),
      ...devices.map(({ id }) => `/v1/devices/${id}`),
    ];
    for (const path of paths) {
      const text = JSON.stringify(await json(path));
      for (const wallet of wallets) assert.notInclude(text, wallet, path);
    }
  });

  it('is a source for the SDK: searches, positions and histories are equal to those over RPC', async () => {
    const source = indexerSource(url);
    const rpc = connectionSource(stand.connection);
    const byAddress = (a: { address: { toBase58(): string } }, b: typeof a) =>
      a.address.toBase58() < b.address.toBase58() ? -1 : 1;
    assert.deepEqual(
      (await findDevices(source, {})).sort(byAddress),
      (await findDevices(rpc, {})).sort(byAddress),
    );
    for (const wallet of Object.values(stand.playground.wallets)) {
      const [here, there] = await Promise.all([
        fetchPositions(source, wallet, now),
        fetchPositions(rpc, wallet, now),
      ]);
      for (const positions of [here, there]) {
        positions.devices.sort((a, b) => byAddress(a.device, b.device));
        positions.coStakes.sort((a, b) => byAddress(a.offer, b.offer));
      }
      assert.deepEqual(here, there);
    }
    for (const name of ['co-staker', 'co-staker-2', 'visitor']) {
      const wallet = stand.playground.wallets[name]!;
      const [here, there] = await Promise.all([
        walletHistory(source, wallet),
        walletHistory(stand.connection, wallet),
      ]);
      assert.deepEqual(here.events, there.events);
    }
    const device = stand.playground.devices['slashed']!.address;
    const first = await deviceHistory(source, device);
    assert.deepEqual(first.events, (await deviceHistory(stand.connection, device)).events);
    assert.lengthOf((await deviceHistory(source, device, { cursor: first.cursor })).events, 0);
  });

  it('sums rewards by day and month, and exports histories, as the SDK does', async () => {
    const config = await fetchConfig(stand.connection, findConfigPda()[0]);
    const decimals = config.mintDecimals;
    for (const name of ['owner', 'owner-2', 'co-staker', 'co-staker-2', 'co-staker-3', 'visitor']) {
      const wallet = stand.playground.wallets[name]!;
      const { events } = await walletHistory(indexerSource(url), wallet);
      const { entries, positions } = rebuildHistory(events, { wallet });
      for (const by of ['day', 'month'] as const)
        assert.deepEqual(
          await json(`/v1/wallets/${wallet}/rewards?by=${by}`),
          { periods: rewardSeries(entries, by).map(plain) },
          `${name} by ${by}`,
        );
      const csv = await get(`/v1/wallets/${wallet}/history?format=csv`);
      assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8');
      assert.equal(await csv.text(), toCsv(entries, { decimals }));
      const ics = await (await get(`/v1/wallets/${wallet}/history?format=ics`)).text();
      assert.equal(ics, toIcs(positions, { decimals, now }));
    }
  });

  it('adds up the protocol, and shows what is announced', async () => {
    const devices = await findDevices(connectionSource(stand.connection), {});
    const totals = await json<Record<string, string | number>>('/v1/totals');
    const sum = (of: (device: (typeof devices)[number]) => bigint): string =>
      String(devices.reduce((total, device) => total + of(device), 0n));
    assert.deepInclude(totals, {
      devices: devices.length,
      ownerStake: sum(({ ownerStake }) => ownerStake),
      rewardsPosted: sum(({ rewards }) => rewards.postedTotal),
    });
    const { announcements } = await json<{ announcements: { kind: string; device: string | null }[] }>(
      '/v1/announcements',
    );
    const shown = announcements.map(({ kind, device }) => [kind, device]);
    assert.deepInclude(shown, ['RequirementUpdated', stand.playground.devices['announced']!.address]);
    assert.deepInclude(shown, ['SlashTermSet', null]);
  });

  it('refuses what it does not understand, with the reason', async () => {
    const refused: [string, number, RegExp][] = [
      ['/v1/marketplace?limti=5', 400, /additional properties/],
      ['/v1/marketplace?limit=101', 400, /<= 100/],
      ['/v1/marketplace?minAmount=1e9', 400, /pattern/],
      ['/v1/marketplace?sort=owner', 400, /sort/],
      ['/v1/marketplace?cursor=shareBps:descending:1:x:1', 400, /not a cursor/],
      [
        '/v1/marketplace?sort=amount&cursor=shareBps:descending:1:1:11111111111111111111111111111111',
        400,
        /another order/,
      ],
      ['/v1/devices/11111111111111111111111111111111', 404, /no such device/],
      ['/v1/offers/%27%20OR%201=1', 400, /pattern/],
      ['/v1/nothing', 404, /openapi/],
    ];
    for (const [path, status, words] of refused) {
      const response = await get(path);
      assert.equal(response.status, status, path);
      assert.match(((await response.json()) as { error: string }).error, words, path);
    }
    const large = await fetch(`${url}/v1/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ memcmp: [], padding: 'x'.repeat(70_000) }),
    });
    assert.equal(large.status, 413);
  });

  it('names the slot of each answer, and answers 304 to what the client has', async () => {
    const response = await get('/v1/marketplace');
    assert.equal(response.headers.get('x-indexed-slot'), String(indexedSlot));
    const [row] = await rowsOf(stand.database, 'SELECT final_slot FROM state');
    assert.equal(response.headers.get('x-final-slot'), String(row!['final_slot']));
    assert.equal(response.headers.get('x-indexed-at'), String(now));
    const again = await get('/v1/marketplace', { 'if-none-match': response.headers.get('etag')! });
    assert.deepEqual([again.status, await again.text()], [304, '']);
  });

  it('has a document, health and metrics', async () => {
    const { openapi, paths } = await json<{ openapi: string; paths: Record<string, unknown> }>(
      '/openapi.json',
    );
    assert.equal(openapi, '3.1.0');
    assert.includeMembers(Object.keys(paths), [
      '/v1/marketplace',
      '/v1/events',
      '/v1/wallets/{wallet}/positions',
    ]);
    assert.deepEqual(await json('/health'), { status: 'ok', gaps: 0, backlog: 0, leads: false });
    const metrics = await (await get('/metrics')).text();
    assert.match(metrics, /co_staking_indexer_open_gaps 0/);
    assert.match(
      metrics,
      /co_staking_indexer_http_seconds_count\{method="GET",route="\/v1\/devices\/:device",status="200"\}/,
    );
    assert.notInclude(metrics, stand.playground.devices['open']!.address);
  });

  it('lets a page of any origin read, without a cookie', async () => {
    const from = { origin: 'https://page.example' };
    const ask = { ...from, 'access-control-request-method': 'POST' };
    const before = await fetch(`${url}/v1/search`, {
      method: 'OPTIONS',
      headers: { ...ask, 'access-control-request-headers': 'content-type' },
    });
    assert.equal(before.status, 204);
    assert.equal(before.headers.get('access-control-allow-origin'), '*');
    assert.equal(before.headers.get('access-control-allow-methods'), 'GET, POST');
    assert.equal(before.headers.get('access-control-allow-headers'), 'content-type, if-none-match');
    assert.isNull(before.headers.get('access-control-allow-credentials'));
    for (const path of ['/v1/totals', '/v1/nothing', '/v1/marketplace?limit=0']) {
      const { headers } = await get(path, from);
      assert.equal(headers.get('access-control-allow-origin'), '*', path);
      assert.include(headers.get('access-control-expose-headers'), 'x-indexed-slot', path);
    }
  });

  it('holds back a client that asks too often, and no other', async () => {
    const limited = await serverOf(stand.database, { requestsPerMinute: 2, trustProxy: ['127.0.0.1'] });
    const ask = (client: string) =>
      limited.inject({
        url: '/v1/totals',
        headers: { 'x-forwarded-for': client },
        remoteAddress: '127.0.0.1',
      });
    const statuses = [];
    for (const client of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2'])
      statuses.push((await ask(client)).statusCode);
    assert.deepEqual(statuses, [200, 200, 429, 200]);
    assert.equal((await limited.inject('/health')).statusCode, 200);
    await limited.close();
  });
});
