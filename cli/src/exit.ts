/** Exit codes of the command line, by class of outcome. Scripts may rely on them. */
export const ExitCode = {
  /** Done. */
  Ok: 0,
  /** A fault of the tool. */
  Unexpected: 1,
  /** The command line was wrong, or a confirmation was needed and no one could be asked. Nothing was sent. */
  Usage: 2,
  /** The program, or the chain on its behalf, refused. Nothing changed. */
  Refused: 3,
  /** The RPC could not be reached or did not answer as one. */
  Network: 4,
  /** A transaction was sent and is not known to have landed. */
  Unknown: 5,
  /** The user said no. Nothing was sent. */
  Declined: 6,
  /** There is no such account. */
  NotFound: 7,
  /** A run of the operator's tool ended with records that failed. */
  Incomplete: 8,
  /** The user ended a prompt with Ctrl-C or Ctrl-D. Nothing was sent. */
  Interrupted: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** An end that is shown to the user in one line, with what to do about it. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    readonly exitCode: ExitCode,
    message: string,
    /** What the user can do; a second line. */
    readonly remedy?: string,
    /** What a support desk needs. */
    readonly support?: readonly string[],
  ) {
    super(message);
  }
}

/** A mistake in the command line. */
export const usage = (message: string, remedy?: string): CliError =>
  new CliError(ExitCode.Usage, message, remedy);
