import { abortable } from '../abort';
import { CoStakingError } from '../errors';
import type { SendCommitment, SendConnection, SignatureStatus } from './connection';
import { OutcomeUnknownError, TransactionExpiredError } from './errors';
import { MACHINE_TIMING, type SettleOptions } from './options';
import { refusalOf } from './simulate';

/** A signed transaction, or one that was signed before a crash. */
export interface SignedTransaction {
  /** Signature, base58. */
  signature: string;
  /** Last block height at which it can land. */
  lastValidBlockHeight: number;
  /** The serialized transaction, to be sent again; left away, it is only waited for. */
  bytes?: Uint8Array;
}

/** A transaction that has landed and succeeded. */
export interface Landed {
  /** Signature, base58. */
  signature: string;
  /** Slot it landed in. */
  slot: number;
}

const POLL_MS = 500;
const RESEND_MS = 2_000;
/** Without any answer for so long, the outcome is unknown. */
const PATIENCE_MS = 300_000;
/** Blocks in which a blockhash can be used: the last valid one and those before it. */
const LIFETIME = 150;
const FORGOTTEN =
  'the node does not have the blocks in which it could have landed; ask a node that keeps them (an archive node)';

const reached = ({ confirmationStatus }: SignatureStatus, commitment: SendCommitment): boolean =>
  confirmationStatus === 'finalized' || confirmationStatus === commitment;

/**
 * Sends a signed transaction, always the same bytes, until it has landed or cannot land any more.
 *
 * Expiry is only believed when a block above its last one is *finalized*, and a node that has seen that
 * block and still has all blocks in which it could have landed does not know the signature: no fork, no node that lags and
 * none that forgets can bring it back afterwards.
 *
 * @returns where it landed, once it is as certain as `commitment` asks
 * @throws CoStakingError where it landed and failed, with its logs; {@link TransactionExpiredError};
 * {@link OutcomeUnknownError} if the RPC does not answer for five minutes, `signal` stops the waiting, or the node no longer has
 * those blocks
 *
 * @example
 * // After a crash, with what the journal kept of the stage `signed`.
 * const { slot } = await settleTransaction(connection, { signature, lastValidBlockHeight, bytes });
 */
export async function settleTransaction(
  connection: SendConnection,
  transaction: SignedTransaction,
  options: SettleOptions = {},
): Promise<Landed> {
  const { commitment = 'confirmed', onProgress, timing = MACHINE_TIMING, signal } = options;
  const { signature, lastValidBlockHeight, bytes } = transaction;
  let expired = false;
  let count = 0;
  let sentAt = -Infinity;
  let answeredAt = timing.now();
  let trouble: unknown;

  /** The answer to a request; `undefined` where it failed. */
  async function ask<T>(request: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await abortable(signal, read);
    } catch (error) {
      if (signal?.aborted) throw new OutcomeUnknownError(signature, lastValidBlockHeight, signal.reason);
      trouble = error;
      onProgress?.({ stage: 'retrying', request, error });
      return undefined;
    }
  }

  async function broadcast(): Promise<void> {
    if (bytes === undefined || expired || timing.now() - sentAt < RESEND_MS) return;
    sentAt = timing.now();
    count += 1;
    const sending = () => connection.sendRawTransaction(bytes, { skipPreflight: true, maxRetries: 0 });
    if ((await ask('sendRawTransaction', sending)) !== undefined)
      onProgress?.({ stage: 'sent', signature, count });
  }

  /** Height of the first block that the node still has. */
  async function firstHeight(): Promise<number | undefined> {
    const slot = await ask('getFirstAvailableBlock', () => connection.getFirstAvailableBlock());
    if (slot === undefined || slot === 0) return slot === 0 ? -Infinity : undefined;
    const config = { commitment: 'finalized', maxSupportedTransactionVersion: 0, rewards: false } as const;
    const block = await ask('getBlock', () =>
      connection.getBlock(slot, { ...config, transactionDetails: 'none' }),
    );
    return block?.blockHeight ?? undefined;
  }

  for (;;) {
    await broadcast();
    // Asked for first: the status has to be at least as new.
    const epoch = await ask('getEpochInfo', () => connection.getEpochInfo({ commitment: 'finalized' }));
    expired = epoch?.blockHeight !== undefined && epoch.blockHeight > lastValidBlockHeight;
    const statuses = await ask('getSignatureStatuses', () =>
      connection.getSignatureStatuses([signature], { searchTransactionHistory: expired }),
    );
    const status = statuses?.value[0];
    const lost = expired && status === null && statuses!.context.slot >= epoch!.absoluteSlot;
    // Asked last: the node may forget between two requests.
    const first = lost ? await firstHeight() : undefined;
    if (epoch?.blockHeight !== undefined && statuses && (!lost || first !== undefined))
      answeredAt = timing.now();
    if (status && reached(status, commitment)) {
      if (status.err !== null && status.err !== undefined)
        throw await failure(connection, signature, status, options);
      onProgress?.({ stage: 'confirmed', signature, slot: status.slot });
      return { signature, slot: status.slot };
    }
    if (first !== undefined) {
      if (first > lastValidBlockHeight - LIFETIME)
        throw new OutcomeUnknownError(signature, lastValidBlockHeight, trouble, FORGOTTEN);
      onProgress?.({ stage: 'expired', signature, lastValidBlockHeight });
      throw new TransactionExpiredError(signature, lastValidBlockHeight, trouble);
    }
    if (timing.now() - answeredAt > PATIENCE_MS)
      throw new OutcomeUnknownError(signature, lastValidBlockHeight, trouble);
    await ask('sleep', () => timing.sleep(POLL_MS));
  }
}

/** Why a transaction failed that has landed; without logs where nobody has them. */
async function failure(
  connection: SendConnection,
  signature: string,
  { err }: SignatureStatus,
  { commitment = 'confirmed', programId }: SettleOptions,
): Promise<CoStakingError> {
  const found = await connection
    .getTransaction(signature, { commitment, maxSupportedTransactionVersion: 0 })
    .catch(() => null);
  return refusalOf(err, found?.meta?.logMessages ?? [], programId);
}
