import { startPlayground, type Playground } from '@co-staking/playground';
import { deviceHistory } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';
import { assert } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { openDatabase } from '../src/db/open';
import { FolderLockedError } from '../src/db/lock';
import { databaseEvents } from '../src/read/eventSource';
import { DATABASE, openEmpty, OPENS_AT } from './support';

/** How often the collector is killed; a hundred take minutes. */
const KILLS = Number(process.env['KILLS'] ?? 4);

describe(`a collector that is killed, on ${DATABASE}`, () => {
  let playground: Playground;
  let folder: string;

  before(async () => {
    playground = await startPlayground({ opensAt: OPENS_AT });
    folder = join(mkdtempSync(join(tmpdir(), 'co-staking-index-')), 'data');
    if (process.env['DATABASE_URL'] !== undefined) await (await openEmpty()).close();
  });
  after(async () => {
    await playground.stop();
    rmSync(dirname(folder), { recursive: true, force: true });
  });

  function start(): { child: ChildProcess; saw: (line: string) => Promise<void> } {
    const file = join(__dirname, 'killed.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', file, playground.url, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    const saw = (wanted: string): Promise<void> =>
      new Promise((resolve, reject) => {
        lines.on('line', (line) => {
          if (line === wanted) resolve();
          if (line.startsWith('failure')) reject(new Error(line));
        });
        child.once('exit', () => reject(new Error(`it ended before it was ${wanted}`)));
      });
    return { child, saw };
  }

  const ended = (child: ChildProcess): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });

  it(`has every event once after ${KILLS} kills and one run to the end`, async () => {
    // Answers that take a moment: so the kills meet it at different places.
    playground.setFaults([{ method: 'getTransaction', delay: 60 }]);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { child, saw } = start();
      await saw('open');
      await pause(40 * (kill % 12));
      await ended(child);
    }
    playground.setFaults([]);
    const { child, saw } = start();
    await saw('done');
    if (process.env['DATABASE_URL'] === undefined) {
      const second = await openDatabase({ folder }).then(
        () => null,
        (error: Error) => error,
      );
      assert.instanceOf(second, FolderLockedError);
    }
    await ended(child);
    const url = process.env['DATABASE_URL'];
    const database = await openDatabase(url === undefined ? { folder } : { url });
    const connection = new Connection(playground.url, 'confirmed');
    for (const { address } of Object.values(playground.devices)) {
      const here = await deviceHistory(databaseEvents(database), address);
      assert.deepEqual(here.events, (await deviceHistory(connection, address)).events);
    }
    await database.close();
  });
});
