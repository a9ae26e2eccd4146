const LOCK = 'co-staking:send';

/** Another tab of this browser is sending. */
export class OtherTabError extends Error {
  override readonly name = 'OtherTabError';
}

/**
 * Does something that must not run twice at a time in this browser, not in two tabs either.
 *
 * @throws OtherTabError if another tab is at it
 */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  return await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock): Promise<T> => {
    if (!lock) throw new OtherTabError();
    return work();
  });
}
