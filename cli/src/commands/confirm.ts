import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';

/** Shows what is ahead and asks. @throws CliError where the user says no, or nobody can be asked */
export async function confirm(
  { io, options }: Context,
  title: string,
  preview: readonly string[],
): Promise<void> {
  io.err([`This will ${title}.`, ...preview].join('\n'));
  if (options.yes) return;
  if (!io.interactive)
    throw usage(
      'a confirmation is needed, and nobody can be asked here',
      'pass --yes, or --simulate to look first',
    );
  const answer = (await io.ask('Go on? [y/N] ')).trim().toLowerCase();
  if (answer !== 'y' && answer !== 'yes') throw new CliError(ExitCode.Declined, 'declined; nothing was sent');
}
