import { CommanderError } from 'commander';

import { ExitCode } from './exit';
import type { Io } from './io';
import { buildProgram } from './program';

/**
 * The whole tool: parses, runs, and reports a failure in words.
 *
 * @param argv - arguments without the interpreter and the script
 * @returns the exit code; never throws
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const debug = argv.includes('--debug');
  try {
    await buildProgram(io).parseAsync(argv, { from: 'user' });
    return ExitCode.Ok;
  } catch (error) {
    // Help and version come this way too; commander has said what there was to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Ok : ExitCode.Usage;
    const { describeFailure } = await import('./failure');
    const { exitCode, text } = describeFailure(error, io);
    io.err(text);
    if (debug && error instanceof Error) io.err(error.stack ?? '');
    return exitCode;
  }
}
