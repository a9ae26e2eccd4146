import { DeviceStatus, coStakesToTakeAlong, instructions, stakePosition } from '@co-staking/sdk';

import { payouts } from '../../support/payoutSteps';
import { tokens } from '../../support/world';
import type { Action } from './action';

/** What owners, the registrar and the reward authority do with devices. */

const STATUSES = [DeviceStatus.Running, DeviceStatus.Idle, DeviceStatus.Running, DeviceStatus.Down];

const stake: Action = async ({ world, random }, { address, owner }) => ({
  instruction: instructions.stake({
    owner: owner.address,
    device: address,
    amount: random.upTo(tokens(900)) + 1n,
    ...world.mintInput,
  }).instruction,
  signers: [owner.wallet],
});

/** The whole overflow, or something near it. */
const withdrawOverflow: Action = async ({ world, random }, device) => {
  const { overflow } = stakePosition(await world.readDevice(device), await world.chain.now());
  const amount = random.pick([overflow, overflow, overflow + 1n, random.upTo(tokens(400)) + 1n]);
  return {
    instruction: instructions.withdrawOverflow({
      owner: device.owner.address,
      device: device.address,
      amount,
      ...world.mintInput,
    }).instruction,
    signers: [device.owner.wallet],
  };
};

const unstakeOwner: Action = async ({ world, random }, device) =>
  random.below(3) > 0
    ? null
    : {
        instruction: instructions.unstakeOwnerStake({
          owner: device.owner.address,
          device: device.address,
          coStakes: coStakesToTakeAlong(await world.readDevice(device), await world.chain.now()),
        }).instruction,
        signers: [device.owner.wallet],
      };

const postRewards: Action = async ({ world, random }, device) => ({
  instruction: instructions.postRewards({
    rewardAuthority: world.roles.rewardAuthority.publicKey,
    device: device.address,
    block: (await world.readDevice(device)).rewards.lastBlock + 1n,
    amount: random.upTo(100_000n) + 1n,
    ...world.mintInput,
  }).instruction,
  signers: [world.roles.rewardAuthority],
});

const report: Action = async ({ world, random }, { address }) => ({
  instruction: instructions.reportDevice({
    registrar: world.roles.registrar.publicKey,
    device: address,
    status: random.pick(STATUSES),
  }).instruction,
  signers: [world.roles.registrar],
});

const updateRequirement: Action = async ({ world, random }, { address }) => ({
  instruction: instructions.updateRequirement({
    registrar: world.roles.registrar.publicKey,
    device: address,
    cards: random.pick([6, 7, 8, 9]),
    multiplierBps: 10_000,
  }).instruction,
  signers: [world.roles.registrar],
});

/** Some are listed twice, so that walks make progress. */
export const DEVICES: Record<string, Action> = {
  stake,
  withdrawOverflow,
  unstakeOwner,
  postRewards,
  'postRewards again': postRewards,
  report,
  updateRequirement,
  withdrawOwnerStake: async ({ world }, device) => ({ instruction: payouts.ownerStake(world, device) }),
  claimOwnerRewards: async ({ world }, device) => ({ instruction: payouts.ownerRewards(world, device) }),
};
