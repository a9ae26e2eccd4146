import type { Context } from '../context';
import { Amounts, type OnFound } from './amounts';
import { fetchDevices } from './devices';
import type { Entry } from './journal/format';
import { runName, type JournalState, type Proven } from './journal/state';
import type { Sending } from './sendPack';
import { makeFinal, settleAll } from './settle';
import type { Item, ItemEnd, Task } from './task';

/** Said of a device that the RPC shows without what has been final for long. */
const CONTRADICTION = {
  code: 'JournalContradicted',
  message: 'the journal proves that it is final, but the RPC shows the device without it',
};

/**
 * Ends everything that earlier runs have left open, before anything new is signed.
 *
 * @returns what landed and stays
 * @throws OutcomeUnknownError if the RPC does not say: nothing may be signed again then
 */
export async function settleBefore(
  { io }: Context,
  sending: Sending,
  { pending, proven }: JournalState,
): Promise<Proven[]> {
  const count = pending.length + proven.filter(({ final }) => !final).length;
  if (count > 0) io.err(`settling ${count} transactions that an earlier run left open ...`);
  const settled = await settleAll(sending, pending);
  return [...(await makeFinal(sending, proven)), ...settled];
}

/** What the journal proves to be done, by device: of this block, or of this run if there are no blocks. */
export function provenBy(
  task: Task,
  { unfinished }: JournalState,
  proven: readonly Proven[],
): ReadonlyMap<string, Entry> {
  const { block } = task;
  const own = unfinished.get(runName(task));
  const counts = block === undefined ? proven.filter(({ signature }) => own?.has(signature)) : proven;
  const entries = counts.flatMap(({ entries }) => entries).filter((entry) => entry.block === block);
  return new Map(entries.map((entry) => [entry.device, entry]));
}

/** What the journal proves. */
interface Known {
  /** Slot that the chain has reached. */
  slot: number;
  devices: ReadonlyMap<string, Entry>;
}

/** Devices that are asked about one by one at the same time. */
const AT_ONCE = 8;

/** The items that need not be sent, or cannot. @param onFound - called with what the chain shows and the journal does not */
export async function leaveOut(
  context: Context,
  { onChain, before, items }: Task,
  { slot, devices: proven }: Known,
  onFound: OnFound,
): Promise<ItemEnd[]> {
  await before?.();
  const amounts = new Amounts(context, onFound);
  const provenOf = ({ entry }: Item): Entry | undefined => proven.get(entry.device);
  if (!onChain)
    return items.filter((item) => provenOf(item)).map((item): ItemEnd => ({ kind: 'before', item }));
  const devices = await fetchDevices(
    context,
    items.map(({ device }) => device),
    slot,
  );
  const endOf = async (item: Item, at: number): Promise<ItemEnd | null> => {
    const word = onChain(item, devices[at] ?? null);
    const own = provenOf(item);
    if (word === 'open') return own ? { kind: 'refused', item, ...CONTRADICTION } : null;
    if (own) return amounts.ofProven(item, own);
    return word === 'done' ? amounts.ofFound(item) : { kind: 'refused', item, ...word };
  };
  const ends: (ItemEnd | null)[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    ends.push(
      ...(await Promise.all(items.slice(at, at + AT_ONCE).map((item, index) => endOf(item, at + index)))),
    );
  return ends.filter((end) => end !== null);
}
