/** Seconds of a day. */
export const DAY = 86_400n;

/** The machine's clock, unix seconds: for what is written about the indexer itself, never for the chain's dates. */
export const wallClock = (): bigint => BigInt(Math.floor(Date.now() / 1_000));

/** Waits, or until the signal ends the waiting. Never throws. */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done, { once: true });
  });
