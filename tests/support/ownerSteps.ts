import { instructions } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { supply } from './supply';
import type { TestCoStake, TestDevice, World } from './world';

/** The largest number of 64 bits. */
export const U64_MAX = 2n ** 64n - 1n;

/** The registrar states the hardware again: 200 tokens of minimum for each card and whole multiplier. */
export async function setHardware(
  world: World,
  { address }: TestDevice,
  cards: number,
  multiplierBps: number,
): Promise<void> {
  const { registrar } = world.roles;
  const input = { registrar: registrar.publicKey, device: address, cards, multiplierBps };
  await world.chain.run(instructions.updateRequirement(input).instruction, [registrar]);
}

/** The registrar states the number of cards again; 200 tokens of minimum for each. */
export const setCards = (world: World, device: TestDevice, cards: number): Promise<void> =>
  setHardware(world, device, cards, 10_000);

/** The owner takes out stake that the device does not need. */
export async function withdrawOverflow(
  world: World,
  { address, owner }: TestDevice,
  amount: bigint,
): Promise<void> {
  const input = { owner: owner.address, device: address, amount, ...world.mintInput };
  await world.chain.run(instructions.withdrawOverflow(input).instruction, [owner.wallet]);
}

/** The owner's leaving stake is paid back. */
export async function withdrawOwnerStake(world: World, { address, owner }: TestDevice): Promise<void> {
  const caller = world.chain.payer.publicKey;
  const input = { caller, owner: owner.address, device: address, ...world.mintInput };
  await world.chain.run(instructions.withdrawOwnerStake(input).instruction);
}

/** A leaving co-stake is paid back. */
export async function withdrawCoStake(
  world: World,
  { address, device, coStaker }: TestCoStake,
): Promise<void> {
  const { instruction } = instructions.withdrawCoStake({
    caller: world.chain.payer.publicKey,
    coStaker: coStaker.address,
    participant: coStaker.participant,
    device: device.address,
    offer: address,
    ...world.mintInput,
  });
  await world.chain.run(instruction);
}

/** The owner gives notice of leaving. */
export async function giveNotice(world: World, { address, owner }: TestDevice): Promise<void> {
  const input = { owner: owner.address, device: address };
  await world.chain.run(instructions.giveNotice(input).instruction, [owner.wallet]);
}

/** The owner ends the device. */
export async function terminateAsOwner(world: World, { address, owner }: TestDevice): Promise<void> {
  const input = { authority: owner.address, device: address };
  await world.chain.run(instructions.terminateDevice(input).instruction, [owner.wallet]);
}

/** The owner takes back an open offer. */
export async function retractOffer(
  world: World,
  { address, device }: Pick<TestCoStake, 'address' | 'device'>,
): Promise<void> {
  const input = { owner: device.owner.address, device: device.address, offer: address };
  await world.chain.run(instructions.retractOffer(input).instruction, [device.owner.wallet]);
}

/**
 * Runs `act`, and asserts that each token account gained exactly so many base units (lost, where negative),
 * and that none were made or burned.
 */
export async function expectMoves<T>(
  world: World,
  gains: [account: PublicKey, gain: bigint][],
  act: () => Promise<T>,
): Promise<T> {
  const balances = (): Promise<bigint[]> => Promise.all(gains.map(([account]) => world.balance(account)));
  const [before, supplyBefore] = [await balances(), await supply(world)];
  const result = await act();
  const after = await balances();
  assert.deepEqual(
    after.map((amount, index) => amount - before[index]!),
    gains.map(([, gain]) => gain),
  );
  assert.equal(await supply(world), supplyBefore);
  return result;
}
