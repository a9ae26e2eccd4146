import {
  AccountNotFoundError,
  CoStakingError,
  OutcomeUnknownError,
  TransactionExpiredError,
} from '@co-staking/sdk';
import pico from 'picocolors';

import { CliError, ExitCode } from './exit';
import type { Io } from './io';

/** A failure as the user is told of it. */
interface Failure {
  exitCode: ExitCode;
  message: string;
  remedy?: string | undefined;
  /** Lines that a support desk needs. */
  support?: readonly string[] | undefined;
}

const NETWORK =
  /fetch failed|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|socket hang up|network|\b(429|403|50\d)\b|Unexpected token|StructError|Expected the value/i;

/** Name and number of a refusal, as a support desk wants them. */
export const codeLine = ({ source, code, number }: CoStakingError): string =>
  `${source} ${code}${number === undefined ? '' : ` (${number})`}`;

function classify(error: unknown): Failure {
  if (error instanceof CliError) return error;
  if (error instanceof AccountNotFoundError) return { exitCode: ExitCode.NotFound, message: error.message };
  if (error instanceof TransactionExpiredError)
    return {
      exitCode: ExitCode.Unknown,
      message: error.message,
      remedy: 'nothing changed; try again, with a higher --with-compute-unit-price where the network is busy',
    };
  if (error instanceof OutcomeUnknownError)
    return {
      exitCode: ExitCode.Unknown,
      message: error.message,
      remedy: 'look at the account before you try again: it may have landed',
    };
  const refusal = CoStakingError.from(error);
  if (refusal)
    return {
      exitCode: ExitCode.Refused,
      message: refusal.message,
      support: [codeLine(refusal)],
    };
  const message = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  if (NETWORK.test(message + cause))
    return {
      exitCode: ExitCode.Network,
      message: `the RPC did not answer: ${message}${cause}`,
      remedy: 'check --url, RPC_URL or the Solana configuration, and try again',
    };
  return { exitCode: ExitCode.Unexpected, message, remedy: '--debug shows where it came from' };
}

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
