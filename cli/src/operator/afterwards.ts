import type { Context } from '../context';
import type { Amounts } from './amounts';
import { fetchDevices } from './devices';
import type { Proven } from './journal/state';
import type { Sending } from './sendPack';
import { makeFinal } from './settle';
import type { ItemEnd, Task } from './task';

/** A refused item may be done: the node that was asked first lagged, or someone else was faster. */
export async function secondLook(
  context: Context,
  { onChain }: Task,
  amounts: Amounts,
  slot: number,
  end: ItemEnd,
): Promise<ItemEnd> {
  if (end.kind !== 'refused' || !onChain) return end;
  const { item } = end;
  try {
    const [device] = await fetchDevices(context, [item.device], slot);
    const word = onChain(item, device ?? null);
    if (word === 'open') return end;
    return word === 'done' ? await amounts.ofFound(item) : { kind: 'refused', item, ...word };
  } catch {
    // The program's answer is final.
    return end;
  }
}

/**
 * Waits until nothing takes back any more what has landed in this run: only then it is done.
 *
 * @returns the ends, with those open again that a fork took back, or that the RPC does not report
 */
export async function lostAgain(
  { io }: Context,
  sending: Sending,
  landed: readonly Proven[],
  ends: readonly ItemEnd[],
): Promise<ItemEnd[]> {
  let message = 'a fork took it back';
  let stay: readonly Proven[] = [];
  if (landed.some(({ final }) => !final)) io.err('waiting until everything is final ...');
  try {
    stay = await makeFinal(sending, landed);
  } catch (error) {
    message = `it has landed, but it is not known whether it is final: ${(error as Error).message}`;
  }
  const devices = new Set(stay.flatMap(({ entries }) => entries.map(({ device }) => device)));
  return ends.map((end) =>
    end.kind === 'done' && !devices.has(end.item.entry.device)
      ? { kind: 'unknown', item: end.item, message }
      : end,
  );
}
