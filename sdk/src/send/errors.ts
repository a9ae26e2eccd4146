/**
 * A transaction that did not land while it could, and never will: signing it anew is safe.
 *
 * @example
 * if (error instanceof TransactionExpiredError) console.log(`sign ${error.signature} anew`);
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

/**
 * A transaction whose outcome is unknown: the RPC does not answer, the waiting was stopped, or the node no longer has the blocks
 * in which it could have landed. It may have landed, so it must not be signed again: ask `settleTransaction` later, or with a
 * node that keeps everything.
 *
 * @example
 * if (error instanceof OutcomeUnknownError) await settleTransaction(connection, error);
 */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';

  constructor(
    /** Signature, base58. */
    readonly signature: string,
    /** Last block height at which it can land. */
    readonly lastValidBlockHeight: number,
    cause: unknown,
    /** Why it is unknown. */
    why = 'the RPC does not answer, or the waiting was stopped',
  ) {
    super(`it is not known whether transaction ${signature} landed: ${why}`, { cause });
  }
}
