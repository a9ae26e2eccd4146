import { abortable } from '../abort';
import { MACHINE_TIMING, type SettleOptions } from './options';

const TRIES = 8;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/**
 * Repeats a request that only reads, for as long as nothing has been sent.
 *
 * @throws what the last try threw
 */
export async function retryRead<T>(
  request: string,
  read: () => Promise<T>,
  { timing = MACHINE_TIMING, onProgress, signal }: SettleOptions,
): Promise<T> {
  for (let tried = 1, pause = FIRST_PAUSE_MS; ; tried += 1, pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await abortable(signal, read);
    } catch (error) {
      if (tried === TRIES || signal?.aborted) throw error;
      onProgress?.({ stage: 'retrying', request, error });
      await abortable(signal, () => timing.sleep(pause));
    }
  }
}
