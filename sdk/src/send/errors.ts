/**
 * A transaction that did not land while it could, and never will: signing it again is safe.
 *
 * @example
 * if (error instanceof TransactionExpiredError) console.log(`sign ${error.signature} again`);
 */
export class TransactionExpiredError extends Error {
  override readonly name = 'TransactionExpiredError';

  constructor(
    /** Signature, base58. */
    readonly signature: string,
    /** Last block height at which it could land; the chain has finalized a later one. */
    readonly lastValidBlockHeight: number,
    /** What the RPC refused last, if anything: for example bytes that it does not accept. */
    cause?: unknown,
  ) {
    super(`transaction ${signature} expired at block height ${lastValidBlockHeight} and will never land`, {
      cause,
    });
  }
}

/** Why nothing is known of a transaction. */
export type UnknownReason =
  /** The RPC did not answer, or not with anything about the transaction. */
  | 'no-answer'
  /** The waiting was stopped. */
  | 'stopped'
  /** The node no longer has the blocks in which it could have landed. An archive knows. */
  | 'forgotten';

const UNKNOWN_WORDS: Record<UnknownReason, string> = {
  'no-answer': 'the RPC node does not answer',
  stopped: 'waiting was cancelled',
  forgotten: 'the RPC node no longer has the blocks in which it could have landed; ask an archive node',
};

/**
 * It is not known whether a transaction landed. It may have, so it must not be signed again: ask `settleTransaction`
 * later, or with the RPC of an archive.
 *
 * @example
 * if (error instanceof OutcomeUnknownError) await settleTransaction(archive, error);
 */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';

  constructor(
    /** Signature, base58. */
    readonly signature: string,
    /** Last block height at which it can land. */
    readonly lastValidBlockHeight: number,
    cause: unknown,
    /** Why it is not known. */
    readonly reason: UnknownReason = 'no-answer',
  ) {
    super(`the outcome of transaction ${signature} is unknown: ${UNKNOWN_WORDS[reason]}`, { cause });
  }
}
