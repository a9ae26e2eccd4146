import { buildTransaction } from '@co-staking/sdk';
import type { TransactionInstruction, VersionedTransaction } from '@solana/web3.js';

import type { Priority } from '../agree/costs';
import { computeUnitPrice } from '../chain/price';
import type { Context } from '../context';
import type { GlobalOptions } from '../globals';
import { lifetimeOf, type Lifetime } from './lifetime';

/** Compute units that the runtime allows each instruction without a limit. */
const DEFAULT_UNITS = 200_000;

/**
 * Whether several parties have to sign the same bytes, or the bytes are only printed. Then nothing of the transaction
 * may come from a simulation, which differs from run to run.
 */
export const isFrozen = ({ blockhash, nonce, printOnly, signOnly, signer }: GlobalOptions): boolean =>
  Boolean(printOnly || signOnly || signer || blockhash !== undefined || nonce !== undefined);

/** A transaction whose bytes follow from the arguments alone. */
export interface Frozen {
  transaction: VersionedTransaction;
  lifetime: Lifetime;
  /** Priority fee that it offers; `null` for none. */
  priority: Priority | null;
}

/** Builds a transaction with the lifetime and the price of the flags, and without a compute limit of its own. */
export async function freeze(
  context: Context,
  instructions: readonly TransactionInstruction[],
): Promise<Frozen> {
  const lifetime = await lifetimeOf(context);
  const price = computeUnitPrice(context);
  const transaction = buildTransaction({
    payer: context.payer.address,
    instructions: [...lifetime.advance, ...instructions],
    blockhash: lifetime.blockhash,
    ...(price !== undefined && { computeUnitPrice: price }),
  });
  const priority = price === undefined ? null : { price, units: DEFAULT_UNITS * instructions.length };
  return { transaction, lifetime, priority };
}
