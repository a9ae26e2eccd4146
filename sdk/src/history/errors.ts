/**
 * A history cannot be told in full: a transaction is not available, or events are missing before another.
 *
 * @example
 * if (error instanceof HistoryGapError) console.log(`ask an archive for ${error.signature}`);
 */
export class HistoryGapError extends Error {
  override readonly name = 'HistoryGapError';

  constructor(
    /** Signature, base58, at which it was noticed. */
    readonly signature: string,
    reason: string,
  ) {
    super(`the history has a gap at ${signature}: ${reason}`);
  }
}
