import {
  CoStakingError,
  OutcomeUnknownError,
  TransactionExpiredError,
  sendInstructions,
  type SendProgress,
  type WalletSigner,
} from '@co-staking/sdk';
import type { Connection, PublicKey } from '@solana/web3.js';

import { failedInstruction } from './failedItem';
import type { Journal } from './journal/file';
import type { Proven, Signed } from './journal/state';
import type { Item, ItemEnd } from './task';

/** How often a pack is signed anew after it has provably expired. */
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
  /** Told of every transaction that landed. */
  onLanded?: (landed: Proven) => void;
}

/** Instructions in front of the items: the limit, and the price where there is one. */
const budgetCount = ({ computeUnitPrice }: Sending): number => (computeUnitPrice === undefined ? 1 : 2);

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
 * Sends items in one transaction. Where one of them is refused it is taken out and the others go on without
 * it: nobody waits for a bad device.
 *
 * @returns how every item ended
 */
export async function sendPack(sending: Sending, pack: readonly Item[]): Promise<ItemEnd[]> {
  const ends: ItemEnd[] = [];
  let left = [...pack];
  while (left.length > 0) {
    const outcome = await trySend(sending, left);
    if (outcome.kind === 'landed') return [...ends, ...left.map((item): ItemEnd => ({ kind: 'done', item }))];
    if (outcome.kind === 'unknown')
      return [...ends, ...left.map((item): ItemEnd => ({ kind: 'unknown', item, message: outcome.message }))];
    const bad = outcome.at === null ? undefined : left[outcome.at];
    const { code, message } = outcome.error;
    if (bad) {
      ends.push({ kind: 'refused', item: bad, code, message });
      left = left.filter((item) => item !== bad);
    } else if (left.length === 1) {
      return [...ends, { kind: 'refused', item: left[0]!, code, message }];
    } else {
      // Nobody says which one it is: each half finds out for itself.
      const middle = left.length >> 1;
      ends.push(...(await sendPack(sending, left.slice(0, middle))));
      left = left.slice(middle);
    }
  }
  return ends;
}

type Outcome =
  | { kind: 'landed' }
  | { kind: 'refused'; at: number | null; error: CoStakingError }
  | { kind: 'unknown'; message: string };

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
    return { kind: 'landed' };
  } catch (error) {
    if (error instanceof CoStakingError) {
      if (signature !== null) journal.append({ type: 'failed', signature, code: error.code });
      const place = failedInstruction(error);
      return { kind: 'refused', at: place === null ? null : place - budgetCount(sending), error };
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
