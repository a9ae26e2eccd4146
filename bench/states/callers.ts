// Payouts that the paid wallet sends itself: the program does not need to derive its associated account.
import { COOLDOWN_SECONDS, WAIT_SECONDS, instructions } from '@co-staking/sdk';

import type { Attempt } from '../../tests/scenarios';
import { tokens, type TestCoStake, type TestDevice, type World } from '../../tests/support/world';

const byOwner = (world: World, { owner, address: device }: TestDevice) => ({
  caller: owner.address,
  owner: owner.address,
  device,
  ...world.mintInput,
});

const byCoStaker = (world: World, { coStaker, device, address: offer }: TestCoStake) => ({
  caller: coStaker.address,
  coStaker: coStaker.address,
  device: device.address,
  offer,
  ...world.mintInput,
});

export async function ownerClaims(world: World): Promise<Attempt> {
  const { device } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  const { instruction } = instructions.claimOwnerRewards(byOwner(world, device));
  return { instruction, signers: [device.owner.wallet] };
}

export async function ownerWithdraws(world: World): Promise<Attempt> {
  const device = await world.fullyStaked();
  await world.unstakeOwner(device);
  await world.chain.warpBy(COOLDOWN_SECONDS);
  const { instruction } = instructions.withdrawOwnerStake(byOwner(world, device));
  return { instruction, signers: [device.owner.wallet] };
}

export async function coStakerClaims(world: World): Promise<Attempt> {
  const coStake = await world.coStaked();
  await world.postRewards(coStake.device, tokens(100));
  const { instruction } = instructions.claimCoStakeRewards(byCoStaker(world, coStake));
  return { instruction, signers: [coStake.coStaker.wallet] };
}

export async function coStakerWithdraws(world: World): Promise<Attempt> {
  const coStake = await world.coStaked();
  await world.unstakeCoStake(coStake);
  await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
  const { participant } = coStake.coStaker;
  const input = { ...byCoStaker(world, coStake), participant };
  const { instruction } = instructions.withdrawCoStake(input);
  return { instruction, signers: [coStake.coStaker.wallet] };
}
