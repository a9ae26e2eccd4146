import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';

/** @throws CliError if a confirmation will be needed, and there is no one to ask */
export function mustBeAbleToAsk({ io, options }: Context): void {
  if (options.yes || io.interactive) return;
  throw usage(
    'confirmation required, but there is no terminal to ask on',
    'pass --yes, or --simulate to look first',
  );
}

/**
 * Shows what is ahead and asks.
 *
 * @param asks - whether it asks at all; it shows in any case
 * @throws CliError if the user says no, or there is no terminal to ask on
 */
export async function confirm(
  context: Context,
  title: string,
  preview: readonly string[],
  asks = true,
): Promise<void> {
  const { io, options } = context;
  io.err([`This will ${title}.`, ...preview].join('\n'));
  if (options.yes || !asks) return;
  mustBeAbleToAsk(context);
  const answer = (await io.ask('Continue? [y/N] ')).trim().toLowerCase();
  if (answer !== 'y' && answer !== 'yes') throw new CliError(ExitCode.Declined, 'declined; nothing was sent');
}
