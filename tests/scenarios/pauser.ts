import { DAY, instructions } from '@co-staking/sdk';

import type { Scenario } from './scenario';

export const pauseEntries: Scenario = async (world) => {
  const { pauser } = world.roles;
  const { instruction } = instructions.pauseEntries({ pauser: pauser.publicKey, seconds: DAY });
  return { instruction, signers: [pauser] };
};

export const unpauseEntries: Scenario = async (world) => {
  const { pauser } = world.roles;
  const { pausedUntil } = await world.readConfig();
  if (pausedUntil <= (await world.chain.now())) {
    const pause = await pauseEntries(world);
    await world.chain.run(pause.instruction, pause.signers);
  }
  const { instruction } = instructions.unpauseEntries({ pauser: pauser.publicKey });
  return { instruction, signers: [pauser] };
};
