import { mustBeAbleToAsk } from '../commands/confirm';
import type { Context } from '../context';
import { usage } from '../exit';
import { option, type Parameter } from '../parameters/parameter';
import { text, whole, yesNo } from '../parameters/plain';
import { bytesOf, size } from '../parameters/size';
import type { Reports } from './reports';
import { rehearse } from './rehearse';
import { run, type Check } from './run';
import type { Task } from './task';

export const DEFAULT_JOURNAL = 'co-staking-journal.ndjson';
const DEFAULT_IN_FLIGHT = 8;
const DEFAULT_ROTATE_AT = '32M';
const MAX_IN_FLIGHT = 64;

/** What every command takes that works through a file. */
export const COMMON = {
  file: text('file', 'CSV with a header line, or JSON lines'),
  journal: option(text('file', `journal of every transaction; default: ${DEFAULT_JOURNAL}`)),
  rotateAt: option(
    size(
      `put the journal aside before a run once it has this size, for example 10M; default: ${DEFAULT_ROTATE_AT}; 0: never`,
    ),
  ),
  inFlight: option(whole(`transactions in flight at once; default: ${DEFAULT_IN_FLIGHT}`)),
  dryRun: yesNo('list what would happen to each record, by the chain’s state; sign and send nothing'),
  refused: option(text('file', 'write the records that are not done as CSV, with the file’s own ids')),
  metrics: option(text('file', 'write Prometheus metrics of the run')),
} satisfies Record<string, Parameter<unknown>>;

interface Given {
  journal: string | undefined;
  rotateAt: number | undefined;
  inFlight: number | undefined;
  dryRun: boolean;
  refused: string | undefined;
  metrics: string | undefined;
}

/** How a file is worked through. */
export interface PerformOptions {
  journal: string;
  /** Bytes of a journal that is put aside; 0 for none. */
  rotateAt: number;
  inFlight: number;
  dryRun: boolean;
  reports: Reports;
}

/** @throws CliError for a number out of its bounds */
export function optionsOf(given: Given): PerformOptions {
  const { journal = DEFAULT_JOURNAL, inFlight = DEFAULT_IN_FLIGHT, dryRun, refused, metrics } = given;
  const { rotateAt = bytesOf(DEFAULT_ROTATE_AT)! } = given;
  if (inFlight < 1 || inFlight > MAX_IN_FLIGHT) throw usage(`--in-flight must be from 1 to ${MAX_IN_FLIGHT}`);
  return { journal, rotateAt, inFlight, dryRun, reports: { refused, metrics } };
}

/** Runs a task, or for --simulate and --dry-run only looks whether it could be done. */
export async function perform(
  context: Context,
  task: Task,
  options: PerformOptions,
  check?: Check,
): Promise<void> {
  const { options: flags } = context;
  if (flags.simulate || options.dryRun) return rehearse(context, task, options, check);
  mustBeAbleToAsk(context);
  await run(context, task, options, check);
}
