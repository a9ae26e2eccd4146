import {
  connectionSource,
  listMarketplace,
  PROGRAM_ID,
  type MarketplaceFilter,
  type MarketplaceSort,
} from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';

import { buildServer } from '../src/api/server';
import type { Database } from '../src/db/database';
import { storeAccounts, type MadeAccount } from '../tests/manyAccounts';
import { empty } from '../tests/support';
import { startNode } from './node';
import { quantiles, rounded, seconds } from './timing';
import { startWriter, startWriting } from './writing';

const LIMIT = 50;
/** Unix second of the pages. */
export const NOW = 1_800_000_000n;

type Question = { filter: MarketplaceFilter; sort: MarketplaceSort };

/** What visitors ask for. */
const QUESTIONS: Question[] = [
  { filter: {}, sort: { by: 'shareBps', direction: 'descending' } },
  { filter: { model: 'H100' }, sort: { by: 'amount', direction: 'ascending' } },
  { filter: { minReliability: 60 }, sort: { by: 'reliability', direction: 'descending' } },
  { filter: { model: 'L40S', minShareBps: 3_000 }, sort: { by: 'shareBps', direction: 'descending' } },
  {
    filter: { minAmount: 5_000_000_000n, maxAmount: 40_000_000_000n },
    sort: { by: 'model', direction: 'ascending' },
  },
  { filter: {}, sort: { by: 'ownerCapLeft', direction: 'descending' } },
  { filter: { model: 'A100-80GB' }, sort: { by: 'acceptable', direction: 'descending' } },
];

const searchOf = ({ filter, sort }: Question): string =>
  new URLSearchParams(
    Object.entries({ ...filter, sort: sort.by, direction: sort.direction, limit: LIMIT }).map(
      ([name, value]): [string, string] => [name, String(value)],
    ),
  ).toString();

/** Times of pages over HTTP, milliseconds, while events are written. */
export async function pageTimes(
  database: Database,
  accounts: readonly MadeAccount[],
  config: MadeAccount,
  count: number,
) {
  await empty(database);
  const stored = await seconds(() => storeAccounts(database, [...accounts, config]));
  await database.query(
    `INSERT INTO state (id, program_id, genesis, indexed_slot, indexed_at) VALUES (1, $1, 'bench', 1, $2)`,
    [PROGRAM_ID.toBytes(), String(NOW)],
  );
  await database.query('ANALYZE open_offer');
  await database.query('ANALYZE account');
  const app = await buildServer({ database, programId: PROGRAM_ID.toBase58(), requestsPerMinute: 0 });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const timed = async (question: Question): Promise<number> => {
    const started = performance.now();
    const response = await fetch(`${url}/v1/marketplace?${searchOf(question)}`);
    await response.text();
    if (!response.ok) throw new Error(`the API answered ${response.status}`);
    return performance.now() - started;
  };
  for (const question of QUESTIONS) await timed(question);
  const { DATABASE_URL: server } = process.env;
  const writing =
    database.kind === 'postgres' ? await startWriter(server!) : startWriting(database, accounts);
  const began = performance.now();
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) times.push(await timed(QUESTIONS[at % QUESTIONS.length]!));
  const lasted = (performance.now() - began) / 1_000;
  const writes = await writing.stop();
  await app.close();
  return {
    accountsPerSecond: Math.round(accounts.length / stored),
    writesPerSecond: rounded(writes / lasted),
    pageMs: quantiles(times),
  };
}

/** Milliseconds of such a page by the SDK over JSON-RPC, from a node that has everything in memory: the mean. */
export async function sdkPageTime(
  accounts: readonly MadeAccount[],
  config: MadeAccount,
  count: number,
): Promise<number> {
  const node = await startNode([...accounts, config]);
  const source = connectionSource(new Connection(node.url, 'confirmed'));
  const time = await seconds(async () => {
    for (let at = 0; at < count; at += 1)
      await listMarketplace(source, { ...QUESTIONS[at % QUESTIONS.length]!, now: NOW, limit: LIMIT });
  });
  node.stop();
  return rounded((time * 1_000) / count);
}
