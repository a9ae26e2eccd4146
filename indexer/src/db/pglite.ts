import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { Answer, Database, Session, Value } from './database';
import { lockFolder } from './lock';
import { Mutex } from './mutex';

/** An error of the database, with PostgreSQL's code. */
class StatementError extends Error {
  override readonly name = 'StatementError';
  readonly code: string | undefined;
  readonly detail: string | undefined;

  constructor({ message, code, detail }: { message: string; code?: string; detail?: string }) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

interface Waiting {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

interface Reply {
  id?: number;
  ready?: true;
  answer?: Answer;
  error?: { message: string; code?: string; detail?: string };
}

/** Statements to the thread, and their answers. */
class Thread implements Session {
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #ended: Error | null = null;

  private constructor(readonly worker: Worker) {}

  static async start(folder: string | undefined): Promise<Thread> {
    const worker = new Worker(join(__dirname, 'pgliteWorker.mjs'), { workerData: { folder } });
    const thread = new Thread(worker);
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', () => {
        worker.off('error', reject);
        resolve();
      });
    });
    worker.on('message', (reply: Reply) => thread.#settle(reply));
    worker.on('error', (error) => thread.#end(error));
    worker.on('exit', () => thread.#end(new Error('the database has been closed')));
    return thread;
  }

  #settle({ id, answer, error }: Reply): void {
    const waiting = this.#waiting.get(id!);
    this.#waiting.delete(id!);
    if (answer) waiting?.resolve(answer);
    else waiting?.reject(new StatementError(error!));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }

  query(text: string, parameters: readonly Value[] = []): Promise<Answer> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, text, parameters });
    });
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    const ended = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.postMessage({});
    await ended;
  }
}

/**
 * PGlite in a folder: PostgreSQL inside this process, for a trial and for tests. It has one connection, and it does not
 * flush to the disk: a killed process loses nothing, a power cut may.
 *
 * @param folder - made if it does not exist; in memory by default
 * @throws FolderLockedError if another process has it open
 */
export async function openPglite(folder?: string): Promise<Database> {
  if (folder !== undefined) mkdirSync(dirname(folder), { recursive: true });
  const unlock = folder === undefined ? () => undefined : lockFolder(folder);
  let thread: Thread;
  try {
    thread = await Thread.start(folder);
  } catch (error) {
    unlock();
    throw error;
  }
  const mutex = new Mutex();
  let led = false;
  return {
    kind: 'pglite',
    replica: false,
    query: (text, parameters) => mutex.run(() => thread.query(text, parameters)),
    transaction: (work) =>
      mutex.run(async () => {
        await thread.query('BEGIN');
        try {
          const result = await work(thread);
          await thread.query('COMMIT');
          return result;
        } catch (error) {
          await thread.query('ROLLBACK').catch(() => undefined);
          throw error;
        }
      }),
    // The folder's lock keeps other processes out, so this process leads unless another part of it does.
    tryLead: async () => {
      if (led) return null;
      led = true;
      return {
        held: () => led,
        release: async () => {
          led = false;
        },
      };
    },
    async close() {
      await mutex.run(() => thread.close());
      unlock();
    },
  };
}
