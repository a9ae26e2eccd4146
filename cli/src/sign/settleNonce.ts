import { CoStakingError, OutcomeUnknownError, type Landed, type SendProgress } from '@co-staking/sdk';
import { base58 } from '@scure/base';
import type { PublicKey } from '@solana/web3.js';

import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';

const POLL_MS = 500;
const RESEND_MS = 2_000;
/** Without any answer for so long, the outcome is unknown. */
const PATIENCE_MS = 120_000;

/** A signed transaction that lives as long as its durable nonce. */
export interface NonceTransaction {
  /** Signature, base58. */
  signature: string;
  bytes: Uint8Array;
  /** The nonce account, and the value that the transaction uses. */
  nonce: { account: PublicKey; value: string };
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** Value of a nonce account in its data: after version, state and authority. */
const NONCE_OFFSET = 40;

/**
 * Sends a transaction with a durable nonce until it lands, or another one has used the nonce. Such a transaction does
 * not expire: as long as its nonce is there, it can land.
 *
 * @throws CoStakingError if it landed and failed; CliError if it can never land; OutcomeUnknownError if the RPC does not
 * say, or `stop` ends the waiting
 */
export async function settleNonce(
  { connection, io, options, programId }: Context,
  { signature, bytes, nonce }: NonceTransaction,
  onProgress: (progress: SendProgress) => void = () => undefined,
): Promise<Landed> {
  let count = 0;
  let sentAt = -Infinity;
  let answeredAt = Date.now();
  let seenLive = false;
  const unknown = (cause: unknown, reason?: 'stopped' | 'forgotten'): OutcomeUnknownError =>
    new OutcomeUnknownError(signature, 0, cause, reason);
  for (;;) {
    if (io.stop.aborted) throw unknown(io.stop.reason, 'stopped');
    try {
      // Asked for first: the status has to be at least as new.
      const { context, value } = await connection.getAccountInfoAndContext(nonce.account, 'finalized');
      const used = !value || !holds(value.data, nonce.value);
      seenLive ||= !used;
      const statuses = await connection.getSignatureStatuses([signature], { searchTransactionHistory: true });
      const status = statuses.value[0];
      answeredAt = Date.now();
      const level = status?.confirmationStatus;
      if (status && (level === 'finalized' || level === options.commitment)) {
        if (status.err !== null) throw await failed(status.err);
        onProgress({ stage: 'confirmed', signature, slot: status.slot });
        return { signature, slot: status.slot };
      }
      if (used && !status && statuses.context.slot >= context.slot) {
        // Seen before it was used, its own landing would be in the node's recent statuses.
        if (!seenLive && (await connection.getFirstAvailableBlock()) > 0)
          throw unknown(undefined, 'forgotten');
        throw new CliError(
          ExitCode.Refused,
          `another transaction has used the nonce: ${signature} never landed, and never will`,
          'have all signers sign again, with the current value of the nonce',
        );
      }
      if (!status && !used && Date.now() - sentAt >= RESEND_MS) {
        sentAt = Date.now();
        count += 1;
        await connection.sendRawTransaction(bytes, { skipPreflight: true, maxRetries: 0 });
        onProgress({ stage: 'sent', signature, count });
      }
    } catch (error) {
      if (
        error instanceof CliError ||
        error instanceof CoStakingError ||
        error instanceof OutcomeUnknownError
      )
        throw error;
      if (Date.now() - answeredAt > PATIENCE_MS) throw unknown(error);
      onProgress({ stage: 'retrying', request: 'getSignatureStatuses', error });
    }
    await sleep(POLL_MS);
  }

  function holds(data: Buffer, wanted: string): boolean {
    return (
      data.length >= NONCE_OFFSET + 32 &&
      base58.encode(data.subarray(NONCE_OFFSET, NONCE_OFFSET + 32)) === wanted
    );
  }

  async function failed(err: unknown): Promise<CoStakingError> {
    const found = await connection
      .getTransaction(signature, { commitment: 'confirmed', maxSupportedTransactionVersion: 0 })
      .catch(() => null);
    const logs = found?.meta?.logMessages ?? [];
    const refusal = CoStakingError.from({ err, logs }, { programId });
    if (!refusal) throw new CliError(ExitCode.Refused, `the transaction failed: ${JSON.stringify(err)}`);
    return refusal;
  }
}
