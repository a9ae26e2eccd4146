import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Database } from '../src/db/database';
import { storeAccounts, type MadeAccount } from '../tests/manyAccounts';

/** Accounts that events change in a second, while pages are asked for. */
const WRITES_A_SECOND = 20;

/** Writes at an even pace until it is stopped. */
export interface Writing {
  /** @returns how many accounts were written */
  stop(): Promise<number>;
}

/** Writes in this process: an embedded database has no other. */
export function startWriting(database: Database, accounts: readonly MadeAccount[]): Writing {
  let writing = true;
  const done = (async () => {
    const started = performance.now();
    let count = 0;
    for (; writing; count += 1) {
      await storeAccounts(database, [accounts[count % accounts.length]!]);
      await pause(Math.max(0, started + ((count + 1) * 1_000) / WRITES_A_SECOND - performance.now()));
    }
    return count;
  })();
  return {
    stop() {
      writing = false;
      return done;
    },
  };
}

/** Writes in a process of its own, as a collector beside the API does. It is at work when this returns. */
export async function startWriter(databaseUrl: string): Promise<Writing> {
  const child = fork(join(__dirname, 'writer.ts'), [databaseUrl], { execArgv: ['--import', 'tsx'] });
  child.once('exit', (code) => {
    if (code !== 0) throw new Error('the writing process failed');
  });
  await once(child, 'message');
  return {
    async stop() {
      child.send('stop');
      const [count] = (await once(child, 'message')) as [number];
      return count;
    },
  };
}
