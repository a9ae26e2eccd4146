import { CliError, ExitCode } from '../exit';

/** How long a node may take to reach a slot that another one has seen. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 1_000;
/** Solana's code for a node that has not reached `minContextSlot`. */
const NOT_REACHED = -32016;

interface Answer<T> {
  context: { slot: number };
  value: T;
}

/**
 * Asks until a node answers that has reached a slot. An RPC address is often several nodes, and one that lags
 * shows devices without what was done to them.
 *
 * @param slot - that the chain is known to have reached
 * @throws CliError with exit code 4 if none has after half a minute
 */
export async function caughtUp<T>(slot: number, ask: () => Promise<Answer<T>>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask().catch((error: unknown) => {
      if ((error as { code?: unknown }).code === NOT_REACHED) return null;
      throw error;
    });
    if (answer && answer.context.slot >= slot) return answer.value;
    if (Date.now() > until) {
      const behind = answer ? `is ${slot - answer.context.slot} slots behind` : 'is behind';
      throw new CliError(
        ExitCode.Network,
        `the RPC ${behind}: it has not reached slot ${slot}, in which a transaction of the journal landed`,
        'nothing new was sent; try again later, or with another --url',
      );
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
