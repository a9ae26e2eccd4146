import { accountMethods } from './accounts';
import { blockMethods } from './blocks';
import { INTERNAL_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, PARSE_ERROR, RpcError } from './error';
import { faucetMethods } from './faucet';
import { historyMethods } from './history';
import type { Methods, RpcState } from './method';
import { nodeMethods } from './node';
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
  id?: unknown;
  method?: unknown;
  params?: unknown;
}

export const failed = (id: unknown, error: RpcError) => ({
  jsonrpc: '2.0',
  error: { code: error.code, message: error.message, data: error.data },
  id: id ?? null,
});

/** Runs before a method is answered: returns, or throws the refusal. */
export type Gate = (method: string) => Promise<void>;

async function answer(state: RpcState, request: Request, gate: Gate): Promise<object> {
  const { id, method, params = [] } = request ?? {};
  try {
    if (typeof method !== 'string' || !Array.isArray(params))
      throw new RpcError(INVALID_REQUEST, 'Invalid request');
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
 * Answers a body: one request, or a batch of them.
 *
 * @throws Refusal if the gate refuses the whole body
 */
export async function handle(state: RpcState, body: string, gate: Gate): Promise<object> {
  let request: Request | Request[];
  try {
    request = JSON.parse(body) as Request | Request[];
  } catch {
    return failed(null, new RpcError(PARSE_ERROR, 'Parse error'));
  }
  if (!Array.isArray(request)) return answer(state, request, gate);
  const answers: object[] = [];
  // One after the other: transactions in a batch land in its order.
  for (const each of request) answers.push(await answer(state, each, gate));
  return answers;
}
