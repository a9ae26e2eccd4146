import { MAX_COMPUTE_UNITS, TransactionTooLargeError, buildTransaction } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import type { Item } from './task';

/** Calls that one transaction may make in all, the inner ones included. */
const MAX_TRACE = 64;
/** Compute limit and price. */
const BUDGET = 2;

const ANY_BLOCKHASH = PublicKey.default.toBase58();

/** Whether a transaction with these items fits a packet, with its compute limit and its price, if it has one. */
function fits(items: readonly Item[], payer: PublicKey, callsPerItem: number, priced: boolean): boolean {
  if (items.length * callsPerItem + BUDGET > MAX_TRACE) return false;
  try {
    buildTransaction({
      payer,
      instructions: items.map(({ instruction }) => instruction),
      blockhash: ANY_BLOCKHASH,
      computeUnitLimit: MAX_COMPUTE_UNITS,
      ...(priced && { computeUnitPrice: 1n }),
    });
    return true;
  } catch (error) {
    if (error instanceof TransactionTooLargeError) return false;
    throw error;
  }
}

/**
 * Groups items, in their order, into as few transactions as fit.
 *
 * @param priced - whether the transactions have a compute unit price: its instruction takes 12 bytes
 */
export function pack<I extends Item>(
  items: readonly I[],
  payer: PublicKey,
  callsPerItem: number,
  priced: boolean,
): I[][] {
  const packs: I[][] = [];
  let current: I[] = [];
  for (const item of items) {
    if (current.length > 0 && !fits([...current, item], payer, callsPerItem, priced)) {
      packs.push(current);
      current = [];
    }
    current.push(item);
  }
  if (current.length > 0) packs.push(current);
  return packs;
}
