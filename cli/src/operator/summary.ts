import { fromBaseUnits } from '@co-staking/sdk';

import type { Context } from '../context';
import { CliError, ExitCode } from '../exit';
import type { Fields } from '../output/fields';
import type { Journal } from './journal/file';
import { writeReports, type Reports } from './reports';
import type { ItemEnd, Task } from './task';

/** A line for every item that is not done, with the line of the file and the reason. */
export function tell({ io }: Context, ends: readonly ItemEnd[]): void {
  for (const end of ends) {
    if (end.kind === 'done' || end.kind === 'before') continue;
    const { entry, name } = end.item;
    io.err(`line ${entry.line}: ${name}: ${end.message} (${end.kind === 'refused' ? end.code : 'unknown'})`);
  }
}

/**
 * Reports how every item ended, on the screen and in the journal.
 *
 * @throws CliError with exit code 5 if some are open, 8 if some were refused
 */
export async function report(
  context: Context,
  task: Task,
  journal: Journal,
  ends: ItemEnd[],
  transactions: number,
  reports: Reports,
): Promise<void> {
  const count = (kind: ItemEnd['kind']): number => ends.filter((end) => end.kind === kind).length;
  tell(context, ends);
  for (const end of ends)
    if (end.kind === 'refused')
      journal.append({ type: 'refused', entry: end.item.entry, code: end.code, message: end.message });
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
  const { mintDecimals } = await context.config();
  writeReports(reports, task, ends, transactions, (units) => fromBaseUnits(BigInt(units), mintDecimals));
  if (count('unknown') + left > 0)
    throw new CliError(
      ExitCode.Unknown,
      `${count('unknown') + left} records are open`,
      'run the same command again: it continues where this one stopped',
    );
  if (count('refused') > 0)
    throw new CliError(
      ExitCode.Incomplete,
      `${count('refused')} records were refused`,
      'the lines above say why; the others are done',
    );
}
