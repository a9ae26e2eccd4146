import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';

/** @throws CliError if a confirmation will be needed, and there is nobody to ask */
export function mustBeAbleToAsk({ io, options }: Context): void {
  if (options.yes || io.interactive) return;
  throw usage(
    'a confirmation is needed, and nobody can be asked here',
    'pass --yes, or --simulate to look first',
  );
}

/** Shows what is ahead and asks. @throws CliError where the user says no, or nobody can be asked */
export async function confirm(context: Context, title: string, preview: readonly string[]): Promise<void> {
  const { io, options } = context;
  io.err([`This will ${title}.`, ...preview].join('\n'));
  if (options.yes) return;
  mustBeAbleToAsk(context);
  const answer = (await io.ask('Go on? [y/N] ')).trim().toLowerCase();
  if (answer !== 'y' && answer !== 'yes') throw new CliError(ExitCode.Declined, 'declined; nothing was sent');
}
