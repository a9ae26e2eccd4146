import { drizzle, type PgRemoteDatabase } from 'drizzle-orm/pg-proxy';

import * as schema from './schema';

/** A value of a row or a parameter: `bytea` is bytes, 64-bit integers and numerics are text, jsonb is text. */
export type Value = string | number | boolean | null | Uint8Array | readonly Value[];

/** A row by its columns. */
export type Row = Record<string, Value>;

/** What a statement answered: rows as arrays, and the names of their columns. */
export interface Answer {
  columns: string[];
  rows: Value[][];
  /** Rows that were inserted, changed or deleted. */
  affected: number;
}

/** Where statements run: outside a transaction, or inside one. */
export interface Session {
  query(text: string, parameters?: readonly Value[]): Promise<Answer>;
}

/** Query builder over a session; the same for both databases. */
export type Builder = PgRemoteDatabase<typeof schema>;

/** PostgreSQL, or PGlite in a folder. */
export interface Database extends Session {
  /** `postgres` or `pglite`. */
  readonly kind: 'postgres' | 'pglite';
  /** Whether it is a streaming replica, which can only be read. */
  readonly replica: boolean;
  /** Runs statements in one transaction, which is rolled back if `work` throws. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /**
   * Takes the right to write, until it is released: one process of a database has it at a time. `null` if another process
   * has it.
   */
  tryLead(): Promise<Leadership | null>;
  close(): Promise<void>;
}

/** The right to write. */
export interface Leadership {
  /** Whether it still holds: a connection may have died. */
  held(): boolean;
  release(): Promise<void>;
}

/** The rows of a statement by their columns. */
export async function rowsOf(
  session: Session,
  text: string,
  parameters: readonly Value[] = [],
): Promise<Row[]> {
  const { columns, rows } = await session.query(text, parameters);
  return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]!])));
}

/** The query builder over a session. Transactions are the session's: see {@link Database.transaction}. */
export const builderOf = (session: Session): Builder =>
  drizzle(async (text, parameters) => ({ rows: (await session.query(text, parameters as Value[])).rows }), {
    schema,
  });
