import type { ActionName } from '@co-staking/sdk';

import { agreementOfMany } from '../agree/many';
import type { Context } from '../context';
import { highestFee } from '../chain/fees';
import { computeUnitPrice } from '../chain/price';
import { signersOf } from '../chain/sendSigned';
import { confirm } from '../commands/confirm';
import { Amounts, type OnFound } from './amounts';
import { lostAgain, secondLook } from './afterwards';
import { leaveOut, provenBy, settleBefore } from './beforehand';
import type { Journal } from './journal/file';
import { stateOf, type Proven } from './journal/state';
import { openJournal } from './openJournal';
import { pack } from './pack';
import type { PerformOptions } from './perform';
import { Progress } from './progress';
import { rotateIfLarge } from './rotate';
import { sendPack, type Sending } from './sendPack';
import { sideBySide } from './sideBySide';
import { report } from './summary';
import type { Item, ItemEnd, Task } from './task';

/** Looks at what is about to be sent, and at what is left out. @throws CliError if nothing may be sent */
export type Check = (context: Context, open: readonly Item[], ends: readonly ItemEnd[]) => Promise<void>;

/**
 * Runs a task to its end: settles what an earlier run has left open, leaves out what is done, says what is ahead and asks, and
 * sends the rest.
 *
 * @throws CliError with exit code 8 if some items were refused, 5 if the outcome of some is unknown
 */
export async function run(
  context: Context,
  task: Task,
  options: PerformOptions,
  check: Check = async () => {},
): Promise<void> {
  let journal = await openJournal(context, options.journal);
  try {
    if (journal.repaired)
      context.io.err(`the journal's last line was incomplete; it was moved to ${journal.repaired}`);
    journal = await rotateIfLarge(context, task, journal, options.rotateAt);
    await runWith(context, task, options, journal, check);
  } finally {
    journal.close();
  }
}

async function runWith(
  context: Context,
  task: Task,
  { inFlight, reports }: PerformOptions,
  journal: Journal,
  check: Check,
): Promise<void> {
  const landed: Proven[] = [];
  const sending = sendingOf(context, journal, (each) => void landed.push(each));
  const before = stateOf(journal.lines);
  const proven = await settleBefore(context, sending, before);
  const slot = Math.max(before.slot, ...proven.map((each) => each.slot));
  const { command, input, block, items } = task;
  const start = { command, input, records: items.length };
  const known = { slot, devices: provenBy(task, before, proven) };
  const finds: Parameters<OnFound>[] = [];
  const ends = await leaveOut(context, task, known, (...find) => void finds.push(find));
  const ended = new Set(ends.map(({ item }) => item));
  const open = items.filter((item) => !ended.has(item));
  await check(context, open, ends);
  const packs = pack(open, context.payer.address, task.callsPerItem, sending.computeUnitPrice !== undefined);
  if (open.length > 0)
    await confirm(
      context,
      `${task.title(open)}, in at most ${packs.length} transactions`,
      agreementOfMany({
        actions: [ACTION[command]],
        terms: termsOf(task, open),
        notes: aside(ends),
        highestFee: highestFee(1 + sending.signers.length, sending.computeUnitPrice) * BigInt(packs.length),
      }),
    );
  journal.append({ type: 'run', ...start, ...(block !== undefined && { block }) });
  const onFound: OnFound = (entry, signature) =>
    journal.append({ type: 'found', entry, ...(signature !== undefined && { signature }) });
  for (const find of finds) onFound(...find);
  const amounts = new Amounts(context, onFound);
  const progress = new Progress(context.io, items.length, ends.length);
  const found = await sideBySide(packs, inFlight, context.io.stop, async (next) => {
    const sent = await sendPack(sending, next);
    progress.add(sent.length);
    return Promise.all(sent.map((end) => secondLook(context, task, amounts, slot, end)));
  });
  progress.end();
  ends.push(...(await lostAgain(context, sending, landed, found)));
  await report(context, task, journal, ends, landed.length, reports);
}

/** The instruction of each kind of run. */
const ACTION = {
  post: 'postRewards',
  register: 'registerDevice',
  report: 'reportDevice',
  stake: 'stake',
  createOffer: 'createOffer',
} as const satisfies Record<Task['command'], ActionName>;

const termsOf = ({ terms }: Task, open: readonly Item[]): string[] =>
  terms ? open.map((item) => `${item.name}: ${terms(item)}`) : [];

/** What will not be sent, for the prompt. */
function aside(ends: readonly ItemEnd[]): string[] {
  const before = ends.filter(({ kind }) => kind === 'before').length;
  const refused = ends.length - before;
  return [
    ...(before > 0 ? [`done before, skipped: ${before}`] : []),
    ...(refused > 0 ? [`cannot be done, skipped: ${refused}; the reasons follow at the end`] : []),
  ];
}

function sendingOf(context: Context, journal: Journal, onLanded: (landed: Proven) => void): Sending {
  const [payer, ...signers] = signersOf([context.payer, context.authority]);
  const { connection, programId, options } = context;
  const price = computeUnitPrice(context);
  return {
    connection,
    payer: payer!,
    signers,
    programId,
    commitment: options.commitment,
    ...(price !== undefined && { computeUnitPrice: price }),
    journal,
    onLanded,
  };
}
