import type { Sent } from '../send';

/**
 * Some of several transactions have landed, and the next one failed: what came behind it was not sent. `cause` is why.
 *
 * @example
 * if (error instanceof PartlySentError) console.log(`${error.sent.length} landed`, error.cause);
 */
export class PartlySentError extends Error {
  override readonly name = 'PartlySentError';

  constructor(
    /** Those that landed, in their order. */
    readonly sent: readonly Sent[],
    /** How many were not sent, the failed one included. */
    readonly left: number,
    cause: unknown,
  ) {
    super(`${sent.length} transactions landed, the next one failed; ${left} are left`, { cause });
  }
}
