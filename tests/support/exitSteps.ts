import { instructions } from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';

import type { TestCoStake, TestDevice, World } from './world';

/** Pays the owner's rewards out. */
export async function claimOwnerRewards(world: World, { address, owner }: TestDevice): Promise<void> {
  const caller = world.chain.payer.publicKey;
  const input = { caller, owner: owner.address, device: address, ...world.mintInput };
  await world.chain.run(instructions.claimOwnerRewards(input).instruction);
}

/** Pays a co-stake's rewards out. */
export async function claimCoStakeRewards(
  world: World,
  { address, device, coStaker }: TestCoStake,
): Promise<void> {
  const { instruction } = instructions.claimCoStakeRewards({
    caller: world.chain.payer.publicKey,
    coStaker: coStaker.address,
    device: device.address,
    offer: address,
    ...world.mintInput,
  });
  await world.chain.run(instruction);
}

/** Pays the rewards of both parties out. */
export async function claimAll(world: World, coStake: TestCoStake): Promise<void> {
  await claimOwnerRewards(world, coStake.device);
  await claimCoStakeRewards(world, coStake);
}

/** Closes the offer of a co-stake that has been withdrawn. */
export async function closeOffer(world: World, { address, device }: TestCoStake): Promise<void> {
  const { instruction } = instructions.closeOffer({
    caller: world.chain.payer.publicKey,
    device: device.address,
    offer: address,
    rentPayer: device.owner.address,
  });
  await world.chain.run(instruction);
}

/** The instruction with which anyone closes a device; the chain's payer sends it by default. */
export const closeDeviceInstruction = (
  world: World,
  { address }: TestDevice,
  input: Partial<instructions.CloseDeviceInput> = {},
): TransactionInstruction =>
  instructions.closeDevice({
    caller: world.chain.payer.publicKey,
    device: address,
    rentPayer: world.roles.registrar.publicKey,
    ...world.mintInput,
    ...input,
  }).instruction;

export const closeDevice = (world: World, device: TestDevice) =>
  world.chain.run(closeDeviceInstruction(world, device));
