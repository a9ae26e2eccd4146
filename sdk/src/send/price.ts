import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

import { toBigInt } from '../amounts';
import type { SendConnection } from './connection';
import type { SendOptions } from './options';
import { retryRead } from './retry';

/** Most that `computeUnitPrice: 'auto'` pays by default, micro-lamports per compute unit. */
export const DEFAULT_MAX_COMPUTE_UNIT_PRICE = 1_000_000n;

/** `auto` pays at least as much as this part of the last blocks' cheapest transactions on the same accounts. */
export const AUTO_PRICE_PERCENTILE = 75n;

/** The accounts that instructions write to: priority is bid for these. */
export function writableAccounts(instructions: readonly TransactionInstruction[]): PublicKey[] {
  const writable = instructions.flatMap(({ keys }) => keys.filter(({ isWritable }) => isWritable));
  return [...new Map(writable.map(({ pubkey }) => [pubkey.toBase58(), pubkey])).values()];
}

function percentile(values: bigint[], percent: bigint): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const rank = (BigInt(sorted.length) * percent + 99n) / 100n;
  return sorted[Number(rank) - 1] ?? 0n;
}

/**
 * The price that the options ask for, micro-lamports per compute unit; `undefined` for none.
 *
 * @throws RangeError if a fixed price is above the cap
 */
export async function computeUnitPriceOf(
  connection: SendConnection,
  instructions: readonly TransactionInstruction[],
  options: SendOptions,
): Promise<bigint | undefined> {
  const { computeUnitPrice, maxComputeUnitPrice } = options;
  if (computeUnitPrice === undefined) return undefined;
  if (computeUnitPrice !== 'auto') {
    const price = toBigInt(computeUnitPrice, 'computeUnitPrice');
    if (maxComputeUnitPrice !== undefined && price > maxComputeUnitPrice)
      throw new RangeError(`computeUnitPrice ${price} is above maxComputeUnitPrice ${maxComputeUnitPrice}`);
    return price;
  }
  const cap = maxComputeUnitPrice ?? DEFAULT_MAX_COMPUTE_UNIT_PRICE;
  const lockedWritableAccounts = writableAccounts(instructions);
  const recent = await retryRead(
    'getRecentPrioritizationFees',
    () => connection.getRecentPrioritizationFees({ lockedWritableAccounts }),
    options,
  );
  const price = percentile(
    recent.map(({ prioritizationFee }) => BigInt(prioritizationFee)),
    AUTO_PRICE_PERCENTILE,
  );
  return price < cap ? price : cap;
}
