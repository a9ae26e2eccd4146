import { coStakesToTakeAlong, instructions } from '@co-staking/sdk';

import { openCase } from '../support/caseSteps';
import { MINIMUM, tokens } from '../support/world';
import type { Scenario } from './scenario';

export const stake: Scenario = async (world) => {
  const { address, owner } = await world.newDevice();
  const input = { owner: owner.address, device: address, amount: MINIMUM, ...world.mintInput };
  return { instruction: instructions.stake(input).instruction, signers: [owner.wallet] };
};

export const withdrawOverflow: Scenario = async (world) => {
  const { address, owner } = await world.fullyStaked({ stake: MINIMUM + tokens(100) });
  const input = { owner: owner.address, device: address, amount: tokens(100), ...world.mintInput };
  return { instruction: instructions.withdrawOverflow(input).instruction, signers: [owner.wallet] };
};

export const giveNotice: Scenario = async (world) => {
  const { address, owner } = await world.fullyStaked();
  const { instruction } = instructions.giveNotice({ owner: owner.address, device: address });
  return { instruction, signers: [owner.wallet] };
};

/** Takes a co-stake along. */
export const unstakeOwnerStake: Scenario = async (world) => {
  const { device } = await world.coStaked();
  const coStakes = coStakesToTakeAlong(await world.readDevice(device), await world.chain.now());
  const input = { owner: device.owner.address, device: device.address, coStakes };
  return { instruction: instructions.unstakeOwnerStake(input).instruction, signers: [device.owner.wallet] };
};

export const createOffer: Scenario = async (world) => {
  const { address, owner } = await world.fullyStaked();
  const { instruction } = instructions.createOffer({
    owner: owner.address,
    device: address,
    nonce: 0,
    amount: tokens(640),
    shareBps: 7_400,
  });
  return { instruction, signers: [owner.wallet] };
};

export const retractOffer: Scenario = async (world) => {
  const { address, device } = await world.openOffer(await world.fullyStaked());
  const input = { owner: device.owner.address, device: device.address, offer: address };
  return { instruction: instructions.retractOffer(input).instruction, signers: [device.owner.wallet] };
};

export const appealAsOwner: Scenario = async (world) => {
  const { device } = await world.coStaked();
  const { number } = await openCase(world, device);
  const input = { owner: device.owner.address, device: device.address, number };
  return { instruction: instructions.appealAsOwner(input).instruction, signers: [device.owner.wallet] };
};
