import { DeviceStatus, instructions, type Address } from '@co-staking/sdk';
import { TransactionInstruction } from '@solana/web3.js';

import { DAY } from './clock';
import { type ExpectedError } from './expectError';
import { expectRefusal } from './expectRefusal';
import { MINIMUM, World, tokens, type TestCoStake, type TestDevice } from './world';

/** The instruction of an owner's full unstake. */
export const unstakeInstruction = (
  { address, owner }: TestDevice,
  ...coStakes: Address[]
): TransactionInstruction =>
  instructions.unstakeOwnerStake({ owner: owner.address, device: address, coStakes }).instruction;

/** Asserts that a full unstake is refused, and changes nothing. */
export const refuseUnstake = (
  { chain }: World,
  device: TestDevice,
  coStakes: Address[],
  expected: ExpectedError,
): Promise<void> =>
  expectRefusal(chain, unstakeInstruction(device, ...coStakes), [device.owner.wallet], expected);

/** Renews the hire for as long as the registrar can. */
export const hire = async (world: World, device: TestDevice): Promise<bigint> => {
  const hiredUntil = (await world.chain.now()) + 2n * DAY;
  await world.report(device, { status: DeviceStatus.Running, hiredUntil });
  return hiredUntil;
};

/** The worked example, whose owner's commitment has ended. */
export async function agreed(
  world: World,
  options: Parameters<World['coStaked']>[0] = {},
): Promise<TestCoStake> {
  const coStake = await world.coStaked(options);
  await world.passCommitment(coStake.device);
  return coStake;
}

/** A full device with two co-stakes, of 300 tokens for 10 % and of 200 for 20 %; its owner may leave. */
export async function twoCoStakes(world: World): Promise<[TestCoStake, TestCoStake]> {
  const first = await world.coStaked({ stake: MINIMUM, amount: tokens(300), shareBps: 1_000 });
  const second = await world.accept(
    await world.openOffer(first.device, { amount: tokens(200), shareBps: 2_000 }),
  );
  await world.passCommitment(first.device);
  return [first, second];
}
