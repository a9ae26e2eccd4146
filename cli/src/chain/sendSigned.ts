import { sendInstructions, type SendProgress, type WalletSigner } from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';

import type { Context } from '../context';
import { usage } from '../exit';
import type { Party } from '../keys';
import { withOutbox } from '../outbox/withOutbox';
import { computeUnitPrice } from './price';

/** @throws CliError if only the address is known */
function signerOf({ address, signer }: Party): WalletSigner {
  if (signer) return signer;
  throw usage(
    `${address.toBase58()} must sign, but only its address is known`,
    'pass its key, --signer with a signature made elsewhere, or --print-only for a multisig',
  );
}

/** Everyone who has to sign, each once, the payer first. @throws CliError if a keypair is missing */
export function signersOf(parties: readonly Party[]): WalletSigner[] {
  const distinct = new Map(parties.map((party) => [party.address.toBase58(), party]));
  return [...distinct.values()].map(signerOf);
}

/** What is said while a transaction is on its way. */
export function progressText(progress: SendProgress): string | null {
  switch (progress.stage) {
    case 'signed':
      return `sending; it can land until ${
        progress.lastValidBlockHeight > 0
          ? `block height ${progress.lastValidBlockHeight}`
          : 'its nonce is used'
      }:\n${progress.signature}`;
    case 'sent':
      return progress.count === 1 ? null : `sent again (${progress.count})`;
    case 'retrying':
      return `the RPC did not answer ${progress.request}; trying again`;
    case 'expired':
      return 'expired without landing';
    case 'simulated':
    case 'confirmed':
      return null;
  }
}

/**
 * Signs, sends, and waits until the outcome is known. Should the process end before, the next one goes on.
 *
 * @param command - with what was given to it
 * @throws as `sendInstructions`
 */
export async function sendSigned(
  context: Context,
  command: string,
  instructions: readonly TransactionInstruction[],
  [payer, ...signers]: readonly WalletSigner[],
): Promise<{ signature: string; slot: number; units: number }> {
  const { connection, io, options, programId } = context;
  const price = computeUnitPrice(context);
  return withOutbox(context, command, (keep) =>
    sendInstructions(connection, payer!, instructions, {
      commitment: options.commitment,
      programId,
      signers,
      ...(price !== undefined && { computeUnitPrice: price }),
      onProgress(progress) {
        keep(progress);
        const text = progressText(progress);
        if (text !== null) io.err(text);
      },
    }),
  );
}
