import { CoStakingError } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { DAY } from '../support/clock';
import { claimCoStakeRewards, claimOwnerRewards } from '../support/exitSteps';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens, type TestCoStake, type TestDevice } from '../support/world';

/** Something that a party sends; it throws if it is refused. */
export type Act = () => Promise<unknown>;

/** What a party sends to get out, in order: each again on every day until it is accepted. */
export type Exit = Act[];

/** Whether it was accepted. Anything else than a refusal is a mistake of the test. */
async function accepted(act: Act): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof CoStakingError) return false;
    throw error;
  }
}

/** What a run came to. */
export interface Outcome<Party extends string> {
  /** Days after which each party had everything it asked for. */
  days: Record<Party, number>;
  /** What of the hostile party was accepted. */
  attacks: number;
}

/**
 * Every day the hostile party moves first, with all that it has; then everyone else goes on leaving. Ends when
 * all are out, and fails if someone still is not after `limit` days.
 */
export async function siege<Party extends string>(
  world: World,
  attacks: (day: number) => Act[],
  exits: Record<Party, Exit>,
  limit = 200,
): Promise<Outcome<Party>> {
  const open = new Map(Object.entries<Exit>(exits).map(([party, steps]) => [party, [...steps]]));
  const days: Record<string, number> = {};
  let count = 0;
  for (let day = 0; open.size > 0; day += 1) {
    assert.isAtMost(day, limit, `still inside: ${[...open.keys()].join(', ')}`);
    for (const attack of attacks(day)) if (await accepted(attack)) count += 1;
    for (const [party, steps] of open) {
      while (steps.length > 0 && (await accepted(steps[0]!))) steps.shift();
      if (steps.length > 0) continue;
      days[party] = day;
      open.delete(party);
    }
    await world.chain.warpBy(DAY);
  }
  return { days: days, attacks: count };
}

/** The co-staker's whole way out; the payments are sent by a stranger. */
export const coStakerLeaves = (world: World, coStake: TestCoStake): Exit => [
  () => world.unstakeCoStake(coStake),
  () => claimCoStakeRewards(world, coStake),
  () => withdrawCoStake(world, coStake),
];

/** The owner's whole way out, but for a notice. */
export const ownerLeaves = (world: World, device: TestDevice): Exit => [
  () => world.unstakeOwner(device),
  () => claimOwnerRewards(world, device),
  () => withdrawOwnerStake(world, device),
];

/** The worked example of the product: 960 + 640 tokens, with 26 + 74 tokens of rewards posted. */
export async function freshAgreement(world: World): Promise<TestCoStake> {
  const coStake = await world.coStaked();
  await world.postRewards(coStake.device, tokens(100));
  return coStake;
}

/** As above, when the owner's commitment has ended. */
export async function agreement(world: World): Promise<TestCoStake> {
  const coStake = await freshAgreement(world);
  await world.passCommitment(coStake.device);
  return coStake;
}

const WEALTH = tokens(1_000_000);

/** Asserts what a party has, against what it started with. */
export async function assertGained(world: World, tokenAccount: PublicKey, gain: bigint): Promise<void> {
  assert.equal((await world.balance(tokenAccount)) - WEALTH, gain);
}
