import { mustBeAbleToAsk } from '../commands/confirm';
import type { CommandDefinition } from '../commands/definition';
import { flag, option, type Parameter } from '../parameters/parameter';
import { long, text, whole, yesNo } from '../parameters/plain';
import { usage } from '../exit';
import type { Context } from '../context';
import { view } from '../views/view';
import { checkFunds, postTask } from './post';
import { registerTask } from './register';
import { reportTask } from './report';
import { rehearse } from './rehearse';
import { run, type Check, type RunOptions } from './run';
import type { Task } from './task';
import { verifyJournal } from './verify';

const GROUP = 'Operate';
const DEFAULT_JOURNAL = 'co-staking-journal.ndjson';
const DEFAULT_IN_FLIGHT = 8;
const MAX_IN_FLIGHT = 64;

const common = {
  file: text('file', 'CSV with a header line, or JSON lines'),
  journal: option(text('file', `journal of every transaction; ${DEFAULT_JOURNAL} by default`)),
  inFlight: option(whole(`transactions on their way at one time; ${DEFAULT_IN_FLIGHT} by default`)),
} satisfies Record<string, Parameter<unknown>>;

function optionsOf(given: { journal: string | undefined; inFlight: number | undefined }): RunOptions {
  const { journal = DEFAULT_JOURNAL, inFlight = DEFAULT_IN_FLIGHT } = given;
  if (inFlight < 1 || inFlight > MAX_IN_FLIGHT) throw usage(`--in-flight is from 1 to ${MAX_IN_FLIGHT}`);
  return { journal, inFlight };
}

/** Runs a task, or for --simulate only looks whether it could be done. */
async function perform(context: Context, task: Task, options: RunOptions, check?: Check): Promise<void> {
  const { options: flags } = context;
  if (flags.printOnly) throw usage('the operator’s tool signs and sends; it cannot print for a multisig');
  if (flags.simulate) return rehearse(context, task, options.inFlight, check);
  mustBeAbleToAsk(context);
  await run(context, task, options, check);
}

/** Many devices from a file. */
export const OPERATOR: readonly CommandDefinition[] = [
  view({
    name: 'operator register',
    group: GROUP,
    summary: 'register the devices of a file; those that exist are left out',
    details: 'Columns: id, owner, model, cards, multiplier, tier.',
    parameters: common,
    example: 'devices.csv',
    async run(context, { file, ...given }) {
      const options = optionsOf(given);
      const task = await registerTask(context, file);
      await perform(context, task, options);
    },
  }),
  view({
    name: 'operator report',
    group: GROUP,
    summary: 'report status, hire and reliability of the devices of a file',
    details: 'Columns: device, status; and, where wanted, hiredUntil, score, parts.',
    parameters: common,
    example: 'reports.csv',
    async run(context, { file, ...given }) {
      const options = optionsOf(given);
      const task = await reportTask(context, file);
      await perform(context, task, options);
    },
  }),
  view({
    name: 'operator post',
    group: GROUP,
    summary: 'post the rewards of one block for the devices of a file, each exactly once',
    details:
      'Columns: device, amount (tokens). After a crash the same command goes on where it ended: what may have been sent is settled first, and a device that has the block with this amount is left out. A device that has the block with another amount, or with one that nobody knows, is reported, and the exit code is 8.',
    parameters: { ...common, block: flag(long('block number')) },
    example: 'rewards.csv --block 4711',
    async run(context, { file, block, ...given }) {
      const options = optionsOf(given);
      const task = await postTask(context, file, block);
      await perform(context, task, options, checkFunds);
    },
  }),
  view({
    name: 'operator verify',
    group: GROUP,
    summary: 'check a journal: its chain, its transactions, and each signature against the RPC',
    parameters: {
      journal: text('file', 'journal'),
      list: yesNo('list every record with its proof instead of a summary'),
    },
    example: `${DEFAULT_JOURNAL} --list --output csv`,
    run: (context, { journal, list }) => verifyJournal(context, journal, list),
  }),
];
