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
import { claimDue } from '../support/endOfLife';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { freeze } from '../support/tokens';
import { World, tokens } from '../support/world';
import { agreement, assertGained, coStakerLeaves, ownerLeaves, siege } from './siege';

const UNBONDING_DAYS = 21;
const COOLDOWN_DAYS = 14;
/** To appeal, and then for the arbiter. */
const CASE_DAYS = 30 + 30;
/** At most so much of a device's stake is taken while cases follow each other within 7 days. */
const CAP_PERCENT = 30n;
/** What owner and co-staker hold together in the worked example. */
const HELD = tokens(1_600);

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
      if (day % 2 === 0) await appealAsOwner(world, cases.at(-1)!);
      else await appealAsCoStaker(world, cases.at(-1)!, coStake);
    };
    const { days, attacks } = await siege(world, (day) => [open(day)], {
      frozen: [() => endAll(world, cases)],
      coStaker: coStakerLeaves(world, coStake),
      owner: ownerLeaves(world, device),
    });
    // All that is not frozen is out in the own periods; the rest follows the last case.
    assert.deepEqual([days.coStaker, days.owner], [COOLDOWN_DAYS, COOLDOWN_DAYS]);
    assert.isAtMost(days.coStaker, UNBONDING_DAYS);
    assert.isAbove(attacks, 0);
    assert.isAtMost(lastCase, COOLDOWN_DAYS);
    assert.isAtMost(days.frozen, lastCase + CASE_DAYS);
    await withdrawCoStake(world, coStake);
    await withdrawOwnerStake(world, device);
    await claimDue(world, device, [coStake]);
    await assertGained(world, device.owner.tokenAccount, tokens(26));
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('who uphold every case take 30 % in any 7 days at most, so 60 % of what is in its cooldown; the rest is out', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device, coStaker } = coStake;
    const cases: { testCase: TestCase; day: number; taken: bigint }[] = [];
    const { days } = await siege(
      world,
      (day) => [
        async () => {
          const testCase = await openCase(world, device, { stakeBps: 1_500, rewardsBps: 0 });
          const { ownerStake, hits } = await readCase(world, testCase);
          cases.push({ testCase, day, taken: hits.reduce((sum, { stake }) => sum + stake, ownerStake) });
          await appealAsOwner(world, testCase);
          await upholdCase(world, testCase);
        },
      ],
      { coStaker: coStakerLeaves(world, coStake), owner: ownerLeaves(world, device) },
    );
    assert.deepEqual(days, { coStaker: COOLDOWN_DAYS, owner: COOLDOWN_DAYS });
    const takenIn = (from: number, length: number): bigint =>
      cases.reduce((sum, { day, taken }) => (day >= from && day < from + length ? sum + taken : sum), 0n);
    for (const { day } of cases)
      assert.isTrue(takenIn(day, 7) * 100n <= HELD * CAP_PERCENT, `from day ${day}`);
    const weeks = BigInt(COOLDOWN_DAYS / 7);
    assert.isTrue(takenIn(0, COOLDOWN_DAYS) * 100n <= HELD * CAP_PERCENT * weeks);
    for (const { testCase } of cases) await executeCase(world, testCase);
    const balances = [device.owner.tokenAccount, coStaker.tokenAccount].map((account) =>
      world.balance(account),
    );
    const [owner, other] = await Promise.all(balances);
    assert.equal(owner! + other!, 2n * tokens(1_000_000) + tokens(100) - takenIn(0, COOLDOWN_DAYS));
  });

  it('who are silent about everything: what nobody appealed is burned after 30 days, the rest is out long before', async () => {
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
