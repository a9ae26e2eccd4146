import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import type { Fields } from '../output/printer';
import { computeUnitPrice } from '../chain/price';
import { signersOf } from '../chain/sendSigned';
import { fetchDevices } from './devices';
import { Journal } from './journal/file';
import { JournalError } from './journal/format';
import { runName, stateOf, type JournalState, type Proven } from './journal/state';
import { pack } from './pack';
import { Progress } from './progress';
import { sendPack, type Sending } from './sendPack';
import { settlePending } from './settlePending';
import type { Item, ItemEnd, Task } from './task';

/** Looks at what is about to be sent, and throws where it cannot be. */
export type Check = (context: Context, open: readonly Item[]) => Promise<void>;

export interface RunOptions {
  journal: string;
  /** Transactions that are on their way at one time. */
  inFlight: number;
}

/** Opens the journal for the chain that the RPC serves. @throws CliError where it cannot be used */
async function openJournal(context: Context, path: string): Promise<Journal> {
  const genesisHash = await context.connection.getGenesisHash();
  try {
    return Journal.open(path, { programId: context.programId.toBase58(), genesisHash });
  } catch (error) {
    if (error instanceof JournalError) throw new CliError(ExitCode.Usage, `${path}: ${error.message}`);
    throw error;
  }
}

/**
 * Runs a task to its end: settles what an earlier run has left open, leaves out what is done, sends the rest.
 *
 * @throws CliError with exit code 8 where some items were refused, 5 where the outcome of some is unknown
 */
export async function run(
  context: Context,
  task: Task,
  options: RunOptions,
  check: Check = async () => {},
): Promise<void> {
  const journal = await openJournal(context, options.journal);
  try {
    if (journal.repaired)
      context.io.err(`the journal's last line was torn; it is kept in ${journal.repaired}`);
    await runWith(context, task, options, journal, check);
  } finally {
    journal.close();
  }
}

async function runWith(
  context: Context,
  task: Task,
  { inFlight }: RunOptions,
  journal: Journal,
  check: Check,
): Promise<void> {
  const [payer, ...signers] = signersOf([context.payer, context.authority]);
  const price = computeUnitPrice(context);
  let landed = 0;
  const sending: Sending = {
    connection: context.connection,
    payer: payer!,
    signers,
    programId: context.programId,
    commitment: context.options.commitment,
    ...(price !== undefined && { computeUnitPrice: price }),
    journal,
    onLanded: () => void (landed += 1),
  };
  const before = stateOf(journal.lines);
  if (before.pending.length > 0)
    context.io.err(`settling ${before.pending.length} transactions that an earlier run has left open ...`);
  const settled = await settlePending(sending, before);
  const { command, input, block, items } = task;
  const start = { command, input, records: items.length };
  journal.append({ type: 'run', ...start, ...(block !== undefined && { block }) });
  const ends = await leaveOut(context, task, journal, provenBy(task, before, settled));
  const ended = new Set(ends.map(({ item }) => item));
  const open = items.filter((item) => !ended.has(item));
  await check(context, open);
  const packs = pack(open, context.payer.address, task.callsPerItem);
  const progress = new Progress(context.io, items.length, ends.length);
  const queue = [...packs];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next && !context.io.stop.aborted; next = queue.shift()) {
      const found = await sendPack(sending, next);
      ends.push(...found);
      progress.add(found.length);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  progress.end();
  await report(context, task, journal, ends, landed);
}

/** Devices that the journal proves to be done: of this block, or of this run where there are no blocks. */
function provenBy(task: Task, before: JournalState, settled: readonly Proven[]): ReadonlySet<string> {
  const { block } = task;
  const name = runName(task);
  const landed =
    block === undefined
      ? [...(before.unfinished.get(name) ?? []), ...settled.filter(({ run }) => run === name)]
      : [...before.proven, ...settled];
  const entries = landed.flatMap((proven) => proven.entries).filter((entry) => entry.block === block);
  return new Set(entries.map(({ device }) => device));
}

/** The items that need not be sent, or cannot. What the chain shows and the journal does not is written down. */
async function leaveOut(
  context: Context,
  { onChain, items }: Task,
  journal: Journal,
  proven: ReadonlySet<string>,
): Promise<ItemEnd[]> {
  const isProven = ({ entry }: Item): boolean => proven.has(entry.device);
  const before = (item: Item): ItemEnd => ({ kind: 'before', item });
  if (!onChain) return items.filter(isProven).map(before);
  const devices = await fetchDevices(
    context,
    items.map(({ device }) => device),
  );
  return items.flatMap((item, at): ItemEnd[] => {
    const word = onChain(item, devices[at] ?? null);
    if (word === 'open') return [];
    if (word !== 'done' && !isProven(item)) return [{ kind: 'refused', item, ...word }];
    if (!isProven(item)) journal.append({ type: 'found', entry: item.entry });
    return [before(item)];
  });
}

async function report(
  context: Context,
  task: Task,
  journal: Journal,
  ends: ItemEnd[],
  transactions: number,
): Promise<void> {
  const count = (kind: ItemEnd['kind']): number => ends.filter((end) => end.kind === kind).length;
  for (const end of ends) {
    if (end.kind === 'done' || end.kind === 'before') continue;
    const code = end.kind === 'refused' ? end.code : 'unknown';
    context.io.err(`line ${end.item.entry.line}: ${end.item.entry.device}: ${end.message} (${code})`);
    if (end.kind === 'refused')
      journal.append({ type: 'refused', entry: end.item.entry, code, message: end.message });
  }
  const left = task.items.length - ends.length;
  if (left === 0 && count('unknown') === 0)
    journal.append({
      type: 'end',
      command: task.command,
      input: task.input,
      done: count('done') + count('before'),
      refused: count('refused'),
    });
  const summary: Fields = {
    command: task.command,
    ...(task.block !== undefined && { block: task.block }),
    records: task.items.length,
    done: count('done'),
    doneBefore: count('before'),
    refused: count('refused'),
    unknown: count('unknown') + left,
    transactions,
    journal: journal.path,
  };
  context.print.record(summary);
  if (count('unknown') + left > 0)
    throw new CliError(
      ExitCode.Unknown,
      `${count('unknown') + left} records are open`,
      'run the same command again: it goes on where this one ended',
    );
  if (count('refused') > 0)
    throw new CliError(
      ExitCode.Incomplete,
      `${count('refused')} records were refused`,
      'the lines above say why; the others are done',
    );
}
