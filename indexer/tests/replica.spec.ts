import { PROGRAM_ID } from '@co-staking/sdk';
import { assert } from 'chai';

import { startPostgres, type OwnServer } from '../../scripts/postgres.mjs';
import { rowsOf, type Database } from '../src/db/database';
import { openDatabase } from '../src/db/open';
import { openPostgres } from '../src/db/postgres';
import { Indexer } from '../src/ingest/indexer';
import { startIndexer, type RunningIndexer } from '../src/start';
import { catchUp, DATABASE, sourceOf, useStand } from './support';

const failureOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it did not fail',
    (error: Error) => error.message,
  );

/** Waits until a replica has everything that its primary has written. */
async function follow(primary: Database, replica: Database): Promise<void> {
  const [row] = await rowsOf(primary, 'SELECT pg_current_wal_lsn()::text AS place');
  for (;;) {
    const [there] = await rowsOf(replica, 'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS done', [
      row!['place']!,
    ]);
    if (there!['done'] === true) return;
  }
}

// PGlite has no replicas.
if (DATABASE === 'PostgreSQL')
  describe('a streaming replica of a PostgreSQL server', () => {
    const stand = useStand();
    let servers: OwnServer[];
    let primary: Database;
    let running: RunningIndexer | null = null;

    before(async () => {
      const first = await startPostgres();
      servers = [first];
      servers.push(await startPostgres({ replicaOf: first }));
    });
    after(async () => {
      await running?.stop();
      await primary?.close();
      for (const server of servers.reverse()) server.stop();
    });

    const answer = (): Promise<RunningIndexer> =>
      startIndexer({ rpc: [], databaseUrl: servers[1]!.url, ingest: false, port: 0 });

    it('is refused until its primary has been migrated', async () => {
      assert.equal(
        await failureOf(answer()),
        'the replica lacks 0001_tables.sql: start this version on its primary first, and wait until it has followed',
      );
    });

    it('answers what its primary has read, without a write', async () => {
      primary = await openDatabase({ url: servers[0]!.url });
      const programId = PROGRAM_ID.toBase58();
      const indexer = new Indexer({ database: primary, sources: [sourceOf(stand)], programId });
      await indexer.prepare();
      await catchUp(indexer);
      const replica = await openPostgres(servers[1]!.url);
      await follow(primary, replica);
      running = await answer();
      const ask = async (path: string): Promise<unknown> => {
        const response = await fetch(`${running!.url}${path}`);
        assert.equal(response.status, 200, path);
        return response.json();
      };
      const columns = ['shareBps', 'acceptable', 'ownerCapLeft', 'rewardsPerWeek'];
      for (const column of columns) {
        const page = (await ask(`/v1/marketplace?sort=${column}&total=true`)) as { total: number };
        assert.isAbove(page.total, 0);
      }
      const { id } = stand.playground.devices['active']!;
      const wallet = stand.playground.wallets['co-staker']!;
      for (const path of [
        `devices/${id}`,
        `wallets/${wallet}/positions`,
        `wallets/${wallet}/rewards`,
        'totals',
      ])
        await ask(`/v1/${path}`);
      await replica.close();
    });

    it('is refused if something would be written', async () => {
      const options = { rpc: [stand.playground.url], databaseUrl: servers[1]!.url, port: 0 };
      assert.equal(
        await failureOf(startIndexer(options)),
        'the database is a replica, which can only be read: start with --no-ingest, or name its primary',
      );
      const alerts = { token: 'the token of the operator' };
      assert.equal(
        await failureOf(startIndexer({ ...options, ingest: false, alerts })),
        'the database is a replica: rules of alerts are made on its primary; leave ALERTS_TOKEN out here',
      );
    });
  });
