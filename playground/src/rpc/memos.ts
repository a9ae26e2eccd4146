import type { Landed } from '../ledger/record';

const MEMO_PROGRAMS = new Set([
  'Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo',
  'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr',
]);

/** The memos of a transaction with their lengths, as a node lists them; `null` if it has none. */
export function memosOf({ wire, keys }: Landed): string | null {
  const memos = wire.message.calls
    .filter(({ programIdIndex }) => MEMO_PROGRAMS.has(keys[programIdIndex]!.toBase58()))
    .map(({ data }) => `[${data.length}] ${Buffer.from(data).toString('utf8')}`);
  return memos.length > 0 ? memos.join('; ') : null;
}
