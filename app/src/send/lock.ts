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
export function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new OtherTabError();
    return work();
  });
}
