import { ASSOCIATED_TOKEN_PROGRAM_ID, TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { SystemProgram } from '@solana/web3.js';

import { parseSystem } from './parsedSystem';
import { parseToken } from './parsedToken';

/** The `jsonParsed` form of a call. */
export interface ParsedCall {
  program: string;
  parsed: unknown;
}

/** Fields of a call by its accounts and data; `null` if the call is not known. */
export type CallParser = (accounts: string[], data: Buffer) => { type: string; info: object } | null;

const parseAssociated: CallParser = (accounts, data) => {
  const [source, account, wallet, mint, systemProgram, tokenProgram] = accounts;
  const type = { '-1': 'create', 0: 'create', 1: 'createIdempotent' }[data[0] ?? -1];
  if (type === undefined || tokenProgram === undefined) return null;
  return { type, info: { account, mint, source, systemProgram, tokenProgram, wallet } };
};

const PARSERS: Record<string, [program: string, parse: CallParser]> = {
  [SystemProgram.programId.toBase58()]: ['system', parseSystem],
  [TOKEN_PROGRAM_ID.toBase58()]: ['spl-token', parseToken],
  [TOKEN_2022_PROGRAM_ID.toBase58()]: ['spl-token', parseToken],
  [ASSOCIATED_TOKEN_PROGRAM_ID.toBase58()]: ['spl-associated-token-account', parseAssociated],
};

/** Memos are text, and have no type. */
const MEMOS = new Set([
  'Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo',
  'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr',
]);

/** Fields of a call that a node has a parser for; `null` for any other call. */
export function parsedCall(program: string, accounts: string[], data: Uint8Array): ParsedCall | null {
  if (MEMOS.has(program)) return { program: 'spl-memo', parsed: Buffer.from(data).toString('utf8') };
  const known = PARSERS[program];
  const parsed = known?.[1](accounts, Buffer.from(data));
  return known && parsed ? { program: known[0], parsed } : null;
}
