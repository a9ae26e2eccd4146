import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { METHOD_NOT_FOUND, RpcError } from '../rpc/error';
import { Refusal, type Gate } from '../rpc/handle';

/** A fault of the RPC. The first rule that matches a request decides; delays add up. */
export interface Fault {
  /** Method, or its beginning before `*`; default: every method. */
  method?: string;
  /** Share of the requests, above 0 and up to 1; default: all. */
  share?: number;
  /** Number of requests after which the rule ends; default: never. */
  times?: number;
  /** Milliseconds by which the response is delayed. */
  delay?: number;
  /** HTTP status as the whole response, such as 401, 403, 413, 429 or 503. */
  status?: number;
  /** Seconds of the header `retry-after`. */
  retryAfter?: number;
  /** The connection is closed without a response. */
  cut?: boolean;
  /** A JSON-RPC error; the default message is a node's. */
  error?: { code: number; message?: string; data?: unknown };
}

/** Messages of errors that providers return, by their number. */
const WORDS: Record<number, string> = {
  [-32601]: 'Method not found',
  [-32005]: 'Node is unhealthy',
  [-32010]: 'Account excluded from account secondary indexes; this RPC method unavailable for key',
  [-32011]: 'Transaction history is not available from this node',
};

const FIELDS = new Set(['method', 'share', 'times', 'delay', 'status', 'retryAfter', 'cut', 'error']);

/**
 * Checks a list of faults from a file.
 *
 * @throws TypeError that names the rule and what is wrong with it
 */
export function checkFaults(list: unknown): Fault[] {
  if (!Array.isArray(list)) throw new TypeError('faults must be a list');
  list.forEach((fault: unknown, index) => {
    const wrong = (text: string) => new TypeError(`fault ${index}: ${text}`);
    if (typeof fault !== 'object' || fault === null) throw wrong('must be an object');
    const unknown = Object.keys(fault).find((field) => !FIELDS.has(field));
    if (unknown !== undefined) throw wrong(`unknown field ${unknown}`);
    const { method, share, times, delay, status, error, cut } = fault as Fault;
    if (method !== undefined && typeof method !== 'string') throw wrong('method must be text');
    if (share !== undefined && !(share > 0 && share <= 1)) throw wrong('share must be over 0 and up to 1');
    if (times !== undefined && !(Number.isInteger(times) && times > 0)) throw wrong('times must be positive');
    if (delay !== undefined && !(delay > 0)) throw wrong('delay must be positive milliseconds');
    if (status !== undefined && !(status >= 400 && status <= 599)) throw wrong('status must be 400 to 599');
    if (error !== undefined && !Number.isInteger(error?.code)) throw wrong('error needs a code');
    if ([status, error, cut, delay].every((effect) => effect === undefined))
      throw wrong('needs delay, status, cut or error');
  });
  return list as Fault[];
}

const meets = (pattern: string | undefined, method: string): boolean =>
  pattern === undefined ||
  (pattern.endsWith('*') ? method.startsWith(pattern.slice(0, -1)) : pattern === method);

/** Faults by their rules. The same seed and order of requests hit the same requests. */
export class Faults {
  #rules: { fault: Fault; left: number }[] = [];
  #drawn = 0;

  constructor(private readonly seed: string) {}

  /** Replaces all rules and restarts the random numbers; an empty list ends every fault. */
  set(faults: readonly Fault[]): void {
    this.#drawn = 0;
    this.#rules = checkFaults([...faults]).map((fault) => ({ fault, left: fault.times ?? Infinity }));
  }

  /** Lets a request pass, perhaps late, or refuses it. */
  readonly gate: Gate = async (method) => {
    // Methods that control the playground never fail.
    if (method.startsWith('playground_')) return;
    for (const rule of this.#rules) {
      const { fault } = rule;
      if (rule.left === 0 || !meets(fault.method, method) || this.#draw() >= (fault.share ?? 1)) continue;
      rule.left -= 1;
      if (fault.delay) await pause(fault.delay);
      refuse(fault);
    }
  };

  /** From 0 up to, but not including, 1. */
  #draw(): number {
    this.#drawn += 1;
    const digest = createHash('sha256').update(`${this.seed} fault ${this.#drawn}`).digest();
    return digest.readUInt32LE(0) / 2 ** 32;
  }
}

function refuse({ cut, status, retryAfter, error }: Fault): void {
  if (cut) throw new Refusal(null);
  if (status !== undefined)
    throw new Refusal(status, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
  if (error)
    throw new RpcError(
      error.code,
      error.message ?? WORDS[error.code] ?? WORDS[METHOD_NOT_FOUND]!,
      error.data,
    );
}
