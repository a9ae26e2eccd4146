import { solanaContext } from './solanaError';

/** The transaction that `before` or `until` names is not known to the node. */
export const UNKNOWN_TRANSACTION = -32020;
/** The transaction is of a version that was not asked for. */
export const UNSUPPORTED_VERSION = -32015;
/** The node has no index for such a search. */
export const NO_INDEX = -32010;
/** The node does not offer the method. */
export const NO_METHOD = -32601;

/** Codes of JSON-RPC after which the same request may succeed: behind, not there yet, internal error. */
const HEALING = new Set([-32005, -32004, -32014, -32016, -32603, 429]);

const field = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;

/** The code of a JSON-RPC answer, as web3.js or kit puts it; `undefined` if there is none. */
function rpcCode(error: unknown): number | undefined {
  const code = field(error, 'code');
  if (typeof code === 'number') return code;
  const context = solanaContext(error);
  if (context) return context.__code;
  // web3.js wraps some answers, and says the code in words only.
  const [, found] = /"code":\s*(-?\d+)/.exec(messageOf(error)) ?? [];
  return found === undefined ? undefined : Number(found);
}

/** Words of an error; those of the node if kit keeps them apart. */
export const messageOf = (error: unknown): string => {
  const message = solanaContext(error)?.__serverMessage ?? field(error, 'message') ?? error;
  return typeof message === 'string' ? message : '';
};

/** Whether an RPC node answered with one of these codes. */
export const isRpcError = (error: unknown, ...codes: number[]): boolean => codes.includes(rpcCode(error)!);

/** The HTTP status of a refused request: web3.js says it in words, kit in `context`; `undefined` if there is none. */
export function httpStatus(error: unknown): number | undefined {
  for (const holder of [error, field(error, 'context')])
    for (const name of ['statusCode', 'status']) {
      const status = field(holder, name);
      if (typeof status === 'number') return status;
    }
  const [, found] =
    /(?:^|[:(]\s*|Error: |HTTP |status(?: code)?:? )([45]\d\d)\b/i.exec(messageOf(error)) ?? [];
  return found === undefined ? undefined : Number(found);
}

/** Statuses after which the same request may succeed: timeout, too early, too many, and failures of the server. */
const healingStatus = (status: number): boolean => [408, 425, 429].includes(status) || status >= 500;

const CUT =
  /fetch failed|failed to fetch|network ?error|load failed|timed? ?out|timeout|socket hang up|premature close|other side closed|terminated|too many requests|rate limit|ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ENETUNREACH|EHOSTUNREACH|UND_ERR/i;

/** Whether the same request may succeed a little later. A wrong key, method or argument does not become right. */
export function canHeal(error: unknown): boolean {
  const code = rpcCode(error);
  if (code !== undefined && HEALING.has(code)) return true;
  const status = httpStatus(error);
  if (status !== undefined) return healingStatus(status);
  if (code !== undefined) return false;
  if (CUT.test(`${messageOf(error)} ${String(field(error, 'code') ?? '')}`)) return true;
  const cause = field(error, 'cause');
  return cause !== undefined && cause !== error && canHeal(cause);
}
