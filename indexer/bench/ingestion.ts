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

/** Events a second from a source in memory into the tables: listed, read, checked by their totals, written. */
export async function ingestionRate(database: Database, events: number): Promise<number> {
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
  return events / time;
}
