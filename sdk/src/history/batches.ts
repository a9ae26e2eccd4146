import { canHeal, httpStatus } from '../errors/rpc';
import { limited } from './limited';

/** One of several JSON-RPC requests that are sent together. */
interface Request {
  method: string;
  params: readonly unknown[];
}

/** What a web3.js `Connection` sends requests by: it takes several as well. The SDK gives them their ids. */
export interface RpcClient {
  request(
    requests: readonly (Request & { jsonrpc: '2.0'; id: string })[],
    done: (error: unknown, answers?: unknown) => void,
  ): unknown;
}

interface Answer {
  id?: unknown;
  result?: unknown;
  error?: { code?: unknown; message?: unknown };
}

interface Waiting extends Request {
  /** Sends it by itself. */
  alone: () => Promise<unknown>;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** Most requests that are sent together: about 30 KB, of the 50 that a node takes. */
const MOST = 100;
/** Batches under way at the same time. */
const AT_ONCE = 4;
/** Requests that are worth waiting for. A function, because a bundler keeps a product of names. */
export const batchedAtOnce = (): number => MOST * AT_ONCE;

const TOO_LARGE = 413;
const TOO_MANY = 429;

/** An answer's error, as web3.js throws it. */
const errorOf = ({ code, message }: NonNullable<Answer['error']>): Error =>
  Object.assign(new Error(typeof message === 'string' ? message : 'the RPC node refused a request'), {
    code,
  });

/**
 * Sends requests that are made at the same moment together. A node that finds a batch too large gets smaller ones; one
 * that takes none gets each request by itself.
 */
export class Batches {
  #size = MOST;
  #waiting: Waiting[] = [];
  #limited = limited(AT_ONCE);

  constructor(readonly client: RpcClient) {}

  /**
   * The result of a request.
   *
   * @param alone - the same request by itself, for a node that takes no batches; its result has the same form
   * @throws what the node answers, with its `code`
   */
  ask<T>(method: string, params: readonly unknown[], alone: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ method, params, alone, resolve: resolve as Waiting['resolve'], reject });
      // After everything that is ready to ask now has asked.
      if (this.#waiting.length === 1) setTimeout(() => this.#flush());
    });
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#sendAll(waiting);
  }

  #sendAll(waiting: readonly Waiting[]): void {
    for (let at = 0; at < waiting.length; at += this.#size) {
      const some = waiting.slice(at, at + this.#size);
      void this.#limited(() => this.#send(some));
    }
  }

  /** Never throws: every request gets its result or its error. */
  async #send(some: readonly Waiting[]): Promise<void> {
    if (this.#size === 1 || some.length === 1) return this.#each(some);
    try {
      const answers = await this.#request(some);
      for (const [index, { resolve, reject }] of some.entries()) {
        const answer = answers.get(String(index));
        if (!answer) reject(new Error('network error: the RPC node did not answer a request of a batch'));
        else if (answer.error) reject(errorOf(answer.error));
        else resolve(answer.result);
      }
    } catch (error) {
      const [tooLarge, tooMany] = [TOO_LARGE, TOO_MANY].map((status) => httpStatus(error) === status);
      if (tooLarge || tooMany) this.#size = Math.max(1, Math.min(this.#size, some.length) >> 1);
      if (tooLarge) return this.#sendAll(some);
      if (canHeal(error)) return some.forEach(({ reject }) => reject(error));
      // A refusal of the batch, or of whatever is asked: by itself, each request says which.
      this.#size = 1;
      return this.#each(some);
    }
  }

  async #each(some: readonly Waiting[]): Promise<void> {
    for (const { alone, resolve, reject } of some) await alone().then(resolve, reject);
  }

  /** Answers by the ids of their requests: a server may answer in any order. */
  #request(some: readonly Waiting[]): Promise<Map<string, Answer>> {
    const requests = some.map(({ method, params }, index) => ({
      jsonrpc: '2.0' as const,
      id: String(index),
      method,
      params,
    }));
    return new Promise((resolve, reject) => {
      this.client.request(requests, (error, answers) => {
        if (error) return reject(error);
        if (Array.isArray(answers))
          return resolve(new Map((answers as Answer[]).map((one) => [String(one.id), one])));
        reject(errorOf((answers as Answer | undefined)?.error ?? {}));
      });
    });
  }
}
