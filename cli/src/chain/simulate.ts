import { CoStakingError, MAX_COMPUTE_UNITS, buildTransaction } from '@co-staking/sdk';
import {
  PublicKey,
  type Connection,
  type TransactionInstruction,
  type VersionedTransaction,
} from '@solana/web3.js';

import type { RawAccount } from '../agree/difference';

/** A blockhash that the RPC replaces by a recent one. */
const ANY_BLOCKHASH = PublicKey.default.toBase58();

/** The outcome that a transaction would have now. */
export interface Simulation {
  refusal: CoStakingError | null;
  units: number;
  logs: string[];
  /** The requested accounts afterwards, in their order; `null` if there is none. */
  after: (RawAccount | null)[];
}

/** A transaction that is only simulated: it may use all units, and its blockhash is replaced. */
export const draftOf = (
  payer: PublicKey,
  instructions: readonly TransactionInstruction[],
): VersionedTransaction =>
  buildTransaction({
    payer,
    instructions,
    blockhash: ANY_BLOCKHASH,
    computeUnitLimit: MAX_COMPUTE_UNITS,
  });

/** Simulates without signatures, and returns the accounts afterwards, which the SDK's simulation does not. */
export async function simulate(
  connection: Connection,
  transaction: VersionedTransaction,
  watched: readonly PublicKey[],
  programId: PublicKey,
): Promise<Simulation> {
  const addresses = watched.map((key) => key.toBase58());
  const { value } = await connection.simulateTransaction(transaction, {
    sigVerify: false,
    replaceRecentBlockhash: true,
    // A finalized state is 13 seconds old.
    commitment: 'confirmed',
    ...(addresses.length > 0 && { accounts: { encoding: 'base64', addresses } }),
  });
  const logs = value.logs ?? [];
  const refusal = value.err === null ? null : CoStakingError.from({ err: value.err, logs }, { programId });
  if (value.err !== null && refusal === null)
    throw new Error(`unreadable refusal: ${JSON.stringify(value.err)}`);
  const after = watched.map((_, at): RawAccount | null => {
    const found = value.accounts?.[at];
    if (!found) return null;
    return {
      owner: new PublicKey(found.owner),
      lamports: BigInt(found.lamports),
      data: Buffer.from(found.data[0] ?? '', 'base64'),
    };
  });
  return { refusal, units: value.unitsConsumed ?? MAX_COMPUTE_UNITS, logs, after };
}
