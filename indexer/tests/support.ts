import { PROGRAM_ID } from '@co-staking/sdk';
import { startPlayground, type Playground, type PlaygroundOptions } from '@co-staking/playground';
import { Connection } from '@solana/web3.js';

import { buildServer, type ServerOptions } from '../src/api/server';
import { rpcSource } from '../src/chain/rpc';
import type { ChainSource } from '../src/chain/source';
import type { Database } from '../src/db/database';
import { openDatabase } from '../src/db/open';
import { Indexer, type IndexerOptions, type Poll } from '../src/ingest/indexer';

/** A second at which every playground of these tests opens: nothing depends on the day of the test. */
export const OPENS_AT = 1_800_000_000n;

/** The database that these tests run on: PGlite in memory, or the server of DATABASE_URL. */
export const DATABASE = process.env['DATABASE_URL'] === undefined ? 'PGlite' : 'PostgreSQL';

/** One database for a file: it is emptied instead of made again, which takes seconds. */
export async function openEmpty(): Promise<Database> {
  const url = process.env['DATABASE_URL'];
  const database = await openDatabase(url === undefined ? {} : { url });
  await empty(database);
  return database;
}

/** Deletes every row. */
export async function empty(database: Database): Promise<void> {
  await database.query(
    `TRUNCATE state, listing, listed, wallet, device, offer, tx, event, reward, reward_day, announcement, account, dirty,
       open_offer, gap, parked, difference, rule, outbox, condition RESTART IDENTITY CASCADE`,
  );
}

/** What a file of tests runs on. */
export interface Stand {
  playground: Playground;
  connection: Connection;
  database: Database;
}

/** A playground and an empty database for all tests of a block. */
export function useStand(options: PlaygroundOptions = {}): Stand {
  const stand = {} as Stand;
  before(async () => {
    stand.database = await openEmpty();
    stand.playground = await startPlayground({ opensAt: OPENS_AT, ...options });
    stand.connection = new Connection(stand.playground.url, 'confirmed');
  });
  after(async () => {
    await stand.playground?.stop();
    await stand.database?.close();
  });
  return stand;
}

/** A source over the playground's RPC: no waiting between tries. */
export const sourceOf = ({ playground }: Pick<Stand, 'playground'>, url = playground.url): ChainSource =>
  rpcSource(url, { programId: playground.programId, webSocket: null, pause: 1, tries: 3 });

/** An indexer that is driven by hand. */
export async function indexerOf(stand: Stand, options: Partial<IndexerOptions> = {}): Promise<Indexer> {
  const indexer = new Indexer({
    database: stand.database,
    sources: [sourceOf(stand)],
    programId: PROGRAM_ID.toBase58(),
    sweepEvery: 0,
    ...options,
  });
  await indexer.prepare();
  return indexer;
}

/** Polls until nothing waits, or nothing moves. */
export async function catchUp(indexer: Indexer): Promise<Poll> {
  for (;;) {
    const poll = await indexer.poll();
    if (poll.backlog === 0 || (poll.applied === 0 && poll.fetched === 0)) return poll;
  }
}

/** The API of a database: without limits, and healthy however slow the machine is. */
export const serverOf = (database: Database, options: Partial<ServerOptions> = {}) =>
  buildServer({
    database,
    programId: PROGRAM_ID.toBase58(),
    requestsPerMinute: 0,
    unhealthyAfter: 86_400,
    ...options,
  });
