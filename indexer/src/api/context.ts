import { fetchConfigNullable, findConfigPda, type Config } from '@co-staking/sdk';

import type { Database } from '../db/database';
import { databaseSource } from '../read/source';
import { readState, type IndexState } from '../read/state';

/** Milliseconds for which the state is not read again: it is on every answer. */
const STATE_AGE = 200;

/** An answer other than 200. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What every route reads from. */
export class ApiContext {
  readonly accounts;
  #state: IndexState | null = null;
  #readAt = -Infinity;
  #reading: Promise<void> | null = null;

  constructor(
    readonly database: Database,
    readonly programId: string,
  ) {
    this.accounts = databaseSource(database);
  }

  /** How far the database is; `null` before the first poll. */
  async stateOrNull(): Promise<IndexState | null> {
    if (performance.now() - this.#readAt > STATE_AGE) {
      this.#reading ??= readState(this.database)
        .then((state) => {
          this.#state = state;
          this.#readAt = performance.now();
        })
        .finally(() => (this.#reading = null));
      await this.#reading;
    }
    return this.#state;
  }

  /** @throws ApiError with 503 before the first poll */
  async state(): Promise<IndexState> {
    const state = await this.stateOrNull();
    if (state) return state;
    throw new ApiError(503, 'NotReady', 'nothing has been indexed yet; try again in some seconds');
  }

  /** The configuration. @throws ApiError with 503 if the program is not set up */
  async config(): Promise<Config> {
    const { programId } = this;
    const config = await fetchConfigNullable(this.accounts, findConfigPda({ programId })[0], { programId });
    if (config) return config;
    throw new ApiError(
      503,
      'NotSetUp',
      `the program ${programId} has no configuration account on this cluster`,
    );
  }
}
