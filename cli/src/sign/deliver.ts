import { base58 } from '@scure/base';
import { settleTransaction, type Landed, type SendProgress } from '@co-staking/sdk';
import type { VersionedTransaction } from '@solana/web3.js';

import { progressText } from '../chain/sendSigned';
import type { Context } from '../context';
import { withOutbox } from '../outbox/withOutbox';
import type { Lifetime } from './lifetime';
import { settleNonce } from './settleNonce';

/** What decides how long a signed transaction is waited for. */
export type Waiting = Pick<Lifetime, 'blockhash' | 'lastValidBlockHeight' | 'nonce'>;

/** Sends a transaction that has all its signatures, and waits until its outcome is known. */
export async function deliver(
  context: Context,
  transaction: VersionedTransaction,
  { blockhash, lastValidBlockHeight, nonce }: Waiting,
  onProgress: (progress: SendProgress) => void = () => undefined,
): Promise<Landed> {
  const { connection, io, options, programId } = context;
  const bytes = transaction.serialize();
  const signature = base58.encode(transaction.signatures[0]!);
  const tell = (progress: SendProgress): void => {
    onProgress(progress);
    const text = progressText(progress);
    if (text !== null) io.err(text);
  };
  tell({ stage: 'signed', signature, lastValidBlockHeight, bytes });
  if (nonce)
    return settleNonce(context, { signature, bytes, nonce: { account: nonce, value: blockhash } }, tell);
  const { commitment } = options;
  const signed = { signature, lastValidBlockHeight, bytes };
  return settleTransaction(connection, signed, { commitment, programId, onProgress: tell });
}

/** As {@link deliver}. Should the process end before, the next one goes on. */
export const deliverKept = (
  context: Context,
  command: string,
  transaction: VersionedTransaction,
  waiting: Waiting,
): Promise<Landed> =>
  withOutbox(context, command, (keep) => deliver(context, transaction, waiting, keep), waiting);
