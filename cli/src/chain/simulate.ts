import { CoStakingError, MAX_COMPUTE_UNITS, buildTransaction } from '@co-staking/sdk';
import { PublicKey, type Connection, type TransactionInstruction } from '@solana/web3.js';

/** A blockhash that the RPC replaces by a recent one. */
const ANY_BLOCKHASH = PublicKey.default.toBase58();

/** What would become of a transaction now. */
export interface Simulation {
  refusal: CoStakingError | null;
  units: number;
  logs: string[];
  /** Data afterwards of the accounts that were asked for, in their order; `null` where there is none. */
  after: (Buffer | null)[];
}

/** Simulates without signatures, and tells what some accounts would hold afterwards: the SDK's does not. */
export async function simulate(
  connection: Connection,
  payer: PublicKey,
  instructions: readonly TransactionInstruction[],
  watched: readonly PublicKey[],
  programId: PublicKey,
): Promise<Simulation> {
  const transaction = buildTransaction({
    payer,
    instructions,
    blockhash: ANY_BLOCKHASH,
    computeUnitLimit: MAX_COMPUTE_UNITS,
  });
  const addresses = watched.map((key) => key.toBase58());
  const { value } = await connection.simulateTransaction(transaction, {
    sigVerify: false,
    replaceRecentBlockhash: true,
    ...(addresses.length > 0 && { accounts: { encoding: 'base64', addresses } }),
  });
  const logs = value.logs ?? [];
  const refusal = value.err === null ? null : CoStakingError.from({ err: value.err, logs }, { programId });
  if (value.err !== null && refusal === null)
    throw new Error(`unreadable refusal: ${JSON.stringify(value.err)}`);
  const after = watched.map((_, at) => {
    const data = value.accounts?.[at]?.data[0];
    return data === undefined ? null : Buffer.from(data, 'base64');
  });
  return { refusal, units: value.unitsConsumed ?? MAX_COMPUTE_UNITS, logs, after };
}
