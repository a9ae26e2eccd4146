import { SlashReason } from '@co-staking/sdk';

import { EVIDENCE, appealAsOwner, openCase as openTestCase } from '../support/caseSteps';
import { fund } from '../support/tokens';
import { tokens, type World } from '../support/world';
import { attempt, type Attempt, type Scenario } from './scenario';

export const postRewards: Scenario = async (world) => {
  const { device } = await world.coStaked();
  const { rewardAuthority } = world.roles;
  await fund(world.chain, world.mint, rewardAuthority.publicKey, tokens(100));
  return attempt(world, 'postRewards', rewardAuthority, { device }, { block: 1n, amount: tokens(100) });
};

export const openCase: Scenario = async (world) => {
  const { device } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  const charge = { reason: SlashReason.FrequentDowntime, stakeBps: 1_000, rewardsBps: 1_000 };
  return attempt(world, 'openCase', world.roles.slasher, { device }, { ...charge, evidenceHash: EVIDENCE });
};

/** Of both parties, stake and rewards. */
export const withdrawCase: Scenario = async (world) => {
  const { device } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  const slashCase = await openTestCase(world, device);
  return attempt(world, 'withdrawCase', world.roles.slasher, { device, slashCase });
};

async function decide(world: World, decision: 'upholdCase' | 'dismissCase'): Promise<Attempt> {
  const { device } = await world.coStaked();
  const slashCase = await openTestCase(world, device);
  await appealAsOwner(world, slashCase);
  return attempt(world, decision, world.roles.arbiter, { device, slashCase });
}

export const upholdCase: Scenario = (world) => decide(world, 'upholdCase');

export const dismissCase: Scenario = (world) => decide(world, 'dismissCase');
