const TRIES = 6;
const FIRST_PAUSE_MS = 150;
const TIMEOUT_MS = 20_000;

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** An answer that another try may better. */
const isTransient = (status: number): boolean => status >= 500;

/**
 * `fetch` that tries again where the connection broke, the node was overloaded, or nothing came in time.
 * Every request of a Solana RPC can be repeated: also a transaction sent twice is one transaction.
 */
export const patientFetch: typeof fetch = async (input, init) => {
  for (let tried = 1, pause = FIRST_PAUSE_MS; ; tried += 1, pause *= 2) {
    try {
      const response = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!isTransient(response.status) || tried === TRIES) return response;
    } catch (error) {
      if (tried === TRIES) throw error;
    }
    await sleep(pause);
  }
};
