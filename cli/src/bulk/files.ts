import type { CommandDefinition } from '../commands/definition';
import { COMMON, optionsOf, perform } from '../operator/perform';
import { SEVERAL } from '../takes';
import { view } from '../views/view';
import { offerTask, stakeTask } from './ownerTasks';

const GROUP = 'Many at once';

const SAFE =
  'The whole file is checked before anything is sent: if one line is wrong or would be refused, nothing is. After a crash the same command continues where it stopped, and a second run sends nothing.';

/** What an owner does for many devices of a file. */
export const OWNER_BULK: readonly CommandDefinition[] = [
  view({
    name: 'bulk stake',
    group: GROUP,
    summary: 'stake for the devices of a file, up to the stake that each line names',
    details: `Columns: device, stake (tokens that the owner’s stake should reach; only the missing part is staked). ${SAFE}`,
    parameters: COMMON,
    takes: SEVERAL,
    example: 'stakes.csv',
    async run(context, { file, ...given }) {
      const options = optionsOf(given);
      const { task, check } = await stakeTask(context, file);
      await perform(context, task, options, check);
    },
  }),
  view({
    name: 'bulk create-offer',
    group: GROUP,
    summary: 'create the offers of a file, one for each device',
    details: `Columns: device, amount, share; optional: expires, counterparty. A device that already has an open or accepted offer with this amount, share and counterparty gets no second one. ${SAFE}`,
    parameters: COMMON,
    takes: SEVERAL,
    example: 'offers.csv',
    async run(context, { file, ...given }) {
      const options = optionsOf(given);
      const { task, check } = await offerTask(context, file);
      await perform(context, task, options, check);
    },
  }),
];
