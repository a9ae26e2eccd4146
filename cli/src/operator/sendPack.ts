import {
  CoStakingError,
  OutcomeUnknownError,
  TransactionExpiredError,
  sendInstructions,
  type SendProgress,
  type WalletSigner,
} from '@co-staking/sdk';
import type { Connection, PublicKey } from '@solana/web3.js';

import type { Journal } from './journal/file';
import type { Proven, Signed } from './journal/state';
import { endPack, type Outcome } from './endPack';
import type { Item, ItemEnd } from './task';

/** How often a pack is signed again after it has provably expired. */
const ATTEMPTS = 5;

export interface Sending {
  connection: Connection;
  payer: WalletSigner;
  /** Further signers than the payer. */
  signers: readonly WalletSigner[];
  programId: PublicKey;
  commitment: 'confirmed' | 'finalized';
  computeUnitPrice?: bigint;
  journal: Journal;
  /** Called for every transaction that landed. */
  onLanded?: (landed: Proven) => void;
}

/** Writes down what happens to a transaction, before it can happen. */
function journalOf(
  { journal, onLanded, commitment }: Sending,
  items: readonly Item[],
): (progress: SendProgress) => void {
  let signed: Signed | undefined;
  return (progress) => {
    if (progress.stage === 'signed') {
      const { signature, lastValidBlockHeight, bytes } = progress;
      const transaction = Buffer.from(bytes).toString('base64');
      const entries = items.map(({ entry }) => entry);
      signed = { signature, lastValidBlockHeight, transaction, entries };
      journal.append({ type: 'signed', ...signed });
    }
    if (progress.stage === 'confirmed') {
      const { signature, slot } = progress;
      journal.append({ type: 'landed', signature, slot, commitment });
      onLanded?.({ ...signed!, slot, final: commitment === 'finalized' });
    }
    if (progress.stage === 'expired') journal.append({ type: 'expired', signature: progress.signature });
  };
}

/**
 * Sends items in one transaction, without those that are refused.
 *
 * @returns how every item ended
 */
export const sendPack = (sending: Sending, pack: readonly Item[]): Promise<ItemEnd[]> =>
  endPack(pack, sending.computeUnitPrice !== undefined, (items) => trySend(sending, items));

async function trySend(sending: Sending, items: readonly Item[]): Promise<Outcome> {
  const { connection, payer, signers, programId, commitment, computeUnitPrice, journal } = sending;
  const write = journalOf(sending, items);
  let signature: string | null = null;
  try {
    await sendInstructions(
      connection,
      payer,
      items.map(({ instruction }) => instruction),
      {
        attempts: ATTEMPTS,
        commitment,
        programId,
        signers,
        ...(computeUnitPrice !== undefined && { computeUnitPrice }),
        onProgress(progress) {
          if (progress.stage === 'signed') signature = progress.signature;
          if (progress.stage === 'expired') signature = null;
          write(progress);
        },
      },
    );
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof CoStakingError) {
      if (signature !== null) journal.append({ type: 'failed', signature, code: error.code });
      return { kind: 'refused', error };
    }
    const network = error instanceof Error ? error.message : String(error);
    if (
      error instanceof TransactionExpiredError ||
      error instanceof OutcomeUnknownError ||
      signature === null
    )
      return { kind: 'unknown', message: network };
    throw error;
  }
}
