import { CliError, ExitCode } from '../exit';
import type { Context } from '../context';
import { stateOf } from './journal/state';
import { openJournal } from './run';

/**
 * Puts a journal aside and begins a new one that continues it. Nothing may be open in it: what was signed is settled and
 * final, and every run has ended.
 *
 * @throws CliError with exit code 5 if something is open
 */
export async function rotateJournal(context: Context, path: string): Promise<void> {
  const journal = await openJournal(context, path);
  try {
    const { pending, proven, unfinished, slot } = stateOf(journal.lines);
    const open = pending.length + proven.filter(({ final }) => !final).length;
    if (open > 0 || unfinished.size > 0)
      throw new CliError(
        ExitCode.Unknown,
        `${path} cannot be put aside: ${unfinished.size} runs have not ended, ${open} transactions are open`,
        'run the same commands again until they end, then rotate',
      );
    const runs = journal.lines.filter((line) => line.type === 'run' && line.command === 'post');
    const last = runs.at(-1);
    const posted =
      last?.type === 'run' && last.block !== undefined ? { input: last.input, block: last.block } : undefined;
    const old = journal.rotate({ slot, ...(posted && { posted }) });
    context.print.record({ old, lines: journal.lines.length, new: path });
  } finally {
    journal.close();
  }
}
