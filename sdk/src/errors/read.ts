import { failureOf, solanaContext } from './solanaError';

/** What can be read from a failure, whatever library or runtime reported it. */
export interface Facts {
  /** Number of a custom program error. */
  number?: number;
  /** Words of the runtime if there is no number. */
  reason?: string;
  /** Base58 address of the innermost program that failed. */
  program?: string;
  logs: string[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isLogs = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((line) => typeof line === 'string');

/** Logs, wherever the common clients put them. */
function logsOf(error: Record<string, unknown>): string[] {
  const inner = ['simulationResponse', 'meta', 'value', 'data', 'context']
    .map((key) => error[key])
    .filter(isObject);
  for (const holder of [error, ...inner]) {
    for (const key of ['logs', 'transactionLogs', 'errorLogs', 'logMessages']) {
      if (isLogs(holder[key])) return holder[key];
    }
  }
  return [];
}

/** The `err` of an RPC answer: `"Name"`, `{ Name: … }` or `{ InstructionError: [index, …] }`. */
function fromRpc(err: unknown): Pick<Facts, 'number' | 'reason'> {
  if (typeof err === 'string') return { reason: err, ...fromText(err) };
  if (!isObject(err)) return {};
  if (!Array.isArray(err['InstructionError'])) return { reason: Object.keys(err)[0] };
  const inner: unknown = err['InstructionError'][1];
  // Kit reads whole numbers as bigint.
  if (isObject(inner) && ['number', 'bigint'].includes(typeof inner['Custom']))
    return { number: Number(inner['Custom']) };
  return fromRpc(inner);
}

/** Words such as bankrun's `Error processing Instruction 0: custom program error: 0x1781`. */
function fromText(text: string): Pick<Facts, 'number' | 'reason'> {
  const number = /custom program error: (?:0x([0-9a-f]+)|#?(\d+))/i.exec(text);
  if (number) return { number: number[1] ? parseInt(number[1], 16) : Number(number[2]) };
  const reason = /Error processing Instruction \d+: (.+)/.exec(text);
  return reason ? { reason: reason[1] } : {};
}

/** The innermost failure comes first in the logs. */
function fromLogs(logs: string[]): Pick<Facts, 'number' | 'reason' | 'program'> {
  for (const line of logs) {
    const [, program, reason] = /^Program (\S+) failed: (.+)$/.exec(line) ?? [];
    if (program && reason) return { program, reason, ...fromText(reason) };
  }
  return {};
}

/** The failure that an error of kit is about, or one that caused it. */
function fromKit(error: unknown): Facts | null {
  const context = solanaContext(error);
  if (!context || !isObject(error)) return null;
  const logs = logsOf(error);
  const cause = fromKit(error['cause']);
  // Logs also say which program failed.
  return {
    ...failureOf(context),
    ...cause,
    ...fromLogs(logs),
    logs: logs.length > 0 ? logs : (cause?.logs ?? []),
  };
}

/** Reads a failure. Everything stays empty for an error that is not a transaction's. */
export function readFacts(error: unknown): Facts {
  if (typeof error === 'number') return { number: error, logs: [] };
  if (typeof error === 'string') return { ...fromText(error), logs: [] };
  if (!isObject(error)) return { logs: [] };
  const kit = fromKit(error);
  if (kit) return kit;
  const logs = logsOf(error);
  const holder = ['simulationResponse', 'meta', 'value', 'data']
    .map((key) => error[key])
    .find((v) => isObject(v) && v['err']);
  const rpc = fromRpc(
    error['InstructionError'] ? error : (error['err'] ?? (holder as { err?: unknown } | undefined)?.err),
  );
  const text = typeof error['message'] === 'string' ? fromText(error['message']) : {};
  return { ...text, ...rpc, ...fromLogs(logs), logs };
}
