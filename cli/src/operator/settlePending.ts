import { CoStakingError, TransactionExpiredError, settleTransaction } from '@co-staking/sdk';

import type { Journal } from './journal/file';
import type { JournalState, Proven, Signed } from './journal/state';
import type { Sending } from './sendPack';

/** Finds out what became of a transaction of a run that was cut off; sends its bytes again while it can land. */
async function settle(
  { connection, commitment, programId }: Sending,
  journal: Journal,
  signed: Signed,
): Promise<Proven | null> {
  const { signature, lastValidBlockHeight, transaction } = signed;
  const bytes = Buffer.from(transaction, 'base64');
  try {
    const { slot } = await settleTransaction(
      connection,
      { signature, lastValidBlockHeight, bytes },
      { commitment, programId },
    );
    journal.append({ type: 'landed', signature, slot });
    return { ...signed, slot };
  } catch (error) {
    if (error instanceof TransactionExpiredError) journal.append({ type: 'expired', signature });
    else if (error instanceof CoStakingError) journal.append({ type: 'failed', signature, code: error.code });
    else throw error;
    return null;
  }
}

/**
 * Ends everything that earlier runs have left open, before anything new is signed.
 *
 * @returns what landed
 * @throws OutcomeUnknownError where the RPC does not tell: nothing may be signed anew then
 */
export async function settlePending(sending: Sending, { pending }: JournalState): Promise<Proven[]> {
  const settled = await Promise.all(pending.map((signed) => settle(sending, sending.journal, signed)));
  return settled.filter((found) => found !== null);
}
