import { DAY } from '@co-staking/sdk';

import { attempt, type Scenario } from './scenario';

export const pauseEntries: Scenario = (world) =>
  attempt(world, 'pauseEntries', world.roles.pauser, {}, { seconds: DAY });

export const unpauseEntries: Scenario = async (world) => {
  const { pausedUntil } = await world.readConfig();
  if (pausedUntil <= (await world.chain.now())) {
    const pause = await pauseEntries(world);
    await world.chain.run(pause.instruction, pause.signers);
  }
  return attempt(world, 'unpauseEntries', world.roles.pauser, {});
};
