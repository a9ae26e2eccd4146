import { WAIT_SECONDS } from '@co-staking/sdk';

import { openCase } from '../support/caseSteps';
import { MINIMUM, tokens } from '../support/world';
import { attempt, type Scenario } from './scenario';

export const stake: Scenario = async (world) => {
  const device = await world.newDevice();
  return attempt(world, 'stake', device.owner.wallet, { device }, { amount: MINIMUM });
};

export const withdrawOverflow: Scenario = async (world) => {
  const device = await world.fullyStaked({ stake: MINIMUM + tokens(100) });
  return attempt(world, 'withdrawOverflow', device.owner.wallet, { device }, { amount: tokens(100) });
};

export const giveNotice: Scenario = async (world) => {
  const device = await world.fullyStaked();
  return attempt(world, 'giveNotice', device.owner.wallet, { device });
};

/** Also unstakes a co-stake, once the owner's commitment has ended. */
export const unstakeOwnerStake: Scenario = async (world) => {
  const { device } = await world.coStaked();
  await world.chain.warpBy(WAIT_SECONDS);
  return attempt(world, 'unstakeOwnerStake', device.owner.wallet, { device });
};

export const createOffer: Scenario = async (world) => {
  const device = await world.fullyStaked();
  const request = { amount: tokens(640), shareBps: 7_400 };
  return attempt(world, 'createOffer', device.owner.wallet, { device }, request);
};

export const retractOffer: Scenario = async (world) => {
  const offer = await world.openOffer(await world.fullyStaked());
  const { device } = offer;
  return attempt(world, 'retractOffer', device.owner.wallet, { device, offer });
};

export const appealAsOwner: Scenario = async (world) => {
  const { device } = await world.coStaked();
  const slashCase = await openCase(world, device);
  return attempt(world, 'appealAsOwner', device.owner.wallet, { device, slashCase });
};
