import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { rowsOf, type Database, type Session } from './database';

/** Beside the sources, and beside the bundle. */
const FOLDERS = [join(__dirname, '../../migrations'), join(__dirname, '../migrations')];
/** Of the advisory lock that keeps two processes from migrating at once. */
const LOCK = 0x636f5374;

/** A step of the tables. */
export interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

/** The migrations that this version knows, in their order. */
export function migrations(): Migration[] {
  const folder = FOLDERS.find((path) => existsSync(path));
  if (folder === undefined) throw new Error('the folder "migrations" of the indexer is missing');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Statements of a migration: no statement of ours has a semicolon inside. */
const statementsOf = (sql: string): string[] =>
  sql
    .replace(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);

/** The migrations that a database lacks. @throws Error if it was not made by this version or an older one */
async function pendingIn(session: Session): Promise<Migration[]> {
  const known = migrations();
  const ran = await rowsOf(session, 'SELECT name, sha256 FROM migration ORDER BY name');
  for (const { name, sha256 } of ran) {
    const own = known.find((migration) => migration.name === name);
    if (!own) throw new Error(`the database was migrated by a newer version: it has ${String(name)}`);
    if (own.sha256 !== sha256) throw new Error(`${String(name)} is not what this database was made with`);
  }
  return known.slice(ran.length);
}

/**
 * Checks the tables of a replica, which gets its migrations from its primary.
 *
 * @throws Error if they are not those of this version
 */
export async function checkReplica(database: Database): Promise<void> {
  const [row] = await rowsOf(database, `SELECT to_regclass('migration') IS NULL AS empty`);
  const pending = row!['empty'] === true ? migrations() : await pendingIn(database);
  if (pending.length > 0)
    throw new Error(
      `the replica lacks ${pending[0]!.name}: start this version on its primary first, and wait until it has followed`,
    );
}

/**
 * Brings the tables up to this version. Each migration runs once, in one transaction with the note that it did.
 *
 * @throws Error if the database was migrated by a newer version, or by one with another text of the same migration
 */
export async function migrate(database: Database): Promise<string[]> {
  await database.query(
    'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, sha256 text NOT NULL, ran_at bigint NOT NULL)',
  );
  return database.transaction(async (session) => {
    // An index on a large table takes its time.
    await session.query('SET LOCAL statement_timeout = 0');
    await session.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const pending = await pendingIn(session);
    for (const { name, sql, sha256 } of pending) {
      for (const statement of statementsOf(sql)) await session.query(statement);
      await session.query('INSERT INTO migration VALUES ($1, $2, $3)', [
        name,
        sha256,
        String(Math.floor(Date.now() / 1_000)),
      ]);
    }
    return pending.map(({ name }) => name);
  });
}
