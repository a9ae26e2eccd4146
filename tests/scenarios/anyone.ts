import { APPEAL_SECONDS, COOLDOWN_SECONDS, Role, WAIT_SECONDS, instructions } from '@co-staking/sdk';

import {
  appealAsOwner,
  dismissCase,
  executeCaseInstruction,
  openCase,
  releaseCaseInstruction,
} from '../support/caseSteps';
import { HOUR } from '../support/clock';
import { transfer } from '../support/tokens';
import { tokens, type TestCoStake, type World } from '../support/world';
import type { Scenario } from './scenario';

/** Whoever sends it: nobody the program knows. */
const stranger = (world: World) => world.newWallet({ holds: 0n });

export const acceptRole: Scenario = async (world) => {
  const nominee = world.newKeypair();
  const { admin } = world.roles;
  const nomination = { admin: admin.publicKey, role: Role.Registrar, nominee: nominee.publicKey };
  await world.chain.run(instructions.nominateRole(nomination).instruction, [admin]);
  const input = { nominee: nominee.publicKey, role: Role.Registrar };
  return { instruction: instructions.acceptRole(input).instruction, signers: [nominee] };
};

export const openParticipant: Scenario = async (world) => {
  const { wallet } = await world.newWallet();
  const { instruction } = instructions.openParticipant({ wallet: wallet.publicKey });
  return { instruction, signers: [wallet] };
};

export const closeParticipant: Scenario = async (world) => {
  const { wallet, participant } = await world.newActor();
  const { instruction } = instructions.closeParticipant({ wallet: wallet.publicKey, participant });
  return { instruction, signers: [wallet] };
};

export const closeExpiredOffer: Scenario = async (world) => {
  const caller = await stranger(world);
  const expiresAt = (await world.chain.now()) + HOUR;
  const { address, device } = await world.openOffer(await world.fullyStaked(), { expiresAt });
  await world.chain.warpTo(expiresAt);
  const { instruction } = instructions.closeExpiredOffer({
    caller: caller.address,
    device: device.address,
    offer: address,
    rentPayer: device.owner.address,
  });
  return { instruction, signers: [caller.wallet] };
};

function withdrawal(
  world: World,
  caller: TestCoStake['coStaker'],
  { address, device, coStaker }: TestCoStake,
) {
  return instructions.withdrawCoStake({
    caller: caller.address,
    coStaker: coStaker.address,
    participant: coStaker.participant,
    device: device.address,
    offer: address,
    ...world.mintInput,
  }).instruction;
}

export const withdrawCoStake: Scenario = async (world) => {
  const caller = await stranger(world);
  const coStake = await world.coStaked();
  await world.unstakeCoStake(coStake);
  await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
  return { instruction: withdrawal(world, caller, coStake), signers: [caller.wallet] };
};

export const closeOffer: Scenario = async (world) => {
  const caller = await stranger(world);
  const coStake = await world.coStaked();
  await world.unstakeCoStake(coStake);
  await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
  await world.chain.run(withdrawal(world, caller, coStake), [caller.wallet]);
  const { instruction } = instructions.closeOffer({
    caller: caller.address,
    device: coStake.device.address,
    offer: coStake.address,
    rentPayer: coStake.device.owner.address,
  });
  return { instruction, signers: [caller.wallet] };
};

export const withdrawOwnerStake: Scenario = async (world) => {
  const caller = await stranger(world);
  const device = await world.fullyStaked();
  await world.unstakeOwner(device);
  await world.chain.warpBy(COOLDOWN_SECONDS);
  const { instruction } = instructions.withdrawOwnerStake({
    caller: caller.address,
    owner: device.owner.address,
    device: device.address,
    ...world.mintInput,
  });
  return { instruction, signers: [caller.wallet] };
};

export const claimCoStakeRewards: Scenario = async (world) => {
  const caller = await stranger(world);
  const { address, device, coStaker } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  const { instruction } = instructions.claimCoStakeRewards({
    caller: caller.address,
    coStaker: coStaker.address,
    device: device.address,
    offer: address,
    ...world.mintInput,
  });
  return { instruction, signers: [caller.wallet] };
};

export const claimOwnerRewards: Scenario = async (world) => {
  const caller = await stranger(world);
  const { device } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  const { instruction } = instructions.claimOwnerRewards({
    caller: caller.address,
    owner: device.owner.address,
    device: device.address,
    ...world.mintInput,
  });
  return { instruction, signers: [caller.wallet] };
};

/** With donated tokens in both vaults, which have to be burned. */
export const closeDevice: Scenario = async (world) => {
  const caller = await world.newWallet();
  const device = await world.newDevice();
  for (const vault of [device.stakeVault, device.rewardVault])
    await transfer(world.chain, world.mint, caller.wallet, vault, 1n);
  await world.terminate(device);
  const { instruction } = instructions.closeDevice({
    caller: caller.address,
    device: device.address,
    rentPayer: world.roles.registrar.publicKey,
    ...world.mintInput,
  });
  return { instruction, signers: [caller.wallet] };
};

/** Burns stake and rewards of both parties. */
export const executeCase: Scenario = async (world) => {
  const caller = await stranger(world);
  const { device } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  const testCase = await openCase(world, device);
  await world.chain.warpBy(APPEAL_SECONDS);
  const instruction = await executeCaseInstruction(world, testCase, { caller: caller.address });
  return { instruction, signers: [caller.wallet] };
};

export const releaseCase: Scenario = async (world) => {
  const caller = await stranger(world);
  const { device } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  const testCase = await openCase(world, device);
  await appealAsOwner(world, testCase);
  await dismissCase(world, testCase);
  const instruction = await releaseCaseInstruction(world, testCase, { caller: caller.address });
  return { instruction, signers: [caller.wallet] };
};
