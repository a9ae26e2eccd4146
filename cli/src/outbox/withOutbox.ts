import { CoStakingError, TransactionExpiredError, type SendProgress } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { closeSync } from 'node:fs';

import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import { forget, keep, outboxFolder, type Kept } from './outbox';

/**
 * Keeps a transaction from before it is sent until its outcome is known.
 *
 * @param command - with what was given to it, by which a repetition is known
 * @param send - gets what must be called at each step
 * @param waiting - its durable nonce, if it has one
 * @throws what `send` throws
 */
export async function withOutbox<T>(
  context: Context,
  command: string,
  send: (onProgress: (progress: SendProgress) => void) => Promise<T>,
  waiting?: { nonce: PublicKey | null; blockhash: string },
): Promise<T> {
  const folder = outboxFolder(context.io);
  const genesisHash = await context.connection.getGenesisHash();
  let kept: Kept | undefined;
  const known = (): void => {
    if (kept) forget(folder, kept);
  };
  const onProgress = (progress: SendProgress): void => {
    if (progress.stage !== 'signed') return;
    const { signature, lastValidBlockHeight, bytes } = progress;
    const transaction = Buffer.from(bytes).toString('base64');
    const authority = context.authority.address.toBase58();
    const programId = context.programId.toBase58();
    const sent = {
      ...{ command, authority, programId, genesisHash, signature, lastValidBlockHeight, transaction },
      ...(waiting?.nonce && { nonce: { account: waiting.nonce.toBase58(), value: waiting.blockhash } }),
    };
    try {
      kept = keep(folder, sent);
    } catch (error) {
      // No reason to refuse: the signature is on the screen.
      context.io.err(
        `warning: ${folder} cannot be written, so remember the signature: ${(error as Error).message}`,
      );
    }
  };
  try {
    const done = await send(onProgress);
    known();
    return done;
  } catch (error) {
    const ended = error instanceof CoStakingError || error instanceof TransactionExpiredError;
    // With a durable nonce a refusal says that it never lands.
    if (ended || (error instanceof CliError && error.exitCode === ExitCode.Refused)) known();
    throw error;
  } finally {
    if (kept) closeSync(kept.file);
  }
}
