// Errors of an indexer look like those of a node: the SDK's words would send the reader to the wrong one.
const faults = new WeakSet<object>();

/** Remembers that an error is the indexer's, and throws it. */
export function indexerFault(error: unknown): never {
  if (typeof error === 'object' && error !== null) faults.add(error);
  throw error;
}

/** Whether an error is the indexer's, or was caused by one of its. */
export const isIndexerFault = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  (faults.has(error) || isIndexerFault((error as { cause?: unknown }).cause));
