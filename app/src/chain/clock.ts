import { useEffect, useSyncExternalStore } from 'react';

// Dates are compared with the chain's clock, never with the machine's: laptops are wrong, and a playground travels.
let chain = 0n;
let readAt = 0;
const listeners = new Set<() => void>();

const notify = (): void => listeners.forEach((listener) => listener());

/** The chain's clock, unix seconds: as last read, and what has passed since then. Zero before the first reading. */
export function chainNow(): bigint {
  return chain === 0n ? 0n : chain + BigInt(Math.floor((performance.now() - readAt) / 1_000));
}

/** Keeps a reading of the chain's clock. */
export function setChainNow(now: bigint): bigint {
  chain = now;
  readAt = performance.now();
  notify();
  return now;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The chain's clock, drawn again every so many seconds. */
export function useNow(every = 15): bigint {
  const step = BigInt(every);
  // The snapshot changes once a step; what is drawn is the exact second.
  useSyncExternalStore(subscribe, () => chainNow() / step);
  useEffect(() => {
    const timer = setInterval(notify, every * 1_000);
    return () => clearInterval(timer);
  }, [every]);
  return chainNow();
}
