import type { Context } from '../context';
import { fetchDevices } from './devices';
import type { Entry } from './journal/format';
import { runName, type JournalState, type Proven } from './journal/state';
import type { Sending } from './sendPack';
import { makeFinal, settleAll } from './settle';
import type { Item, ItemEnd, Task } from './task';

/** Said of a device that the RPC shows without what has been final for long. */
const CONTRADICTION = {
  code: 'JournalContradicted',
  message: 'the journal proves that it is done for good, and the RPC shows the device without it',
};

/**
 * Ends everything that earlier runs have left open, before anything new is signed.
 *
 * @returns what landed and stays
 * @throws OutcomeUnknownError where the RPC does not tell: nothing may be signed anew then
 */
export async function settleBefore(
  { io }: Context,
  sending: Sending,
  { pending, proven }: JournalState,
): Promise<Proven[]> {
  const count = pending.length + proven.filter(({ final }) => !final).length;
  if (count > 0) io.err(`settling ${count} transactions that an earlier run has left open ...`);
  const settled = await settleAll(sending, pending);
  return [...(await makeFinal(sending, proven)), ...settled];
}

/** Devices that the journal proves to be done: of this block, or of this run where there are no blocks. */
export function provenBy(
  task: Task,
  { unfinished }: JournalState,
  proven: readonly Proven[],
): ReadonlySet<string> {
  const { block } = task;
  const own = unfinished.get(runName(task));
  const counts = block === undefined ? proven.filter(({ signature }) => own?.has(signature)) : proven;
  const entries = counts.flatMap(({ entries }) => entries).filter((entry) => entry.block === block);
  return new Set(entries.map(({ device }) => device));
}

/** What the journal proves. */
interface Known {
  /** Slot that the chain has reached. */
  slot: number;
  devices: ReadonlySet<string>;
}

/** The items that need not be sent, or cannot. @param onFound - told what the chain shows and the journal does not */
export async function leaveOut(
  context: Context,
  { onChain, items }: Task,
  { slot, devices: proven }: Known,
  onFound: (entry: Entry) => void,
): Promise<ItemEnd[]> {
  const isProven = ({ entry }: Item): boolean => proven.has(entry.device);
  const before = (item: Item): ItemEnd => ({ kind: 'before', item });
  if (!onChain) return items.filter(isProven).map(before);
  const devices = await fetchDevices(
    context,
    items.map(({ device }) => device),
    slot,
  );
  return items.flatMap((item, at): ItemEnd[] => {
    const word = onChain(item, devices[at] ?? null);
    if (word === 'open') return isProven(item) ? [{ kind: 'refused', item, ...CONTRADICTION }] : [];
    if (word !== 'done' && !isProven(item)) return [{ kind: 'refused', item, ...word }];
    if (!isProven(item)) onFound(item.entry);
    return [before(item)];
  });
}
