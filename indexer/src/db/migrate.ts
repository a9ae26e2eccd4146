import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { rowsOf, type Database } from './database';

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

/**
 * Brings the tables up to this version. Each migration runs once, in one transaction with the note that it did.
 *
 * @throws Error if the database was migrated by a newer version, or by one with another text of the same migration
 */
export async function migrate(database: Database): Promise<string[]> {
  await database.query(
    'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, sha256 text NOT NULL, ran_at bigint NOT NULL)',
  );
  const known = migrations();
  return database.transaction(async (session) => {
    // An index on a large table takes its time.
    await session.query('SET LOCAL statement_timeout = 0');
    await session.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const ran = await rowsOf(session, 'SELECT name, sha256 FROM migration ORDER BY name');
    for (const { name, sha256 } of ran) {
      const own = known.find((migration) => migration.name === name);
      if (!own) throw new Error(`the database was migrated by a newer version: it has ${String(name)}`);
      if (own.sha256 !== sha256) throw new Error(`${String(name)} is not what this database was made with`);
    }
    const pending = known.slice(ran.length);
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
