import pg from 'pg';

import type { Answer, Database, Value } from './database';

/** Of the advisory lock that the writing process of a database holds. */
const LEADER = 0x636f7374;

const STATEMENT_TIME = 60_000;
/** Milliseconds until a connection has to be there: a request does not wait forever in a busy pool. */
const CONNECTION_TIME = 10_000;

const asText = (text: string): string => text;
const asBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.slice(2), 'hex'));
const BYTEA = 17;
const KEPT = new Set([20, 114, 1700, 3802]);

/** 64-bit integers, numerics and JSON stay text, as from the other driver. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (KEPT.has(oid)) return asText;
    if (oid === BYTEA) return asBytes;
    return pg.types.getTypeParser(oid, format) as unknown;
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** As the driver takes it: a Uint8Array over a part of a buffer would be sent whole. */
const parameterOf = (value: Value): unknown =>
  value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;

async function run(
  client: pg.Pool | pg.PoolClient | pg.Client,
  text: string,
  parameters: readonly Value[] = [],
): Promise<Answer> {
  const { rows, fields, rowCount } = await client.query({
    text,
    values: parameters.map(parameterOf),
    rowMode: 'array',
    types: TYPES,
  } as pg.QueryArrayConfig);
  return { columns: fields.map(({ name }) => name), rows: rows as Value[][], affected: rowCount ?? 0 };
}

/** Options of {@link openPostgres}. */
export interface PostgresOptions {
  /** Connections; 10 by default. */
  connections?: number;
  /** Milliseconds that one statement may take, with its waiting for locks; 60,000 by default, 0 for any time. */
  statementTimeout?: number;
  /** Called when an idle connection breaks: the pool makes a new one. */
  onError?: (error: Error) => void;
}

/**
 * A PostgreSQL server, 15 or later.
 *
 * @param url - `postgres://user:password@host:port/database`
 * @throws Error if the server is older, or cannot be reached
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    statement_timeout: options.statementTimeout ?? STATEMENT_TIME,
    connectionTimeoutMillis: CONNECTION_TIME,
  });
  // Without a listener, a restart of the server ends this process.
  pool.on('error', options.onError ?? (() => undefined));
  const [[version, replica]] = (
    await run(pool, `SELECT current_setting('server_version_num'), pg_is_in_recovery()`).catch(
      async (error: unknown) => {
        await pool.end();
        throw error;
      },
    )
  ).rows as [[string, boolean]];
  if (Number(version) < 150_000) {
    await pool.end();
    throw new Error(
      `the server is PostgreSQL ${Math.floor(Number(version) / 10_000)}; 15 or later is needed`,
    );
  }
  return {
    kind: 'postgres',
    replica,
    query: (text, parameters) => run(pool, text, parameters),
    async transaction(work) {
      const client = await pool.connect();
      // A connection that broke must not go back to the pool.
      let broken: Error | undefined;
      const onBreak = (error: Error): void => void (broken = error);
      client.on('error', onBreak);
      try {
        await run(client, 'BEGIN');
        const result = await work({ query: (text, parameters) => run(client, text, parameters) });
        await run(client, 'COMMIT');
        return result;
      } catch (error) {
        await run(client, 'ROLLBACK').catch((failure: Error) => void (broken ??= failure));
        throw error;
      } finally {
        client.off('error', onBreak);
        client.release(broken);
      }
    },
    async tryLead() {
      // A client of its own: the lock is the connection's, and is free as soon as that dies.
      const client = new pg.Client({ connectionString: url, keepAlive: true });
      let held = true;
      client.on('error', () => void (held = false));
      client.on('end', () => void (held = false));
      await client.connect();
      const { rows } = await run(client, 'SELECT pg_try_advisory_lock($1)', [LEADER]);
      if (rows[0]![0] !== true) {
        await client.end();
        return null;
      }
      return {
        held: () => held,
        release: async () => {
          held = false;
          await client.end().catch(() => undefined);
        },
      };
    },
    close: () => pool.end(),
  };
}
