import { CoStakingError } from '@co-staking/sdk';
import type { Connection, PublicKey, TransactionInstruction } from '@solana/web3.js';

import { MAX_UNITS, makeTransaction } from './transaction';

/** What would become of a transaction now. */
export interface Simulation {
  refusal: CoStakingError | null;
  units: number;
  logs: string[];
  /** Data afterwards of the accounts that were asked for, in their order; `null` where there is none. */
  after: (Buffer | null)[];
}

/** A price makes no difference to the outcome, so none is simulated. The signatures are not needed. */
export async function simulate(
  connection: Connection,
  payer: PublicKey,
  instructions: readonly TransactionInstruction[],
  watched: readonly PublicKey[],
  programId: PublicKey,
): Promise<Simulation> {
  const { blockhash } = await connection.getLatestBlockhash();
  const transaction = makeTransaction({ payer, instructions, blockhash, unitLimit: MAX_UNITS });
  const { value } = await connection.simulateTransaction(transaction, {
    sigVerify: false,
    replaceRecentBlockhash: true,
    ...(watched.length > 0 && {
      accounts: { encoding: 'base64', addresses: watched.map((key) => key.toBase58()) },
    }),
  });
  const logs = value.logs ?? [];
  const refusal = value.err === null ? null : CoStakingError.from({ err: value.err, logs }, { programId });
  if (value.err !== null && refusal === null)
    throw new Error(`unreadable refusal: ${JSON.stringify(value.err)}`);
  const after = watched.map((_, at) => {
    const account = value.accounts?.[at];
    return account ? Buffer.from(account.data[0]!, 'base64') : null;
  });
  return { refusal, units: value.unitsConsumed ?? MAX_UNITS, logs, after };
}
