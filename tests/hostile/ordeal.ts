import { assert } from 'chai';

import { executeCase, readCase, releaseCase, type TestCase } from '../support/caseSteps';
import { answerOf } from '../support/expectRefusal';
import { giveNotice, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens, type TestCoStake } from '../support/world';
import { agreement, siege, type Act } from './siege';

/** What a thief does to one agreement on a day; the cases that it opens go into `cases`. */
export type Attack = (world: World, coStake: TestCoStake, cases: TestCase[], day: number) => Act[];

/** The outcome of a party that decided to leave. */
export interface Fate {
  /** Base units that it lost, of what no case had frozen when it decided. */
  lost: bigint;
  /** The same in basis points of its stake, rounded up. */
  bps: bigint;
  /** Days until all that no case had frozen was out. */
  days: number;
}

export interface Fates {
  owner: Fate;
  coStaker: Fate;
}

/** Longer than any case: for the thief to reap what was sown. */
const LONG = 200n * 86_400n;

/**
 * Two agreements under the same attack, every day. Of one the owner decides to leave in the first second, of the
 * other the co-staker; no one helps either. Then all cases are ended, for burning where that is possible, and what
 * each party got back is compared with what it had free.
 */
export async function ordeal(
  world: World,
  attack: Attack,
  agree: (world: World) => Promise<TestCoStake> = agreement,
): Promise<Fates> {
  const [left, deserted] = [await agree(world), await agree(world)];
  return ordealOf(world, attack, { owner: left, coStaker: deserted });
}

/** As {@link ordeal}, of agreements that are there already. */
export async function ordealOf(
  world: World,
  attack: Attack,
  { owner: left, coStaker: deserted }: { owner: TestCoStake; coStaker: TestCoStake },
): Promise<Fates> {
  const { device } = left;
  const cases: TestCase[] = [];
  const state = await world.readDevice(device);
  const offer = await world.readOffer(deserted);
  const accounts = { owner: device.owner.tokenAccount, coStaker: deserted.coStaker.tokenAccount };
  const free = {
    owner: state.ownerStake - state.ownerFrozen,
    coStaker: offer.principal - offer.principalFrozen,
  };
  const before = {
    owner: await world.balance(accounts.owner),
    coStaker: await world.balance(accounts.coStaker),
  };
  const { days } = await siege(
    world,
    (day) => [left, deserted].flatMap((coStake) => attack(world, coStake, cases, day)),
    {
      owner: [
        () => giveNotice(world, device),
        () => world.unstakeOwner(device),
        () => withdrawOwnerStake(world, device),
      ],
      coStaker: [() => world.unstakeCoStake(deserted), () => withdrawCoStake(world, deserted)],
    },
  );
  await world.chain.warpBy(LONG);
  for (const testCase of cases)
    if ((await answerOf(executeCase(world, testCase))) !== 'ok') await releaseCase(world, testCase);
  await answerOf(withdrawOwnerStake(world, device));
  await answerOf(withdrawCoStake(world, deserted));
  const fate = async (party: 'owner' | 'coStaker'): Promise<Fate> => {
    const lost = free[party] - ((await world.balance(accounts[party])) - before[party]);
    return { lost, bps: (lost * 10_000n + free[party] - 1n) / free[party], days: days[party] };
  };
  return { owner: await fate('owner'), coStaker: await fate('coStaker') };
}

/** What a case took of all parties, and that it took something. */
export async function takenBy(world: World, testCase: TestCase): Promise<bigint> {
  const { ownerStake, hits } = await readCase(world, testCase);
  return hits.reduce((sum, { stake }) => sum + stake, ownerStake);
}

/** The whole stake of the worked example's owner, and of its co-staker. */
export const STAKES = { owner: tokens(960), coStaker: tokens(640) };

/** Asserts fates in percent and days. */
export function assertFates(
  { owner, coStaker }: Fates,
  expected: { owner: [percent: number, days: number]; coStaker: [percent: number, days: number] },
): void {
  const found = ({ bps, days }: Fate) => [Number(bps) / 100, days];
  assert.deepEqual({ owner: found(owner), coStaker: found(coStaker) }, expected);
}
