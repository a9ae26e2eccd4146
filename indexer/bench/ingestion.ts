import { PROGRAM_ID } from '@co-staking/sdk';

import type { Database } from '../src/db/database';
import { Indexer } from '../src/ingest/indexer';
import { FakeChain, type Intent } from '../tests/fakeChain';
import { empty } from '../tests/support';
import { seconds } from './timing';

const POSTS_IN_TRANSACTION = 9;
const DEVICES = 500;
const REGISTERED_AT_ONCE = 50;
/** Slots until everything is final. */
const FINAL = 40;

/** Bytes of a row with its indexes, over all partitions. */
async function bytesOfRow(database: Database, table: 'reward' | 'tx' | 'reward_day'): Promise<number> {
  const { rows } = await database.query(
    `SELECT sum(pg_total_relation_size(oid)) / (SELECT greatest(count(*), 1) FROM ${table}) FROM pg_class
     WHERE oid = $1::regclass OR oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = $1::regclass)`,
    [table],
  );
  return Math.round(Number(rows[0]![0]));
}

/** Events a second from a source in memory into the tables: listed, read, checked by their totals, written. */
export async function ingestion(database: Database, events: number) {
  await empty(database);
  const chain = new FakeChain();
  const register = Array.from({ length: DEVICES }, (_, device): Intent => ({ kind: 'register', device }));
  for (let at = 0; at < DEVICES; at += REGISTERED_AT_ONCE)
    chain.add(...register.slice(at, at + REGISTERED_AT_ONCE));
  for (let at = 0; at < events; at += POSTS_IN_TRANSACTION)
    chain.together(
      Array.from({ length: Math.min(POSTS_IN_TRANSACTION, events - at) }, (_, post): Intent => ({
        kind: 'post',
        device: (at + post) % DEVICES,
        amount: 1_000n,
      })),
    );
  chain.pass(FINAL);
  chain.landed();
  const indexer = new Indexer({
    database,
    sources: [chain.source()],
    programId: PROGRAM_ID.toBase58(),
    sweepEvery: 0,
  });
  await indexer.prepare();
  const time = await seconds(async () => {
    // A long backfill takes several rounds.
    for (;;) if ((await indexer.poll()).backlog === 0) return;
  });
  return {
    perSecond: events / time,
    bytes: {
      post: await bytesOfRow(database, 'reward'),
      transaction: await bytesOfRow(database, 'tx'),
      day: await bytesOfRow(database, 'reward_day'),
    },
  };
}
