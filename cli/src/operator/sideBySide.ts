import type { Item, ItemEnd } from './task';

/** Works through packs, so many at one time, until it must stop. @throws what the first one threw, once the others are done with theirs */
export async function sideBySide(
  packs: readonly Item[][],
  inFlight: number,
  stop: AbortSignal,
  end: (pack: Item[]) => Promise<ItemEnd[]>,
): Promise<ItemEnd[]> {
  const ends: ItemEnd[] = [];
  const failures: unknown[] = [];
  const queue = [...packs];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next && !stop.aborted && failures.length === 0; next = queue.shift()) {
      try {
        ends.push(...(await end(next)));
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  if (failures.length > 0) throw failures[0];
  return ends;
}
