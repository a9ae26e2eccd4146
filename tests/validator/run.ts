import type { Checks } from './checks';

/** What a run works with. */
export interface Run {
  checks: Checks;
  say: (text: string) => void;
  /** The run's own folder; it exists, and is deleted by the caller. */
  folder: string;
  /** Aborted when the run has to end before its time. */
  stop: AbortSignal;
}

/** Ends when the signal is aborted, with its reason as an error. */
export const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
