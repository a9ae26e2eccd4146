const TRIES = 6;
const FIRST_PAUSE_MS = 150;
const TIMEOUT_MS = 20_000;
/** Most that an overloaded node may ask for. */
const LONGEST_PAUSE_MS = 10_000;

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** An answer that another try may better. */
const isTransient = (status: number): boolean => status === 429 || status >= 500;

/** Seconds that a node asks for, as milliseconds; 0 if it does not say. */
function askedFor(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(seconds * 1_000, LONGEST_PAUSE_MS) : 0;
}

/** Whether a text is what a JSON-RPC answers, to one question or to several. */
function isAnswer(text: string): boolean {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value !== 'object' || value === null) return false;
    return Array.isArray(value) || 'result' in value || 'code' in Object(Object(value).error);
  } catch {
    return false;
  }
}

/** The answer with its body read. @throws Error if a gateway answered instead of an RPC */
async function whole(response: Response): Promise<Response> {
  const text = await response.text();
  if (isAnswer(text)) return new Response(text, response);
  throw new Error(`network error: the server did not return JSON-RPC: ${JSON.stringify(text.slice(0, 60))}`);
}

/**
 * `fetch` that tries again if the connection broke, the node was overloaded, the answer was not JSON, or
 * nothing came in time. Every request of a Solana RPC can be repeated: also a transaction sent twice is one
 * transaction.
 *
 * @throws what the last try threw; an answer with the status of a failure is returned
 */
export const retryingFetch: typeof fetch = async (input, init) => {
  for (let tried = 1, pause = FIRST_PAUSE_MS; ; tried += 1, pause *= 2) {
    let asked = 0;
    try {
      const response = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!isTransient(response.status)) return response.ok ? await whole(response) : response;
      if (tried === TRIES) return response;
      asked = askedFor(response);
    } catch (error) {
      if (tried === TRIES) throw error;
    }
    await sleep(Math.max(pause, asked));
  }
};
