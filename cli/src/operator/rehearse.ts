import { fromBaseUnits, simulateInstructions } from '@co-staking/sdk';

import { computeUnitPrice } from '../chain/price';
import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import { leaveOut } from './beforehand';
import { endPack, type Outcome } from './endPack';
import { pack } from './pack';
import type { PerformOptions } from './perform';
import { Progress } from './progress';
import { endRow, writeReports } from './reports';
import type { Check } from './run';
import { sideBySide } from './sideBySide';
import { tell } from './summary';
import type { ItemEnd, Task } from './task';

/**
 * Runs a task against the present state, without a journal, a signature or a sending.
 *
 * @throws CliError with exit code 8 if some items would be refused
 */
export async function rehearse(
  context: Context,
  task: Task,
  { inFlight, dryRun, reports }: PerformOptions,
  check: Check = async () => {},
): Promise<void> {
  const { connection, io, options, payer, print, programId } = context;
  const price = computeUnitPrice(context);
  let transactions = 0;
  const attempt = async (items: readonly Task['items'][number][]): Promise<Outcome> => {
    const { error } = await simulateInstructions(
      connection,
      {
        instructions: items.map(({ instruction }) => instruction),
        payer: payer.address,
        ...(price !== undefined && { computeUnitPrice: price }),
      },
      { commitment: options.commitment, programId },
    );
    if (error) return { kind: 'refused', error };
    transactions += 1;
    return { kind: 'done' };
  };
  const ends = await leaveOut(context, task, { slot: 0, devices: new Map() }, () => {});
  const ended = new Set(ends.map(({ item }) => item));
  const open = task.items.filter((item) => !ended.has(item));
  await check(context, open, ends);
  const progress = new Progress(io, task.items.length, ends.length);
  const packs = pack(open, payer.address, task.callsPerItem, price !== undefined);
  ends.push(
    ...(await sideBySide(packs, inFlight, io.stop, async (next) => {
      const found = await endPack(next, price !== undefined, attempt);
      progress.add(found.length);
      return found;
    })),
  );
  progress.end();
  if (!dryRun) tell(context, ends);
  const count = (kind: ItemEnd['kind']): number => ends.filter((end) => end.kind === kind).length;
  const { mintDecimals } = await context.config();
  const inTokens = (units: string): string => fromBaseUnits(BigInt(units), mintDecimals);
  writeReports(reports, task, ends, 0, inTokens);
  if (dryRun) {
    const rows = ends
      .sort((a, b) => a.item.entry.line - b.item.entry.line)
      .map((end) => ({ ...endRow(end, inTokens), ...(end.kind === 'done' && { outcome: 'would be sent' }) }));
    const amount = task.command === 'post' ? ['amount'] : [];
    print.list(['line', 'device', ...amount, 'outcome', 'code', 'message'], rows, 4);
  } else
    print.record({
      command: task.command,
      ...(task.block !== undefined && { block: task.block }),
      records: task.items.length,
      possible: count('done'),
      doneBefore: count('before'),
      refused: count('refused'),
      transactions,
    });
  if (count('refused') > 0)
    throw new CliError(
      ExitCode.Incomplete,
      `${count('refused')} records would be refused`,
      'nothing was sent; the lines above say why',
    );
}
