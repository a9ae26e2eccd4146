import { PROGRAM_ID } from '@co-staking/sdk';
import type { FastifyBaseLogger } from 'fastify';

import { Alerts } from './alerts/alerts';
import type { MailOptions } from './alerts/mail';
import { buildServer } from './api/server';
import { rpcSource } from './chain/rpc';
import type { Database } from './db/database';
import { openDatabase } from './db/open';
import { Indexer } from './ingest/indexer';

/** Options of {@link startIndexer}. */
export interface StartOptions {
  /** RPC nodes in the order of their preference; a second one fills what the first leaves out. */
  rpc: readonly string[];
  /** Of a PostgreSQL server; else PGlite is used. */
  databaseUrl?: string;
  /** Folder of PGlite; in memory by default. */
  folder?: string;
  /** The program; the SDK's by default. */
  programId?: string;
  /** 127.0.0.1 by default. */
  host?: string;
  /** 8895 by default; 0 for any that is free. */
  port?: number;
  /** Milliseconds between two polls; 2,000 by default. */
  interval?: number;
  /** Whether this process reads the chain, or only answers; true by default. */
  ingest?: boolean;
  requestsPerMinute?: number;
  trustProxy?: string[];
  logger?: FastifyBaseLogger;
  alerts?: StartAlertsOptions;
}

/** Alerts of {@link StartOptions}; without them no message is sent, and no rule can be made. */
export interface StartAlertsOptions {
  /** Who knows it may read and change rules. At least 16 characters. */
  token: string;
  /** Mail server; without it only webhooks are sent. */
  mail?: MailOptions;
  /** Whether webhooks may use http and name hosts of this machine or of a private network; false by default. */
  allowPrivate?: boolean;
}

const SHORTEST_TOKEN = 16;

/** A running indexer. */
export interface RunningIndexer {
  /** Of the API. */
  url: string;
  /** Reads the chain; `null` if this process only answers. */
  indexer: Indexer | null;
  /** Answers what was asked, ends the poll under way, and closes the database. */
  stop(): Promise<void>;
}

/**
 * Starts the collector and the API in one process.
 *
 * @throws Error if the database cannot be opened, is a replica and would be written, or the port is taken; RangeError if the
 * token of the alerts is too short
 *
 * @example
 * const { url, stop } = await startIndexer({ rpc: ['http://127.0.0.1:8899'] });
 */
export async function startIndexer(options: StartOptions): Promise<RunningIndexer> {
  const { databaseUrl, folder, logger } = options;
  if (options.alerts && options.alerts.token.length < SHORTEST_TOKEN)
    throw new RangeError(`the token of the alerts needs at least ${SHORTEST_TOKEN} characters`);
  const database = await openDatabase({
    ...(databaseUrl !== undefined && { url: databaseUrl }),
    ...(folder !== undefined && { folder }),
    onError: (error) => logger?.warn(error, 'a connection to the database broke'),
  });
  try {
    checkWritable(database, options);
    return await serve(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Refuses a replica if something would be written. */
function checkWritable({ replica }: Database, { ingest = true, alerts }: StartOptions): void {
  if (replica && ingest)
    throw new Error(
      'the database is a replica, which can only be read: start with --no-ingest, or name its primary',
    );
  if (replica && alerts)
    throw new Error(
      'the database is a replica: rules of alerts are made on its primary; leave ALERTS_TOKEN out here',
    );
}

async function serve(database: Database, options: StartOptions): Promise<RunningIndexer> {
  const { rpc, programId = PROGRAM_ID.toBase58(), logger, ingest = true } = options;
  const indexer = ingest
    ? new Indexer({
        database,
        sources: rpc.map((url) => rpcSource(url, { programId })),
        programId,
        ...(options.interval !== undefined && { interval: options.interval }),
      })
    : null;
  indexer?.events.on('failure', (error) => logger?.warn(error, 'a poll failed; it is repeated'));
  indexer?.events.on('poll', (poll) => {
    const { gap, differences, takenBack } = poll;
    const level = gap !== null || differences.length > 0 ? 'error' : takenBack > 0 ? 'warn' : 'debug';
    logger?.[level](poll, gap ?? 'poll');
  });
  const allowPrivate = options.alerts?.allowPrivate ?? false;
  const alerts =
    options.alerts && indexer
      ? new Alerts({
          database,
          webhooks: { allowPrivate },
          ...(options.alerts.mail && { mail: options.alerts.mail }),
          leads: () => indexer.leads,
        })
      : null;
  alerts?.events.on('failure', (error) => logger?.warn(error, 'alerts failed; they are repeated'));
  alerts?.events.on('round', ({ sent, failed }) => {
    if (sent + failed > 0) logger?.[failed > 0 ? 'warn' : 'debug']({ sent, failed }, 'alerts');
  });
  const app = await buildServer({
    database,
    programId,
    ...(indexer && { indexer }),
    ...(logger && { logger }),
    ...(options.requestsPerMinute !== undefined && { requestsPerMinute: options.requestsPerMinute }),
    ...(options.trustProxy && { trustProxy: options.trustProxy }),
    ...(options.alerts && { alerts: { token: options.alerts.token, allowPrivate } }),
  });
  const url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 8895 });
  indexer?.start();
  alerts?.start();
  return {
    url,
    indexer,
    async stop() {
      await app.close();
      await alerts?.stop();
      await indexer?.stop();
      await database.close();
    },
  };
}
