// How fast the indexer reads events in, and answers pages of the marketplace while it writes. The last line is JSON. With
// DATABASE_URL it measures that server, too.
import { startPlayground } from '@co-staking/playground';
import { connectionSource, findConfigPda, listMarketplace, PROGRAM_ID } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';

import { buildServer } from '../src/api/server';
import type { Database } from '../src/db/database';
import { openDatabase } from '../src/db/open';
import { Indexer } from '../src/ingest/indexer';
import { FakeChain, type Intent } from '../tests/fakeChain';
import { manyAccounts, storeAccounts, type MadeAccount } from '../tests/manyAccounts';
import { empty } from '../tests/support';

const HELP = `Usage: npm run bench:indexer [-- options]

  --events NUMBER    posts of rewards that are read in (20000)
  --offers NUMBER    open offers of the marketplace (10000)
  --pages NUMBER     pages that are asked for (300)
  --help             this text

DATABASE_URL names a PostgreSQL server to measure beside PGlite; its tables are emptied.`;

const POSTS_IN_TRANSACTION = 9;
const WRITES_A_SECOND = 20;

function whole(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${name}: not a whole number: ${text}`);
  return Number(text);
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
};

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Events a second from a source in memory into the tables, with all checks. */
async function ingestion(database: Database, events: number): Promise<number> {
  await empty(database);
  const chain = new FakeChain();
  const devices = 500;
  const register: Intent[] = Array.from({ length: devices }, (_, device) => ({ kind: 'register', device }));
  for (let at = 0; at < devices; at += 50) chain.add(...register.slice(at, at + 50));
  for (let at = 0; at < events; at += POSTS_IN_TRANSACTION)
    chain.add(
      ...Array.from({ length: POSTS_IN_TRANSACTION }, (_, post): Intent => ({
        kind: 'post',
        device: (at + post) % devices,
        amount: 1_000n,
      })),
    );
  chain.pass(40);
  chain.landed();
  const indexer = new Indexer({
    database,
    sources: [chain.source()],
    programId: PROGRAM_ID.toBase58(),
    sweepEvery: 0,
  });
  await indexer.prepare();
  return events / (await seconds(() => indexer.poll()));
}

/** Times of pages over HTTP while accounts are written, milliseconds. */
async function pages(
  database: Database,
  accounts: readonly MadeAccount[],
  config: MadeAccount,
  count: number,
) {
  await empty(database);
  const stored = await seconds(() => storeAccounts(database, [...accounts, config]));
  await database.query(
    `INSERT INTO state (id, program_id, genesis, indexed_slot, indexed_at) VALUES (1, $1, 'bench', 1, 1800000000)`,
    [PROGRAM_ID.toBytes()],
  );
  await database.query('ANALYZE open_offer');
  const app = await buildServer({ database, programId: PROGRAM_ID.toBase58(), requestsPerMinute: 0 });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  let writing = true;
  const writer = (async () => {
    for (let at = 0; writing; at = (at + 1) % accounts.length) {
      await storeAccounts(database, [accounts[at]!]);
      await pause(1_000 / WRITES_A_SECOND);
    }
  })();
  const queries = [
    'sort=shareBps',
    'sort=amount&direction=ascending&model=H100',
    'sort=reliability&minReliability=60',
    'sort=shareBps&model=L40S&minShareBps=3000',
    'sort=model&direction=ascending&minAmount=5000000000&maxAmount=40000000000',
  ];
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const started = performance.now();
    const response = await fetch(`${url}/v1/marketplace?limit=50&${queries[at % queries.length]}`);
    await response.text();
    if (!response.ok) throw new Error(`the API answered ${response.status}`);
    times.push(performance.now() - started);
  }
  writing = false;
  await writer;
  await app.close();
  times.sort((a, b) => a - b);
  return {
    accountsPerSecond: Math.round(accounts.length / stored),
    pageMs: { p50: rounded(times[Math.floor(count / 2)]!), p99: rounded(times[Math.floor(count * 0.99)]!) },
  };
}

async function measure(
  database: Database,
  accounts: MadeAccount[],
  config: MadeAccount,
  options: { events: number; pages: number },
) {
  const eventsPerSecond = Math.round(await ingestion(database, options.events));
  return { eventsPerSecond, ...(await pages(database, accounts, config, options.pages)) };
}

/** The same page by the SDK over accounts in memory: what an RPC node's answer takes to filter and sort, without the network. */
async function bySdk(accounts: readonly MadeAccount[], config: MadeAccount): Promise<number> {
  const all = new Map(
    [...accounts, config].map((one) => [one.address.toBase58(), { data: one.data, owner: PROGRAM_ID }]),
  );
  const read = (address: { toBase58(): string }) => all.get(address.toBase58()) ?? null;
  const source = {
    getAccountInfo: async (address: { toBase58(): string }) => read(address),
    getMultipleAccounts: async (addresses: { toBase58(): string }[]) => addresses.map(read),
    getProgramAccounts: async (
      _: unknown,
      { filters, dataSlice }: Parameters<ReturnType<typeof connectionSource>['getProgramAccounts']>[1],
    ) =>
      accounts
        .filter(({ data }) =>
          filters.every(
            (filter) =>
              !('memcmp' in filter) ||
              Buffer.from(
                data.subarray(filter.memcmp.offset, filter.memcmp.offset + filter.memcmp.bytes.length),
              ).equals(Buffer.from(filter.memcmp.bytes)),
          ),
        )
        .map(({ address, data }) => ({
          address,
          data: dataSlice ? data.subarray(dataSlice.offset, dataSlice.offset + dataSlice.length) : data,
        })),
  };
  const rounds = 5;
  const time = await seconds(async () => {
    for (let round = 0; round < rounds; round += 1)
      await listMarketplace(source, { now: 1_800_000_000n, limit: 50 });
  });
  return rounded((time * 1_000) / rounds);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '20000' },
      offers: { type: 'string', default: '10000' },
      pages: { type: 'string', default: '300' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const [events, offers, asked] = [
    whole('events', values.events),
    whole('offers', values.offers),
    whole('pages', values.pages),
  ];
  const playground = await startPlayground();
  const connection = new Connection(playground.url, 'confirmed');
  const accounts = await manyAccounts(connection, offers);
  const [address] = findConfigPda();
  const config = { address, data: new Uint8Array((await connection.getAccountInfo(address))!.data) };
  await playground.stop();
  const result: Record<string, unknown> = { events, offers, writesPerSecond: WRITES_A_SECOND };
  const url = process.env['DATABASE_URL'];
  for (const [name, options] of Object.entries({
    pglite: {},
    ...(url !== undefined && { postgres: { url } }),
  })) {
    const database = await openDatabase(options);
    result[name] = await measure(database, accounts, config, { events, pages: asked });
    await database.close();
    console.error(name, result[name]);
  }
  result['sdkPageMs'] = await bySdk(accounts, config);
  console.log(JSON.stringify(result));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
