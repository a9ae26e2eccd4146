import { PROGRAM_ID } from '@co-staking/sdk';
import { assert } from 'chai';
import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startPostgres, type OwnServer } from '../../scripts/postgres.mjs';
import { rowsOf, type Database, type Row } from '../src/db/database';
import { openDatabase } from '../src/db/open';
import { openPostgres } from '../src/db/postgres';
import { Indexer } from '../src/ingest/indexer';
import { catchUp, DATABASE, indexerOf, serverOf, sourceOf, useStand } from './support';

const PROGRAM = PROGRAM_ID.toBase58();

const stored = (database: Database): Promise<Row[]> =>
  rowsOf(
    database,
    `SELECT 'event' AS kind, slot, tx_index, event_index, data FROM event
     UNION ALL SELECT 'reward', slot, tx_index, event_index, convert_to(posted_total::text, 'UTF8') FROM reward ORDER BY 2, 3, 4`,
  );

// PGlite has no server that could restart, and no way to end a statement.
if (DATABASE === 'PostgreSQL')
  describe('faults of a PostgreSQL server', () => {
    const stand = useStand();
    let whole: Row[];
    before(async () => {
      await catchUp(await indexerOf(stand));
      whole = await stored(stand.database);
      assert.isAbove(whole.length, 200);
    });

    describe('that crashes', () => {
      let server: OwnServer;
      before(async () => void (server = await startPostgres({ settings: ['fsync=on'] })));
      after(() => server?.stop());

      it('has every event once after crashes in the middle, and the API says meanwhile that it is away', async () => {
        const database = await openDatabase({ url: server.url });
        // Answers that take a moment, so that the crashes meet it at work.
        stand.playground.setFaults([{ method: 'getTransaction', delay: 50 }]);
        const indexer = new Indexer({
          database,
          sources: [sourceOf(stand)],
          programId: PROGRAM,
          interval: 10,
        });
        const app = await serverOf(database);
        const failures: unknown[] = [];
        indexer.events.on('failure', (failure) => failures.push(failure));
        let done = false;
        indexer.events.on('poll', ({ backlog }) => void (done = backlog === 0));
        indexer.start();
        for (const part of [0.2, 0.5, 0.8]) {
          const wanted = Math.floor(whole.length * part);
          for (;;) {
            const { rows } = await database.query(
              'SELECT (SELECT count(*) FROM tx) + (SELECT count(*) FROM listed WHERE body IS NOT NULL)',
            );
            if (Number(rows[0]![0]) >= wanted || done) break;
          }
          const known = failures.length;
          server.crash();
          const away = await app.inject('/v1/totals');
          assert.deepEqual([away.statusCode, away.json<{ code: string }>().code], [503, 'Unavailable']);
          assert.equal((await app.inject('/health')).statusCode, 503);
          while (failures.length === known)
            await new Promise((resolve) => indexer.events.once('failure', resolve));
          server.start();
        }
        done = false;
        while (!done) await new Promise((resolve) => indexer.events.once('poll', resolve));
        stand.playground.setFaults([]);
        assert.deepEqual(await stored(database), whole);
        assert.equal((await app.inject('/v1/totals')).statusCode, 200);
        await indexer.stop();
        await app.close();
        await database.close();
      });
    });

    describe('whose disk is full', () => {
      let server: OwnServer;
      let disk: string;
      let mounted = false;

      before(async function () {
        disk = mkdtempSync(join(tmpdir(), 'co-staking-disk-'));
        mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', disk]).status === 0;
        // Only root may mount; and a container may refuse it to root.
        if (!mounted) return this.skip();
        server = await startPostgres();
        const { uid, gid } = statSync(server.folder);
        mkdirSync(join(disk, 'space'));
        for (const folder of [disk, join(disk, 'space')]) chownSync(folder, uid, gid);
        const admin = await openPostgres(server.url);
        await admin.query(`CREATE TABLESPACE small LOCATION '${join(disk, 'space')}'`);
        await admin.query('ALTER DATABASE postgres SET default_tablespace = small');
        await admin.close();
      });
      after(() => {
        server?.stop();
        if (mounted) spawnSync('umount', [disk]);
        rmSync(disk, { recursive: true, force: true });
      });

      it('stops with the reason, serves what it has, and goes on once there is room, without a hole', async () => {
        const database = await openDatabase({ url: server.url });
        const indexer = new Indexer({
          database,
          sources: [sourceOf(stand)],
          programId: PROGRAM,
          sweepEvery: 0,
        });
        const app = await serverOf(database);
        await indexer.prepare();
        const filler = join(disk, 'filler');
        // As large as fits.
        spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k'], { stdio: 'ignore' });
        const error = await catchUp(indexer).then(
          () => null,
          (failure: Error & { code?: string }) => failure.code,
        );
        assert.equal(error, '53100');
        assert.equal((await app.inject('/v1/marketplace')).statusCode, 503);
        assert.notDeepEqual(await stored(database), whole);
        writeFileSync(filler, '');
        await catchUp(indexer);
        assert.deepEqual(await stored(database), whole);
        assert.equal((await app.inject('/v1/marketplace')).statusCode, 200);
        await app.close();
        await database.close();
      });
    });

    it('ends a statement that takes too long, and answers that; others are answered', async () => {
      const url = process.env['DATABASE_URL']!;
      const database = await openDatabase({ url, statementTimeout: 200 });
      const app = await serverOf(database);
      const other = await openPostgres(url);
      const statuses = await other.transaction(async (session) => {
        await session.query('LOCK TABLE open_offer IN ACCESS EXCLUSIVE MODE');
        const [blocked, free] = await Promise.all([app.inject('/v1/marketplace'), app.inject('/v1/cases')]);
        return [blocked.statusCode, blocked.json<{ code: string }>().code, free.statusCode];
      });
      assert.deepEqual(statuses, [503, 'Timeout', 200]);
      assert.equal((await app.inject('/v1/marketplace')).statusCode, 200);
      await app.close();
      await other.close();
      await database.close();
    });
  });
