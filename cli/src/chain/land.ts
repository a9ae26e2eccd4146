import { CoStakingError } from '@co-staking/sdk';
import type { Connection, SignatureStatus, TransactionSignature } from '@solana/web3.js';

/** How often the status is asked for, and the same bytes are sent again. */
const POLL_MS = 500;
const RESEND_MS = 2_000;
/** An RPC node may be behind the one that answered before; a blockhash is only given up after this many blocks more. */
const MARGIN_BLOCKS = 5;

/** What became of a transaction that was sent. */
export type Landing =
  | { kind: 'landed'; slot: number }
  | { kind: 'refused'; slot: number; error: CoStakingError }
  /** Its blockhash is over, and no node has seen it: it can never land any more. */
  | { kind: 'expired' };

export interface LandOptions {
  commitment: 'processed' | 'confirmed' | 'finalized';
  lastValidBlockHeight: number;
  /** Told while it waits, with the blocks that are left. */
  onWait?: (blocksLeft: number) => void;
  sleep?: (milliseconds: number) => Promise<void>;
}

const RANK = { processed: 0, confirmed: 1, finalized: 2 };

const reached = (status: SignatureStatus, wanted: LandOptions['commitment']): boolean =>
  RANK[status.confirmationStatus ?? 'processed'] >= RANK[wanted];

function landingOf(status: SignatureStatus): Landing {
  if (status.err === null) return { kind: 'landed', slot: status.slot };
  const error = CoStakingError.from({ err: status.err });
  if (!error) throw new Error(`unreadable status: ${JSON.stringify(status.err)}`);
  return { kind: 'refused', slot: status.slot, error };
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

/**
 * Sends bytes, the same again and again, until their status is known or their blockhash is over. A lost
 * answer is nothing but a reason to ask again: an outage is waited out, since the transaction may have landed.
 */
export async function land(
  connection: Connection,
  bytes: Uint8Array,
  signature: TransactionSignature,
  options: LandOptions,
): Promise<Landing> {
  const { commitment, lastValidBlockHeight, onWait, sleep = wait } = options;
  let sentAt = -Infinity;
  for (;;) {
    if (Date.now() - sentAt >= RESEND_MS) {
      sentAt = Date.now();
      // Refusals were found by simulating; what else is wrong here, the status tells.
      await connection
        .sendRawTransaction(bytes, { skipPreflight: true, maxRetries: 0 })
        .catch(() => undefined);
    }
    const status = await statusOf(connection, signature, false).catch(() => null);
    if (status && reached(status, commitment)) return landingOf(status);
    const height = await connection.getBlockHeight(commitment).catch(() => null);
    if (height !== null) {
      onWait?.(lastValidBlockHeight - height);
      // Only a node's own word, after the end, that it has not seen the signature makes it expired.
      if (height > lastValidBlockHeight + MARGIN_BLOCKS) {
        const last = await statusOf(connection, signature, true).catch(() => undefined);
        if (last === null) return { kind: 'expired' };
        if (last && reached(last, commitment)) return landingOf(last);
      }
    }
    await sleep(POLL_MS);
  }
}

/** Status of a signature; `null` where the node knows none. @throws where the node does not answer */
export async function statusOf(
  connection: Connection,
  signature: TransactionSignature,
  searchTransactionHistory: boolean,
): Promise<SignatureStatus | null> {
  const { value } = await connection.getSignatureStatuses([signature], { searchTransactionHistory });
  return value[0] ?? null;
}
