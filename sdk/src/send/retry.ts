import { abortable } from '../abort';
import { canHeal } from '../errors/rpc';
import { MACHINE_TIMING, type SettleOptions } from './options';

/** What a repeated request is read with. */
interface RetryOptions extends Pick<SettleOptions, 'timing' | 'signal'> {
  onProgress?: ((step: { stage: 'retrying'; request: string; error: unknown }) => void) | undefined;
}

const TRIES = 8;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/**
 * Repeats a request that only reads, while what failed can heal: a lost connection, too many requests, a failure of the
 * node itself. What can never succeed, such as a wrong key or an unknown method, is thrown at once.
 *
 * @throws what the last try threw
 */
export async function retryRead<T>(
  request: string,
  read: () => Promise<T>,
  { timing = MACHINE_TIMING, onProgress, signal }: RetryOptions,
): Promise<T> {
  for (let tried = 1, pause = FIRST_PAUSE_MS; ; tried += 1, pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await abortable(signal, read);
    } catch (error) {
      if (tried === TRIES || signal?.aborted || !canHeal(error)) throw error;
      onProgress?.({ stage: 'retrying', request, error });
      await abortable(signal, () => timing.sleep(pause));
    }
  }
}
