import type { CoStakingError } from '@co-staking/sdk';

import { failedInstruction } from './failedItem';
import type { Item, ItemEnd } from './task';

/** How one transaction ended. */
export type Outcome =
  { kind: 'done' } | { kind: 'refused'; error: CoStakingError } | { kind: 'unknown'; message: string };

/**
 * Tries items in one transaction. Where one of them is refused it is taken out and the others go on without
 * it: no one waits for a bad device.
 *
 * @param priced - whether a price comes with the compute limit before the items
 * @returns how every item ended
 */
export async function endPack(
  pack: readonly Item[],
  priced: boolean,
  attempt: (items: readonly Item[]) => Promise<Outcome>,
): Promise<ItemEnd[]> {
  const ends: ItemEnd[] = [];
  let left = [...pack];
  while (left.length > 0) {
    const outcome = await attempt(left);
    if (outcome.kind === 'done') return [...ends, ...left.map((item): ItemEnd => ({ kind: 'done', item }))];
    if (outcome.kind === 'unknown')
      return [...ends, ...left.map((item): ItemEnd => ({ kind: 'unknown', item, message: outcome.message }))];
    const { error } = outcome;
    const place = failedInstruction(error);
    const bad = place === null ? undefined : left[place - (priced ? 2 : 1)];
    const { code, message } = error;
    if (bad) {
      ends.push({ kind: 'refused', item: bad, code, message });
      left = left.filter((item) => item !== bad);
    } else if (left.length === 1) {
      return [...ends, { kind: 'refused', item: left[0]!, code, message }];
    } else {
      // No one says which one it is: each half finds out for itself.
      const middle = left.length >> 1;
      ends.push(...(await endPack(left.slice(0, middle), priced, attempt)));
      left = left.slice(middle);
    }
  }
  return ends;
}
