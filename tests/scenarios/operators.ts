import { instructions } from '@co-staking/sdk';

import { appealAsOwner, openCase, openCaseInstruction } from '../support/caseSteps';
import { fund } from '../support/tokens';
import { tokens, type World } from '../support/world';
import type { Attempt, Scenario } from './scenario';

export const postRewards: Scenario = async (world) => {
  const { device } = await world.coStaked();
  const { rewardAuthority } = world.roles;
  await fund(world.chain, world.mint, rewardAuthority.publicKey, tokens(100));
  const { instruction } = instructions.postRewards({
    rewardAuthority: rewardAuthority.publicKey,
    device: device.address,
    block: 1n,
    amount: tokens(100),
    ...world.mintInput,
  });
  return { instruction, signers: [rewardAuthority] };
};

export const openSlashCase: Scenario = async (world) => {
  const { device } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  const { slasher } = world.roles;
  return { instruction: await openCaseInstruction(world, device), signers: [slasher] };
};

async function decide(world: World, decision: 'upholdCase' | 'dismissCase'): Promise<Attempt> {
  const { device } = await world.coStaked();
  const testCase = await openCase(world, device);
  await appealAsOwner(world, testCase);
  const { arbiter } = world.roles;
  const input = { arbiter: arbiter.publicKey, device: device.address, number: testCase.number };
  return { instruction: instructions[decision](input).instruction, signers: [arbiter] };
}

export const upholdCase: Scenario = (world) => decide(world, 'upholdCase');

export const dismissCase: Scenario = (world) => decide(world, 'dismissCase');
