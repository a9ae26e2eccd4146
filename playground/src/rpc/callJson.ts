import type { PublicKey } from '@solana/web3.js';

import type { InnerCall } from '../ledger/record';
import type { Call } from '../ledger/wire';
import { toBase58 } from './encode';
import { parsedCall } from './parsedCalls';

/** A call with the indexes of its accounts. */
export const rawCall = ({ programIdIndex, accounts, data }: Call, stackHeight: number) => ({
  programIdIndex,
  accounts,
  data: toBase58(data),
  stackHeight,
});

/** A call with addresses; with its fields instead of its bytes if a node has a parser for its program. */
export function namedCall({ programIdIndex, accounts, data }: Call, keys: PublicKey[], stackHeight: number) {
  const programId = keys[programIdIndex]!.toBase58();
  const addresses = accounts.map((account) => keys[account]!.toBase58());
  const fields = parsedCall(programId, addresses, data);
  if (fields) return { ...fields, programId, stackHeight };
  return { programId, accounts: addresses, data: toBase58(data), stackHeight };
}

/** Calls that programs made, for each instruction that made some. */
export const innerCalls = (inner: InnerCall[][], write: (call: InnerCall) => object) =>
  inner
    .map((calls, index) => ({ index, instructions: calls.map(write) }))
    .filter(({ instructions }) => instructions.length > 0);
