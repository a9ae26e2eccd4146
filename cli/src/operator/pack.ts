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
 * How many of the items from `at` on fit one transaction; one always does.
 *
 * @param like - a guess: items of one kind mostly have one size
 */
function fitting(
  items: readonly Item[],
  at: number,
  like: number,
  fit: (some: readonly Item[]) => boolean,
): number {
  const most = items.length - at;
  let count = Math.max(1, Math.min(like, most));
  while (count > 1 && !fit(items.slice(at, at + count))) count -= 1;
  if (count < like) return count;
  while (count < most && fit(items.slice(at, at + count + 1))) count += 1;
  return count;
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
  const fit = (some: readonly Item[]): boolean => fits(some, payer, callsPerItem, priced);
  const packs: I[][] = [];
  let like = 1;
  for (let at = 0; at < items.length; at += like) {
    like = fitting(items, at, like, fit);
    packs.push(items.slice(at, at + like));
  }
  return packs;
}
