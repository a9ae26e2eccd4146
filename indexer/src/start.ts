import { PROGRAM_ID } from '@co-staking/sdk';
import type { FastifyBaseLogger } from 'fastify';

import { buildServer } from './api/server';
import { rpcSource } from './chain/rpc';
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
}

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
 * @throws Error if the database cannot be opened or the port is taken
 *
 * @example
 * const { url, stop } = await startIndexer({ rpc: ['http://127.0.0.1:8899'] });
 */
export async function startIndexer(options: StartOptions): Promise<RunningIndexer> {
  const { rpc, databaseUrl, folder, programId = PROGRAM_ID.toBase58(), logger, ingest = true } = options;
  const database = await openDatabase({
    ...(databaseUrl !== undefined && { url: databaseUrl }),
    ...(folder !== undefined && { folder }),
    onError: (error) => logger?.warn(error, 'a connection to the database broke'),
  });
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
  try {
    const app = await buildServer({
      database,
      programId,
      ...(indexer && { indexer }),
      ...(logger && { logger }),
      ...(options.requestsPerMinute !== undefined && { requestsPerMinute: options.requestsPerMinute }),
      ...(options.trustProxy && { trustProxy: options.trustProxy }),
    });
    const url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 8895 });
    indexer?.start();
    return {
      url,
      indexer,
      async stop() {
        await app.close();
        await indexer?.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
