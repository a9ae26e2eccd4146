import { CoStakingError } from '../errors';
import { explain, type ExplainContext, type Explanation } from '../refusals/explain';
import type { Refusal } from '../refusals/types';

/**
 * A refusal with what it means and what to do about it. It is the {@link CoStakingError} that it explains: same
 * source, code, number, words and logs.
 *
 * @example
 * if (error instanceof RefusedError) console.log(error.message, error.explanation.remedy);
 */
export class RefusedError extends CoStakingError {
  override readonly name = 'RefusedError';
  /** Message, cause, remedy, and the lines for a support desk. */
  readonly explanation: Explanation;

  constructor(refusal: CoStakingError, context: ExplainContext = {}, reason: Refusal | null = null) {
    const { source, code, number, message, logs } = refusal;
    super(source, code, number, message, logs, refusal);
    const explanation = explain(refusal, context);
    const known = reason?.code === code ? { message: reason.message, remedy: reason.remedy } : {};
    this.explanation = { ...explanation, ...known };
  }
}
