import { CoStakingError, TransactionExpiredError, type SendProgress } from '@co-staking/sdk';

import type { Context } from '../context';
import { forget, keep, outboxFolder } from './outbox';

/**
 * Keeps a transaction from before it is sent until its outcome is known.
 *
 * @param command - with what was given to it, by which a repetition is known
 * @param send - gets what has to be told each step
 * @throws what `send` throws
 */
export async function withOutbox<T>(
  context: Context,
  command: string,
  send: (onProgress: (progress: SendProgress) => void) => Promise<T>,
): Promise<T> {
  const folder = outboxFolder(context.io);
  const genesisHash = await context.connection.getGenesisHash();
  let kept: { signature: string } | undefined;
  const onProgress = (progress: SendProgress): void => {
    if (progress.stage !== 'signed') return;
    const { signature, lastValidBlockHeight, bytes } = progress;
    const transaction = Buffer.from(bytes).toString('base64');
    const sent = { command, signature, lastValidBlockHeight, transaction, genesisHash };
    try {
      keep(folder, {
        ...sent,
        pid: process.pid,
        at: Date.now(),
        authority: context.authority.address.toBase58(),
        programId: context.programId.toBase58(),
      });
      kept = { signature };
    } catch (error) {
      // No reason to refuse: the signature stands on the screen.
      context.io.err(
        `warning: ${folder} cannot be written, so remember the signature: ${(error as Error).message}`,
      );
    }
  };
  try {
    const done = await send(onProgress);
    if (kept) forget(folder, kept);
    return done;
  } catch (error) {
    const known = error instanceof CoStakingError || error instanceof TransactionExpiredError;
    if (known && kept) forget(folder, kept);
    throw error;
  }
}
