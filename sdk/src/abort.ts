/** What `wait` gives, unless the signal comes first: then its reason is thrown. */
export async function abortable<T>(signal: AbortSignal | undefined, wait: () => Promise<T>): Promise<T> {
  if (!signal) return wait();
  signal.throwIfAborted();
  let stop: () => void;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([wait(), stopped]).finally(() => signal.removeEventListener('abort', stop));
}
