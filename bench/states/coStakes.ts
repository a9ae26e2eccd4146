// Instructions on a device with zero to four co-stakes.
import { APPEAL_SECONDS, coStakesToTakeAlong, instructions, offerTerms } from '@co-staking/sdk';

import type { Attempt } from '../../tests/scenarios';
import {
  appealAsOwner,
  dismissCase,
  executeCaseInstruction,
  openCase,
  openCaseInstruction,
  releaseCaseInstruction,
  withdrawCaseInstruction,
  type CaseOptions,
} from '../../tests/support/caseSteps';
import { fund } from '../../tests/support/tokens';
import { MINIMUM, tokens, type TestDevice, type World } from '../../tests/support/world';
import type { States } from './states';

/** Most co-stakes that a device has. */
export const SLOTS = 4;

/** One situation for each number of co-stakes. */
export function byCoStakes(
  scenario: (world: World, count: number) => Promise<Attempt>,
  most = SLOTS,
): States {
  const counts = Array.from({ length: most + 1 }, (_, count) => count);
  const name = (count: number): string => (count === 1 ? '1 co-stake' : `${count} co-stakes`);
  return Object.fromEntries(counts.map((count) => [name(count), (world) => scenario(world, count)]));
}

/** A device with this many co-stakes, all needed for its minimum. */
async function deviceWith(world: World, count: number): Promise<TestDevice> {
  const device = await world.newDevice({ stake: tokens(1_600 - 160 * count) });
  for (let made = 0; made < count; made += 1) {
    const offer = await world.openOffer(device, { amount: tokens(160), shareBps: 1_000 });
    await world.accept(offer, undefined, { maxShortfall: MINIMUM });
  }
  return device;
}

/** Like `deviceWith`, with rewards for everyone. */
async function earning(world: World, count: number): Promise<TestDevice> {
  const device = await deviceWith(world, count);
  await world.postRewards(device, tokens(100));
  return device;
}

export async function opened(world: World, count: number): Promise<Attempt> {
  const device = await earning(world, count);
  return { instruction: await openCaseInstruction(world, device), signers: [world.roles.slasher] };
}

export async function executed(world: World, count: number, options: CaseOptions = {}): Promise<Attempt> {
  const { wallet, address: caller } = await world.newWallet({ holds: 0n });
  const testCase = await openCase(world, await earning(world, count), options);
  await world.chain.warpBy(APPEAL_SECONDS);
  return { instruction: await executeCaseInstruction(world, testCase, { caller }), signers: [wallet] };
}

export async function released(world: World, count: number): Promise<Attempt> {
  const { wallet, address: caller } = await world.newWallet({ holds: 0n });
  const testCase = await openCase(world, await earning(world, count));
  await appealAsOwner(world, testCase);
  await dismissCase(world, testCase);
  return { instruction: await releaseCaseInstruction(world, testCase, { caller }), signers: [wallet] };
}

export async function withdrawn(world: World, count: number): Promise<Attempt> {
  const testCase = await openCase(world, await earning(world, count));
  return { instruction: await withdrawCaseInstruction(world, testCase), signers: [world.roles.slasher] };
}

export async function unstaked(world: World, count: number): Promise<Attempt> {
  const device = await deviceWith(world, count);
  await world.passCommitment(device);
  const taken = coStakesToTakeAlong(await world.readDevice(device), await world.chain.now());
  const input = { owner: device.owner.address, device: device.address, coStakes: taken };
  return { instruction: instructions.unstakeOwnerStake(input).instruction, signers: [device.owner.wallet] };
}

export async function posted(world: World, count: number): Promise<Attempt> {
  const device = await deviceWith(world, count);
  const { rewardAuthority } = world.roles;
  await fund(world.chain, world.mint, rewardAuthority.publicKey, tokens(100));
  const input = {
    rewardAuthority: rewardAuthority.publicKey,
    device: device.address,
    block: 1n,
    amount: tokens(100),
    ...world.mintInput,
  };
  return { instruction: instructions.postRewards(input).instruction, signers: [rewardAuthority] };
}

export async function offered(world: World, count: number): Promise<Attempt> {
  const { address, owner } = await deviceWith(world, count);
  const input = { owner: owner.address, device: address, nonce: count, amount: tokens(160), shareBps: 1_000 };
  return { instruction: instructions.createOffer(input).instruction, signers: [owner.wallet] };
}

export async function accepted(world: World, count: number): Promise<Attempt> {
  const device = await deviceWith(world, count);
  const offer = await world.openOffer(device, { amount: tokens(160), shareBps: 1_000 });
  const coStaker = await world.newActor();
  const { instruction } = instructions.acceptOffer({
    coStaker: coStaker.address,
    participant: coStaker.participant,
    device: device.address,
    offer: offer.address,
    ...offerTerms(await world.readOffer(offer)),
    ...world.mintInput,
  });
  return { instruction, signers: [coStaker.wallet] };
}
