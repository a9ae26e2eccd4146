import { pause } from '../util/time';

/** A JSON-RPC error. */
export class RpcError extends Error {
  override readonly name = 'RpcError';

  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** The HTTP answer was not JSON-RPC: too many requests, a refused key, a failing gateway. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly status: number,
    /** Seconds after which the server wants to be asked again. */
    readonly retryAfter: number | null,
  ) {
    super(`HTTP status ${status}`);
  }
}

/** Codes after which the same request may succeed: behind, not there yet, internal error. */
const HEALING = new Set([-32005, -32004, -32014, -32016, -32603, 429]);

function canHeal(error: unknown): boolean {
  if (error instanceof RpcError) return HEALING.has(error.code);
  if (error instanceof HttpError) return [408, 425, 429].includes(error.status) || error.status >= 500;
  // A cut connection or a timeout. Anything else that `fetch` throws is a TypeError with a cause, too.
  return error instanceof TypeError || (error as Error).name === 'TimeoutError';
}

/** Options of {@link jsonRpc}. */
export interface JsonRpcOptions {
  /** Requests under way at a time; 8 by default. */
  concurrency?: number;
  /** Milliseconds that one request may take; 30,000 by default. */
  timeout?: number;
  /** Tries of one request; 5 by default. */
  tries?: number;
  /** Milliseconds of the first pause between two tries, doubled each time; 250 by default. */
  pause?: number;
  /** Called after each try. */
  onRequest?: (method: string, outcome: 'ok' | 'error' | 'retry') => void;
}

/** Asks a node. */
export type Ask = <T>(method: string, params: readonly unknown[]) => Promise<T>;

/**
 * JSON-RPC over HTTP: few requests at a time, and again after what may pass. A 429 holds back every request, not only its
 * own.
 *
 * @throws RpcError, HttpError, or what `fetch` throws, once the tries are used up
 */
export function jsonRpc(url: string, options: JsonRpcOptions = {}): Ask {
  const { concurrency = 8, timeout = 30_000, tries = 5, pause: first = 250, onRequest } = options;
  let next = 0;
  let active = 0;
  let heldUntil = 0;
  const waiting: (() => void)[] = [];

  async function once<T>(method: string, params: readonly unknown[]): Promise<T> {
    const held = heldUntil - Date.now();
    if (held > 0) await pause(held);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: next++, method, params }),
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    const answer = parsed(text) as { result?: T; error?: { code: number; message: string } } | null;
    if (answer?.error) throw new RpcError(answer.error.code, answer.error.message);
    if (!response.ok || answer === null || !('result' in answer)) {
      const after = Number(response.headers.get('retry-after'));
      throw new HttpError(response.ok ? 502 : response.status, after > 0 ? after : null);
    }
    return answer.result as T;
  }

  async function patient<T>(method: string, params: readonly unknown[]): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await once<T>(method, params);
        onRequest?.(method, 'ok');
        return result;
      } catch (error) {
        const again = attempt < tries && canHeal(error);
        onRequest?.(method, again ? 'retry' : 'error');
        if (!again) throw error;
        const wait = first * 2 ** (attempt - 1) * (1 + Math.random());
        if (error instanceof HttpError && error.status === 429)
          heldUntil = Date.now() + (error.retryAfter === null ? wait : error.retryAfter * 1_000);
        await pause(wait);
      }
    }
  }

  return async (method, params) => {
    if (active >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    active += 1;
    try {
      return await patient(method, params);
    } finally {
      active -= 1;
      waiting.shift()?.();
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
