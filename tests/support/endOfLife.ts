import { OfferState, instructions, rules, type Device, type Offer } from '@co-staking/sdk';
import { assert } from 'chai';
import type { PublicKey } from '@solana/web3.js';

import { claimCoStakeRewards, claimOwnerRewards, closeDevice, closeOffer } from './exitSteps';
import type { Actor, TestCoStake, TestDevice, World } from './world';

/** Whole base units of rewards that the owner can be paid now. */
export const ownerDue = ({ rewards }: Device): bigint =>
  rewards.ownerUnits - rewards.ownerClaimed - rewards.ownerBurned - rewards.ownerFrozen;

/** Whole base units of rewards that a co-staker can be paid now. */
export function coStakeDue(offer: Offer, { rewards }: Device): bigint {
  const until = offer.state === OfferState.Active ? rewards.postedTotal : offer.rewardsExit;
  const { units } = rules.earned(offer.rewardsEntry, until, offer.shareBps)!;
  return units - offer.rewardsClaimed - offer.rewardsBurned - offer.rewardsFrozen;
}

/** Pays all rewards out that are due, to whomever. */
export async function claimDue(world: World, device: TestDevice, coStakes: TestCoStake[]): Promise<void> {
  const state = await world.readDevice(device);
  if (ownerDue(state) > 0n) await claimOwnerRewards(world, device);
  for (const coStake of coStakes)
    if (coStakeDue(await world.readOffer(coStake), state) > 0n) await claimCoStakeRewards(world, coStake);
}

/** A person closes their own account. */
export async function closeAccount(world: World, { wallet, address, participant }: Actor): Promise<void> {
  const { instruction } = instructions.closeParticipant({ wallet: address, participant });
  await world.chain.run(instruction, [wallet]);
}

/** Asserts that there are no such accounts. */
export async function assertGone({ chain }: Pick<World, 'chain'>, addresses: PublicKey[]): Promise<void> {
  for (const address of addresses) assert.isNull(await chain.account(address), address.toBase58());
}

/**
 * After everyone has withdrawn: pays the rewards, closes the offers and the device, and asserts that all of
 * them are gone.
 */
export async function closeLife(world: World, device: TestDevice, coStakes: TestCoStake[]): Promise<void> {
  await claimDue(world, device, coStakes);
  for (const coStake of coStakes) await closeOffer(world, coStake);
  const { terminatedAt } = await world.readDevice(device);
  if (terminatedAt === 0n) await world.terminate(device);
  await closeDevice(world, device);
  const { address, stakeVault, rewardVault } = device;
  await assertGone(world, [address, stakeVault, rewardVault, ...coStakes.map((one) => one.address)]);
}
