import { EventEmitter } from 'node:events';

import type { ChainSource, Tips } from '../chain/source';
import { rowsOf, type Database, type Leadership } from '../db/database';
import { fromBase58 } from '../util/base58';
import { pause, wallClock } from '../util/time';
import { readDirty, writeAccounts } from './accounts';
import { applyBatch } from './apply';
import { fetchBodies } from './fetching';
import { heal, recordGap } from './heal';
import { listedTo, listFinal, listWindow, replaceWindow } from './listing';
import { sweep, type Difference } from './sweep';

/** Options of {@link Indexer}. */
export interface IndexerOptions {
  database: Database;
  /** Endpoints in the order of their preference. The others are asked when one fails, or has left something out. */
  sources: readonly ChainSource[];
  /** Address of the program, base58. */
  programId: string;
  /** Milliseconds between two polls; 2,000 by default. A hint of the source comes first. */
  interval?: number;
  /** Accounts are compared with the chain once in so many polls, 100 at a time; 10 by default, 0 for never. */
  sweepEvery?: number;
}

/** What a poll did. */
export interface Poll {
  /** Slot up to which everything was read. */
  indexedSlot: number;
  listed: number;
  fetched: number;
  applied: number;
  events: number;
  takenBack: number;
  accounts: number;
  /** Final transactions that are listed and not applied. */
  backlog: number;
  /** What stops the final cursor; `null` if nothing does. */
  gap: string | null;
  differences: Difference[];
}

/** The database belongs to another program or cluster. */
export class OtherChainError extends Error {
  override readonly name = 'OtherChainError';
}

/**
 * Reads the chain into a database. One process of a database writes; another one waits until that ends, and reads
 * transactions for it meanwhile.
 *
 * Emits `poll` after each poll, `failure` if one fails (it is repeated), `lead` when this process begins to write.
 */
export class Indexer {
  readonly events = new EventEmitter<{ poll: [Poll]; failure: [unknown]; lead: [] }>();
  readonly #abort = new AbortController();
  #polls = 0;
  #wake: () => void = () => undefined;
  #running: Promise<void> | null = null;
  #leadership: Leadership | null = null;

  constructor(private readonly options: IndexerOptions) {
    if (options.sources.length === 0) throw new TypeError('an indexer needs at least one source');
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Whether this process writes. */
  get leads(): boolean {
    return this.#leadership?.held() ?? false;
  }

  /** Runs until {@link stop}. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after the transaction of the database that is under way. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
    await this.#leadership?.release();
    this.#leadership = null;
  }

  async #run(): Promise<void> {
    const { sources, interval = 2_000 } = this.options;
    const watches = sources.map((source) => source.watch?.(() => this.#wake()));
    let failures = 0;
    while (!this.signal.aborted) {
      try {
        await this.#round();
        failures = 0;
      } catch (error) {
        if (this.signal.aborted) break;
        failures += 1;
        this.events.emit('failure', error);
      }
      const wait = Math.min(interval * 2 ** Math.min(failures, 5), Math.max(interval, 30_000));
      const hint = new AbortController();
      this.#wake = () => hint.abort();
      await pause(wait, AbortSignal.any([this.signal, hint.signal]));
    }
    for (const unwatch of watches) unwatch?.();
  }

  async #round(): Promise<void> {
    const { database, sources } = this.options;
    if (!this.leads) {
      await this.#leadership?.release();
      this.#leadership = await database.tryLead();
      if (!this.#leadership) {
        // The work of a process that does not lead.
        const { failure } = await fetchBodies(database, sources, this.signal);
        if (failure !== null) throw failure;
        return;
      }
      await this.prepare();
      this.events.emit('lead');
    }
    for (;;) {
      const poll = await this.poll();
      this.events.emit('poll', poll);
      const moves = poll.applied > 0 || poll.fetched > 0;
      if (poll.backlog === 0 || !moves || this.signal.aborted) return;
    }
  }

  /** Takes over a database: a new one belongs to this program from now on. @throws OtherChainError */
  async prepare(): Promise<void> {
    const { database, programId } = this.options;
    const genesis = await this.#ask((source) => source.genesis());
    await database.query(
      'INSERT INTO state (id, program_id, genesis) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING',
      [fromBase58(programId), genesis],
    );
    const [row] = await rowsOf(database, 'SELECT program_id, genesis, indexed_slot FROM state');
    const same = Buffer.from(row!['program_id'] as Uint8Array).equals(Buffer.from(fromBase58(programId)));
    if (!same) throw new OtherChainError('the database belongs to another program; name another database');
    if (row!['genesis'] !== genesis)
      throw new OtherChainError('the database belongs to another cluster; name another database');
    // Leases of a process that died.
    await database.query('UPDATE listed SET leased_until = 0 WHERE body IS NULL AND leased_until > 0');
    if (Number(row!['indexed_slot']) === 0) await this.#snapshot();
  }

  /** Shows the marketplace of a new database before its history is there, if the source lets itself be searched. */
  async #snapshot(): Promise<void> {
    const { database, programId } = this.options;
    const { confirmed } = await this.#ask((source) => source.tips());
    const accounts = await this.#ask((source) => source.allAccounts());
    if (accounts === null) return;
    for (let at = 0; at < accounts.length; at += 500)
      await database.transaction((session) =>
        writeAccounts(session, programId, confirmed, accounts.slice(at, at + 500)),
      );
  }

  /** Asks one source after the other, until one answers. @throws what the last one threw */
  async #ask<T>(work: (source: ChainSource) => Promise<T>): Promise<T> {
    let failure: unknown;
    for (const source of this.options.sources) {
      try {
        return await work(source);
      } catch (error) {
        failure = error;
        if (this.signal.aborted) break;
      }
    }
    throw failure;
  }

  /** Brings the database up to the chain's tip: one reading of everything above the final slot, and what became final. */
  async poll(): Promise<Poll> {
    const { database, sweepEvery = 10, programId, sources } = this.options;
    const result = await this.#follow();
    this.#polls += 1;
    if (sweepEvery > 0 && this.#polls % sweepEvery === 0 && result.backlog === 0) {
      const settle = async (): Promise<void> => void (await this.#follow());
      const { differences } = await sweep(database, sources[0]!, programId, settle);
      result.differences.push(...differences);
    }
    return result;
  }

  async #follow(): Promise<Poll> {
    const { database, sources, programId } = this.options;
    // One source answers all of it: two may be at different slots.
    const { tips, listed, change } = await this.#ask((source) => this.#list(source));
    const { read, failure } = await fetchBodies(database, sources, this.signal);
    const applied = await this.#apply();
    const accounts = await this.#ask((source) => readDirty(database, source, programId, tips.confirmed));
    const { rows } = await database.query('SELECT count(*) FROM listed WHERE final');
    const backlog = Number(rows[0]![0]);
    const moved = listed > 0 || change.added > 0 || change.takenBack > 0;
    await database.query(
      `UPDATE state SET indexed_slot = $1, indexed_at = $2, revision = revision + $3, polled_at = $6,
         final_slot = CASE WHEN $4 THEN greatest(final_slot, $5) ELSE final_slot END`,
      [
        String(tips.confirmed),
        String(accounts.at),
        Number(moved),
        backlog === 0,
        String(tips.finalized),
        String(wallClock()),
      ],
    );
    if (failure !== null && read === 0) this.events.emit('failure', failure);
    return {
      indexedSlot: tips.confirmed,
      listed,
      fetched: read,
      applied: applied.transactions,
      events: applied.events,
      takenBack: change.takenBack,
      accounts: accounts.read,
      backlog,
      gap: applied.gap,
      differences: [],
    };
  }

  async #list(
    source: ChainSource,
  ): Promise<{ tips: Tips; listed: number; change: { added: number; takenBack: number } }> {
    const { database, programId } = this.options;
    const tips = await source.tips();
    const listed = await listFinal(database, source, programId, this.signal);
    // Everything above the final slot is read again, so that a fork cannot leave anything behind.
    const until = await listedTo(database);
    const window = await listWindow(source, programId, until, 'confirmed');
    return { tips, listed, change: await replaceWindow(database, window, tips.confirmed) };
  }

  async #apply(): Promise<{ transactions: number; events: number; gap: string | null }> {
    const { database, sources } = this.options;
    let [transactions, events] = [0, 0];
    /** Transactions that were looked after once: two endpoints may contradict each other. */
    const looked = new Set<string>();
    for (;;) {
      const applied = await applyBatch(database);
      transactions += applied.transactions;
      events += applied.events;
      if (applied.gap) {
        await recordGap(database, applied.gap);
        // Another endpoint first: this one has left it out.
        const others = [...sources.slice(1), sources[0]!];
        const { signature, device } = applied.gap.place;
        const first = !looked.has(`${signature} ${device}`);
        looked.add(`${signature} ${device}`);
        if (!first || !(await heal(database, others, applied.gap)))
          return { transactions, events, gap: applied.gap.message };
        await fetchBodies(database, others, this.signal);
        // What was missing is older than what waits; it could not be read if nothing moves.
        if (!(await oldestWasRead(database))) return { transactions, events, gap: applied.gap.message };
        continue;
      }
      if (!applied.more || this.signal.aborted) return { transactions, events, gap: null };
    }
  }
}

/** Whether the oldest waiting transaction was read. */
async function oldestWasRead(database: Database): Promise<boolean> {
  const { rows } = await database.query(
    'SELECT body IS NOT NULL FROM listed WHERE final ORDER BY slot, tx_index, place DESC LIMIT 1',
  );
  return rows[0]?.[0] === true;
}
