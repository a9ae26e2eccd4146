import { checkReplica, migrate } from './migrate';
import { openPglite } from './pglite';
import { openPostgres, type PostgresOptions } from './postgres';
import type { Database } from './database';

/** Where the database is. */
export interface DatabaseOptions extends PostgresOptions {
  /** Of a PostgreSQL server; else PGlite is used. */
  url?: string;
  /** Folder of PGlite; in memory by default. */
  folder?: string;
}

/**
 * Opens a database and brings its tables up to this version; a replica's must be there.
 *
 * @throws as {@link openPostgres}, {@link migrate}, {@link checkReplica}, FolderLockedError
 */
export async function openDatabase({ url, folder, ...options }: DatabaseOptions): Promise<Database> {
  const database = url === undefined ? await openPglite(folder) : await openPostgres(url, options);
  try {
    await (database.replica ? checkReplica(database) : migrate(database));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
