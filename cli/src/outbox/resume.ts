import { CoStakingError, TransactionExpiredError, settleTransaction } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import { fileOf, forget, outboxFolder, readOutbox, type Sent } from './outbox';
import { settleNonce } from '../sign/settleNonce';

/**
 * Settles what earlier commands of the same wallet have left open when they were cut off. The command that
 * is asked for now goes on where it ended, if it is one of them: repeated, it would pay twice.
 *
 * @param command - with what was given to it
 * @returns whether the command is done with that
 * @throws OutcomeUnknownError if the RPC does not say: nothing is signed again then
 */
export async function resume(context: Context, command: string): Promise<boolean> {
  const folder = outboxFolder(context.io);
  const { cutOff: open, unreadable } = readOutbox(folder);
  for (const path of unreadable)
    context.io.err(
      `warning: ${path} cannot be read; its name is the signature of a transaction whose outcome is unknown:
  look at it with \`co-staking status\`, then remove the file`,
    );
  if (open.length === 0) return false;
  const authority = context.authority.address.toBase58();
  const programId = context.programId.toBase58();
  const genesisHash = await context.connection.getGenesisHash();
  const own = open.filter(
    (sent) =>
      sent.authority === authority && sent.programId === programId && sent.genesisHash === genesisHash,
  );
  let done = false;
  for (const sent of own) {
    const slot = await settle(context, folder, sent);
    if (slot === null || sent.command !== command) continue;
    done = true;
    context.io.err(
      'This run was the rest of that one, and sends nothing more. Run it again to do it once more.',
    );
    context.print.record({ signature: sent.signature, slot });
  }
  return done;
}

/** @returns the slot where it landed and succeeded, else `null` */
async function settle(context: Context, folder: string, sent: Sent): Promise<number | null> {
  const { connection, io, options, programId } = context;
  const { command, signature, lastValidBlockHeight, nonce, transaction } = sent;
  io.err(`an earlier \`co-staking ${command}\` was cut off when it had signed ${signature};
  settling it first (remove ${fileOf(folder, sent)} to leave it alone) ...`);
  const bytes = Buffer.from(transaction, 'base64');
  try {
    const { slot } = nonce
      ? await settleNonce(context, {
          signature,
          bytes,
          nonce: { ...nonce, account: new PublicKey(nonce.account) },
        })
      : await settleTransaction(
          connection,
          { signature, lastValidBlockHeight, bytes },
          { commitment: options.commitment, programId },
        );
    forget(folder, sent);
    io.err(`it landed in slot ${slot}`);
    return slot;
  } catch (error) {
    const gone =
      error instanceof TransactionExpiredError ||
      (error instanceof CliError && error.exitCode === ExitCode.Refused);
    if (gone) io.err('it never landed, and never will');
    else if (error instanceof CoStakingError) io.err(`it was refused, and changed nothing: ${error.message}`);
    else throw error;
    forget(folder, sent);
    return null;
  }
}
