import { PGlite } from '@electric-sql/pglite';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Database } from '../src/db/database';
import { seconds } from './timing';

const DEVICES = 500;
const HOUR = 3_600;
const START = 1_800_000_000;
/** As `reward` of the migrations, with its key, and without partitions. */
const TABLE = `CREATE TABLE bare (posted_at bigint NOT NULL, slot bigint NOT NULL, device_id integer NOT NULL,
  tx_index integer NOT NULL, event_index smallint NOT NULL, live_share_bps smallint NOT NULL, block numeric(20,0) NOT NULL,
  amount numeric(20,0) NOT NULL, posted_total numeric(20,0) NOT NULL, PRIMARY KEY (device_id, posted_at, block))`;

const rowsOf = (count: number): string =>
  Array.from({ length: count }, (_, at) => {
    const block = Math.floor(at / DEVICES) + 1;
    return [START + block * HOUR, 1_000 + block, at % DEVICES, 0, 0, 0, block, 1_000, block * 1_000].join(
      '\t',
    );
  }).join('\n');

/** Rows a second of a bare COPY of posts into a table with the key of `reward`: what the database could take at most. */
export async function copyRate(database: Database, count: number): Promise<number> {
  const text = `${rowsOf(count)}\n`;
  if (database.kind === 'pglite') {
    // A database of its own: only the driver's COPY takes data.
    const bare = await PGlite.create();
    await bare.query(TABLE);
    const time = await seconds(() =>
      bare.query(`COPY bare FROM '/dev/blob'`, [], { blob: new Blob([text]) }),
    );
    await bare.close();
    return count / time;
  }
  const folder = mkdtempSync(join(tmpdir(), 'co-staking-copy-'));
  // The server reads it as another user.
  chmodSync(folder, 0o755);
  const file = join(folder, 'rows');
  writeFileSync(file, text, { mode: 0o644 });
  await database.query('DROP TABLE IF EXISTS bare');
  await database.query(TABLE);
  try {
    return count / (await seconds(() => database.query(`COPY bare FROM '${file}'`)));
  } finally {
    await database.query('DROP TABLE bare');
    rmSync(folder, { recursive: true });
  }
}
