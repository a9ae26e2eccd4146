import { accountMethods } from './accounts';
import { blockMethods } from './blocks';
import { INTERNAL_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, PARSE_ERROR, RpcError } from './error';
import { faucetMethods } from './faucet';
import { historyMethods } from './history';
import type { Methods, RpcState } from './method';
import { nodeMethods } from './node';
import { invalid } from './params';
import { playgroundMethods } from './playground';
import { tokenMethods } from './tokens';
import { transactionMethods } from './transactions';

const METHODS: Methods = {
  ...accountMethods,
  ...blockMethods,
  ...faucetMethods,
  ...historyMethods,
  ...nodeMethods,
  ...playgroundMethods,
  ...tokenMethods,
  ...transactionMethods,
};

interface Request {
  jsonrpc?: unknown;
  id?: unknown;
  method?: unknown;
  params?: unknown;
}

const isObject = (value: unknown): value is Request =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without an identifier, a call expects no response. */
const isNotification = (request: Request): boolean =>
  request.id === undefined && typeof request.method === 'string';

export const failed = (id: unknown, error: RpcError) => ({
  jsonrpc: '2.0',
  error: { code: error.code, message: error.message, data: error.data },
  id: id ?? null,
});

/** Runs before a method is answered: returns, or throws the refusal. */
export type Gate = (method: string) => Promise<void>;

async function answer(state: RpcState, request: Request, gate: Gate): Promise<object> {
  const { jsonrpc, id, method } = request;
  const params = request.params ?? [];
  try {
    if (typeof method !== 'string' || typeof params !== 'object')
      throw new RpcError(INVALID_REQUEST, 'Invalid request');
    if (jsonrpc === undefined) throw new RpcError(INVALID_REQUEST, 'Unsupported JSON-RPC protocol version');
    if (jsonrpc !== '2.0') throw new RpcError(INVALID_REQUEST, 'Invalid request');
    if (!Array.isArray(params)) throw invalid('`params` should be an array');
    await gate(method);
    if (!Object.hasOwn(METHODS, method)) throw new RpcError(METHOD_NOT_FOUND, 'Method not found');
    state.ledger.tick();
    return { jsonrpc: '2.0', result: await METHODS[method]!(state, params as unknown[]), id };
  } catch (error) {
    if (error instanceof RpcError) return failed(id, error);
    if (error instanceof Refusal) throw error;
    return failed(id, new RpcError(INTERNAL_ERROR, `Internal error: ${(error as Error).message}`));
  }
}

/** The whole request is refused: with an HTTP status, or by closing the connection (`null`). */
export class Refusal extends Error {
  constructor(
    readonly status: number | null,
    readonly headers: Record<string, string> = {},
  ) {
    super(status === null ? 'cut' : String(status));
  }
}

/**
 * Answers a body: one request, or a batch of them. `null` if it expects no response: a call without an identifier, or an
 * empty batch.
 *
 * @throws Refusal if the gate refuses the whole body
 */
export async function handle(state: RpcState, body: string, gate: Gate): Promise<object | null> {
  const request = parsed(body);
  if (request === null) return failed(null, new RpcError(PARSE_ERROR, 'Parse error'));
  const answers: object[] = [];
  // One after the other: transactions in a batch land in its order.
  for (const each of Array.isArray(request) ? request : [request]) {
    const given = await answer(state, each, gate);
    if (!isNotification(each)) answers.push(given);
  }
  if (answers.length === 0) return null;
  return Array.isArray(request) ? answers : answers[0]!;
}

/** The requests of a body; `null` if it is not JSON, or if one of them is not an object. */
function parsed(body: string): Request | Request[] | null {
  try {
    const request = JSON.parse(body) as unknown;
    if (Array.isArray(request)) return request.every(isObject) ? request : null;
    return isObject(request) ? request : null;
  } catch {
    return null;
  }
}
