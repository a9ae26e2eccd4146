import { abortable } from '../abort';
import { checkObject } from '../codec/fields';
import { CoStakingError } from '../errors';
import { canHeal } from '../errors/rpc';
import type { SendCommitment, SendConnection, SignatureStatus } from './connection';
import { OutcomeUnknownError, TransactionExpiredError } from './errors';
import { listen, type Waiting } from './listen';
import { checkSettleOptions, MACHINE_TIMING, type SettleOptions } from './options';
import { remembers } from './remembers';
import { refusalOf } from './simulate';

/** A signed transaction, or one that was signed before a crash. */
export interface SignedTransaction {
  /** Signature, base58. */
  signature: string;
  /** Last block height at which it can land. */
  lastValidBlockHeight: number;
  /** The serialized transaction, to be sent again; omitted, it is only waited for. */
  bytes?: Uint8Array;
}

/** A transaction that has landed and succeeded. */
export interface Landed {
  /** Signature, base58. */
  signature: string;
  /** Slot it landed in. */
  slot: number;
}

/** Between two questions; a connection with a WebSocket asks as soon as the node reports the transaction. */
const POLL_MS = 500;
const RESEND_MS = 2_000;
/** If there is no answer, or the chain does not advance, for so long, the outcome is unknown. */
const PATIENCE_MS = 300_000;

const reached = ({ confirmationStatus }: SignatureStatus, commitment: SendCommitment): boolean =>
  confirmationStatus === 'finalized' || confirmationStatus === commitment;

/**
 * Sends a signed transaction, always the same bytes, until it has landed or cannot land any more.
 *
 * Expiry is only believed when a block above its last one is *finalized*, and a node that has seen that
 * block does not know the signature: no fork and no node that lags can bring it back afterwards. The node must also
 * still have all the blocks in which it could have landed.
 *
 * @returns where it landed, once it is as certain as `commitment` asks
 * @throws CoStakingError if it landed and failed, with its logs; {@link TransactionExpiredError};
 * {@link OutcomeUnknownError} if the RPC does not answer or the chain does not move for five minutes, it no longer has the blocks in which the
 * transaction could have landed, or `signal` stops the waiting; TypeError for an unknown option
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
  checkSettleOptions('settleTransaction', options);
  checkObject(
    'settleTransaction',
    transaction,
    'a signed transaction: its signature and lastValidBlockHeight',
  );
  const { signature, lastValidBlockHeight } = transaction;
  if (typeof signature !== 'string') throw new TypeError('settleTransaction: signature must be base58 text');
  if (!Number.isSafeInteger(lastValidBlockHeight))
    throw new TypeError('settleTransaction: lastValidBlockHeight must be a whole number');
  return settle(connection, transaction, options);
}

/** As {@link settleTransaction}, with options that have been checked. */
export async function settle(
  connection: SendConnection,
  transaction: SignedTransaction,
  options: SettleOptions,
): Promise<Landed> {
  const { commitment = 'confirmed', timing = MACHINE_TIMING } = options;
  const waiting = listen(connection, transaction.signature, commitment, timing);
  try {
    return await waitFor(connection, transaction, options, waiting);
  } finally {
    waiting.stop();
  }
}

async function waitFor(
  connection: SendConnection,
  transaction: SignedTransaction,
  options: SettleOptions,
  waiting: Waiting,
): Promise<Landed> {
  const { commitment = 'confirmed', onProgress, timing = MACHINE_TIMING, signal } = options;
  const { signature, lastValidBlockHeight, bytes } = transaction;
  let expired = false;
  /** Whether the node has seen it, so that it need not be sent again. */
  let known = false;
  let count = 0;
  let sentAt = -Infinity;
  let answeredAt = timing.now();
  /** Highest block height that was seen. */
  let highest = -1;
  let trouble: unknown;

  /** The answer to a request; `undefined` if it failed. */
  async function ask<T>(request: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await abortable(signal, read);
    } catch (error) {
      if (signal?.aborted)
        throw new OutcomeUnknownError(signature, lastValidBlockHeight, signal.reason, 'stopped');
      trouble = error;
      onProgress?.({ stage: 'retrying', request, error });
      return undefined;
    }
  }

  async function broadcast(): Promise<void> {
    if (bytes === undefined || expired || known || timing.now() - sentAt < RESEND_MS) return;
    sentAt = timing.now();
    count += 1;
    const sending = () => connection.sendRawTransaction(bytes, { skipPreflight: true, maxRetries: 0 });
    if ((await ask('sendRawTransaction', sending)) !== undefined)
      onProgress?.({ stage: 'sent', signature, count });
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
    const height = epoch?.blockHeight ?? 0;
    // An expired transaction without a status is one that a node behind the others does not know yet.
    if (statuses && height > highest && (status || !expired)) answeredAt = timing.now();
    highest = Math.max(highest, height);
    // A processed one may be on a fork that dies: then it has to be sent again.
    known = status ? reached(status, 'confirmed') : false;
    if (status && reached(status, commitment)) {
      if (status.err !== null && status.err !== undefined)
        throw await failure(connection, signature, status, options);
      onProgress?.({ stage: 'confirmed', signature, slot: status.slot });
      return { signature, slot: status.slot };
    }
    if (expired && status === null && statuses!.context.slot >= epoch!.absoluteSlot) {
      const sure = await ask('getFirstAvailableBlock', () => remembers(connection, lastValidBlockHeight));
      if (sure === false)
        throw new OutcomeUnknownError(signature, lastValidBlockHeight, trouble, 'forgotten');
      // A node that does not offer the question never answers it.
      if (sure === undefined && !canHeal(trouble))
        throw new OutcomeUnknownError(signature, lastValidBlockHeight, trouble);
      if (sure) {
        onProgress?.({ stage: 'expired', signature, lastValidBlockHeight });
        throw new TransactionExpiredError(signature, lastValidBlockHeight, trouble);
      }
    }
    if (timing.now() - answeredAt > PATIENCE_MS)
      throw new OutcomeUnknownError(signature, lastValidBlockHeight, trouble);
    await ask('sleep', () => waiting.sleep(POLL_MS));
  }
}

/** Why a transaction failed that has landed; without logs if no one has them. */
async function failure(
  connection: SendConnection,
  signature: string,
  { err }: SignatureStatus,
  { commitment = 'confirmed', programId }: SettleOptions,
): Promise<CoStakingError> {
  const found = await connection
    .getTransaction(signature, { commitment, maxSupportedTransactionVersion: 1 })
    .catch(() => null);
  return refusalOf(err, found?.meta?.logMessages ?? [], programId);
}
