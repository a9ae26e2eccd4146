import {
  AccountNotFoundError,
  CoStakingError,
  OutcomeUnknownError,
  ProgramNotSetUpError,
  TransactionExpiredError,
  explain,
  withoutSecrets,
} from '@co-staking/sdk';
import pico from 'picocolors';

import { CliError, ExitCode } from './exit';
import type { Io } from './io';

/** A failure as the user sees it. */
interface Failure {
  exitCode: ExitCode;
  message: string;
  remedy?: string | undefined;
  /** Lines that a support desk needs. */
  support?: readonly string[] | undefined;
}

/** Name and number of a refusal, as a support desk wants them. */
export const codeLine = ({ source, code, number }: CoStakingError): string =>
  `${source} ${code}${number === undefined ? '' : ` (${number})`}`;

function classify(error: unknown): Failure {
  if (error instanceof CliError) return error;
  if (error instanceof AccountNotFoundError || error instanceof ProgramNotSetUpError)
    return { exitCode: ExitCode.NotFound, message: error.message };
  if (error instanceof TransactionExpiredError)
    return {
      exitCode: ExitCode.Unknown,
      message: error.message,
      remedy: 'Nothing changed. Try again, with a higher --with-compute-unit-price if the network is busy.',
    };
  if (error instanceof OutcomeUnknownError)
    return {
      exitCode: ExitCode.Unknown,
      message: error.message,
      remedy:
        error.reason === 'forgotten'
          ? 'Run the same command again with --url of an archive node: it settles this one first, and does not pay twice.'
          : 'Run the same command again: it settles this one first, and does not pay twice.',
    };
  const { source, message, cause, remedy } = explain(error);
  if (source === 'network')
    return {
      exitCode: ExitCode.Network,
      message: `${message}: ${messageOf(error)}`,
      remedy: 'Check --url, RPC_URL or the Solana configuration, and try again.',
    };
  if (source === 'sdk') return { exitCode: ExitCode.Unexpected, message, remedy, support: [cause] };
  if (source === 'unknown')
    return {
      exitCode: ExitCode.Unexpected,
      message: messageOf(error),
      remedy: '--debug shows where it came from.',
    };
  const refusal = CoStakingError.from(error);
  return { exitCode: ExitCode.Refused, message, remedy, support: [refusal ? codeLine(refusal) : cause] };
}

const messageOf = (error: unknown): string =>
  withoutSecrets(error instanceof Error ? error.message : String(error));

/** What to print and to end with. */
export function describeFailure(error: unknown, io: Io): { exitCode: ExitCode; text: string } {
  const { red, dim } = pico.createColors(io.colors.err);
  const { exitCode, message, remedy, support = [] } = classify(error);
  const lines = [
    `${red('error')}: ${message}`,
    ...(remedy ? [`  ${remedy}`] : []),
    ...support.map((line) => dim(`  ${line}`)),
  ];
  return { exitCode, text: lines.join('\n') };
}
