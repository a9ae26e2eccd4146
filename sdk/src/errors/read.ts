/** What can be read from a failure, whatever library or runtime reported it. */
export interface Facts {
  /** Number of a custom program error. */
  number?: number;
  /** Words of the runtime where there is no number. */
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
  const inner = [error['simulationResponse'], error['meta'], error['value'], error['data']].filter(isObject);
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
  if (isObject(inner) && typeof inner['Custom'] === 'number') return { number: inner['Custom'] };
  return fromRpc(inner);
}

/** Words such as bankrun's `Error processing Instruction 0: custom program error: 0x1781`. */
function fromText(text: string): Pick<Facts, 'number' | 'reason'> {
  const number = /custom program error: (?:0x([0-9a-f]+)|(\d+))/i.exec(text);
  if (number) return { number: number[1] ? parseInt(number[1], 16) : Number(number[2]) };
  const reason = /Error processing Instruction \d+: (.+)/.exec(text);
  return reason ? { reason: reason[1] } : {};
}

/** The innermost failure stands first in the logs. */
function fromLogs(logs: string[]): Pick<Facts, 'number' | 'reason' | 'program'> {
  for (const line of logs) {
    const [, program, reason] = /^Program (\S+) failed: (.+)$/.exec(line) ?? [];
    if (program && reason) return { program, reason, ...fromText(reason) };
  }
  return {};
}

/** Reads a failure. Everything stays empty for an error that is not a transaction's. */
export function readFacts(error: unknown): Facts {
  if (typeof error === 'number') return { number: error, logs: [] };
  if (typeof error === 'string') return { ...fromText(error), logs: [] };
  if (!isObject(error)) return { logs: [] };
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
