import { assert } from 'chai';

import {
  appealAsCoStaker,
  appealAsOwner,
  executeCase,
  openCase,
  readCase,
  releaseCase,
  upholdCase,
  type TestCase,
} from '../support/caseSteps';
import { DAY } from '../support/clock';
import { claimDue } from '../support/endOfLife';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { freeze } from '../support/tokens';
import { World, tokens } from '../support/world';
import { agreement, assertGained, coStakerLeaves, ownerLeaves, siege } from './siege';

const UNBONDING_DAYS = 21;
const COOLDOWN_DAYS = 14;
/** To appeal, and then for the arbiter. */
const CASE_DAYS = 30n + 30n;

/** Ends every case that is due; refused while one is not. */
async function endAll(world: World, cases: TestCase[]): Promise<void> {
  while (cases.length > 0) {
    await releaseCase(world, cases[0]!);
    cases.shift();
  }
}

describe('a hostile slasher with a hostile arbiter', () => {
  it('who open cases every day and are silent about every appeal give all back 30 + 30 days after the last', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device } = coStake;
    const cases: TestCase[] = [];
    let lastCase = 0;
    await freeze(world.chain, world.mint, world.tokenAccountOf(world.roles.rewardAuthority.publicKey));
    const open = (day: number) => async (): Promise<void> => {
      cases.push(await openCase(world, device, { stakeBps: 400, rewardsBps: 5_000 }));
      lastCase = day;
      const { hits } = await readCase(world, cases.at(-1)!);
      // A co-staker at the cap is not hit, and then has nothing to appeal.
      if (day % 2 === 0 || hits.length === 0) await appealAsOwner(world, cases.at(-1)!);
      else await appealAsCoStaker(world, cases.at(-1)!, coStake);
    };
    const { days, attacks } = await siege(world, (day) => [open(day)], {
      frozen: [() => endAll(world, cases)],
      coStaker: coStakerLeaves(world, coStake),
      owner: ownerLeaves(world, device),
    });
    // All that is not frozen is out in their own periods; the rest follows the last case.
    assert.deepEqual([days.coStaker, days.owner], [COOLDOWN_DAYS, COOLDOWN_DAYS]);
    assert.isAtMost(days.coStaker, UNBONDING_DAYS);
    assert.isAbove(attacks, 0);
    assert.isAtMost(lastCase, COOLDOWN_DAYS);
    assert.isAtMost(days.frozen, lastCase + Number(CASE_DAYS));
    await withdrawCoStake(world, coStake);
    await withdrawOwnerStake(world, device);
    await claimDue(world, device, [coStake]);
    await assertGained(world, device.owner.tokenAccount, tokens(26));
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('who uphold every case take 30 % of the co-staker’s stake and half of the owner’s, and are stopped there; the rest is out', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device, coStaker } = coStake;
    const cases: TestCase[] = [];
    const { days, attacks } = await siege(
      world,
      () => [
        async () => {
          const testCase = await openCase(world, device, { stakeBps: 1_500, rewardsBps: 0 });
          cases.push(testCase);
          await appealAsOwner(world, testCase);
          await upholdCase(world, testCase);
        },
      ],
      { coStaker: coStakerLeaves(world, coStake), owner: ownerLeaves(world, device) },
    );
    assert.deepEqual(days, { coStaker: COOLDOWN_DAYS, owner: COOLDOWN_DAYS });
    assert.isAbove(attacks, 3);
    await world.chain.warpBy(CASE_DAYS * DAY);
    for (const testCase of cases) await executeCase(world, testCase);
    await assertGained(world, device.owner.tokenAccount, tokens(26) - tokens(480));
    await assertGained(world, coStaker.tokenAccount, tokens(74) - tokens(192));
    assert.equal(await world.balance(device.stakeVault), 0n);
  });

  it('who are silent about everything: what no one appealed is burned after 30 days, the rest is out long before', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device, coStaker } = coStake;
    const cases = [await openCase(world, device, { stakeBps: 1_000, rewardsBps: 0 })];
    const { days } = await siege(world, () => [], {
      coStaker: coStakerLeaves(world, coStake),
      owner: ownerLeaves(world, device),
      frozen: [() => executeCase(world, cases[0]!)],
    });
    assert.deepEqual(days, { coStaker: COOLDOWN_DAYS, owner: COOLDOWN_DAYS, frozen: 30 });
    await withdrawOwnerStake(world, device);
    await withdrawCoStake(world, coStake);
    await assertGained(world, device.owner.tokenAccount, tokens(26) - tokens(96));
    await assertGained(world, coStaker.tokenAccount, tokens(74) - tokens(64));
  });
});
