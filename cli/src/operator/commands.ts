import type { CommandDefinition } from '../commands/definition';
import { flag } from '../parameters/parameter';
import { text, yesNo } from '../parameters/plain';
import { SEVERAL } from '../takes';
import { view } from '../views/view';
import { blockNumber, blockOf } from './block';
import { COMMON, DEFAULT_JOURNAL, optionsOf, perform } from './perform';
import { checkFunds, postTask } from './post';
import { registerTask } from './register';
import { reportTask } from './report';
import { rotateJournal } from './rotate';
import { verifyJournal } from './verify';

const GROUP = 'Operate';

/** Many devices from a file. */
export const OPERATOR: readonly CommandDefinition[] = [
  view({
    name: 'operator register',
    group: GROUP,
    summary: 'register the devices of a file; existing ones are skipped',
    details: 'Columns: id, owner, model, cards, multiplier, tier.',
    parameters: COMMON,
    takes: SEVERAL,
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
    details: 'Columns: device, status; optional: hiredUntil, score, parts.',
    parameters: COMMON,
    takes: SEVERAL,
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
      'Columns: device, amount (tokens). After a crash the same command continues where it stopped: what may have been sent is settled first, and a device that has the block with this amount is skipped. A device that has the block with another or an unknown amount is reported, with exit code 8.',
    parameters: { ...COMMON, block: flag(blockNumber) },
    takes: SEVERAL,
    example: 'rewards.csv --block 4711',
    async run(context, { file, block, ...given }) {
      const options = optionsOf(given);
      const number = await blockOf(context, block, file, options.journal);
      const task = await postTask(context, file, number);
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
  view({
    name: 'operator rotate',
    group: GROUP,
    summary: 'archive a journal and start a new one that continues it',
    details:
      'The old one gets the next free number after its name and stays as it is; the new one names its last line. Refused with exit code 5 while a transaction in it is open.',
    parameters: { journal: text('file', 'journal') },
    example: DEFAULT_JOURNAL,
    run: (context, { journal }) => rotateJournal(context, journal),
  }),
];
