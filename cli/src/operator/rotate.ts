import { CliError, ExitCode } from '../exit';
import type { Context } from '../context';
import type { Journal } from './journal/file';
import { postsOf, stateOf } from './journal/state';
import { openJournal } from './openJournal';
import type { Task } from './task';

/** What in a journal is not over. */
function openOf({ lines }: Journal): { runs: number; transactions: number } {
  const { pending, proven, unfinished } = stateOf(lines);
  return {
    runs: unfinished.size,
    transactions: pending.length + proven.filter(({ final }) => !final).length,
  };
}

const rotate = (journal: Journal): ReturnType<Journal['rotate']> =>
  journal.rotate({ slot: stateOf(journal.lines).slot, posts: postsOf(journal.lines) });

/**
 * Puts a journal aside and begins a new one that continues it. Nothing may be open in it: what was signed is settled and
 * final, and every run has ended.
 *
 * @throws CliError with exit code 5 if something is open
 */
export async function rotateJournal(context: Context, path: string): Promise<void> {
  const journal = await openJournal(context, path);
  let last = journal;
  try {
    const { runs, transactions } = openOf(journal);
    if (runs > 0 || transactions > 0)
      throw new CliError(
        ExitCode.Unknown,
        `${path} cannot be put aside: ${runs} runs have not ended, ${transactions} transactions are open`,
        'run the same commands again until they end, then rotate',
      );
    const { old, next } = rotate(journal);
    last = next;
    context.print.record({ old, lines: journal.lines.length, new: path });
  } finally {
    last.close();
  }
}

/**
 * Puts a journal aside that has become too large, before a new run. It goes on as it is while something in it is open, and
 * while it proves what the run would do again: the chain may not know that any more.
 *
 * @param limit - bytes; 0 for none
 * @returns the journal to go on with: the same, reopened, if the disk refuses
 */
export async function rotateIfLarge(
  context: Context,
  { command, input, block }: Pick<Task, 'command' | 'input' | 'block'>,
  journal: Journal,
  limit: number,
): Promise<Journal> {
  if (limit === 0 || journal.bytes < limit) return journal;
  const { runs, transactions } = openOf(journal);
  const isAgain = journal.lines.some(
    (line) => line.type === 'run' && line.command === command && line.input === input && line.block === block,
  );
  if (runs > 0 || transactions > 0 || isAgain) return journal;
  const { io } = context;
  try {
    const { old, next } = rotate(journal);
    io.err(`the journal has reached its size; it is now ${old}, and ${next.path} continues it`);
    return next;
  } catch (error) {
    // A run that can be done must not wait for room in a folder.
    journal.close();
    io.err(`the journal could not be put aside, and goes on as it is: ${(error as Error).message}`);
    return openJournal(context, journal.path);
  }
}
