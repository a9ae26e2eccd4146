import { MAX_COMPUTE_UNITS, TransactionTooLargeError, buildTransaction } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import type { Item } from './task';

/** Calls that one transaction may make in all, the inner ones included. */
const MAX_TRACE = 64;
/** Compute limit and price. */
const BUDGET = 2;

const ANY_BLOCKHASH = PublicKey.default.toBase58();

/** Whether a transaction with these items fits a packet, with its compute limit and price. */
function fits(items: readonly Item[], payer: PublicKey, callsPerItem: number): boolean {
  if (items.length * callsPerItem + BUDGET > MAX_TRACE) return false;
  try {
    buildTransaction({
      payer,
      instructions: items.map(({ instruction }) => instruction),
      blockhash: ANY_BLOCKHASH,
      computeUnitLimit: MAX_COMPUTE_UNITS,
      computeUnitPrice: 1n,
    });
    return true;
  } catch (error) {
    if (error instanceof TransactionTooLargeError) return false;
    throw error;
  }
}

/** Groups items, in their order, into as few transactions as fit. */
export function pack(items: readonly Item[], payer: PublicKey, callsPerItem: number): Item[][] {
  const packs: Item[][] = [];
  let current: Item[] = [];
  for (const item of items) {
    if (current.length > 0 && !fits([...current, item], payer, callsPerItem)) {
      packs.push(current);
      current = [];
    }
    current.push(item);
  }
  if (current.length > 0) packs.push(current);
  return packs;
}
