import { BUCKET_SECONDS, SlashTerm } from '@co-staking/sdk';
import { assert } from 'chai';

import { appealAsOwner, openCase, readCase, upholdCase, type TestCase } from '../support/caseSteps';
import { DAY } from '../support/clock';
import { claimCoStakeRewards, claimOwnerRewards } from '../support/exitSteps';
import { answerOf } from '../support/expectRefusal';
import { setParameters, setSlashTerm, worsenSlashTerm } from '../support/operators';
import { World, tokens, type TestCoStake } from '../support/world';
import { HARSHEST, slashing } from './attacks';
import { assertFates, ordeal, ordealOf } from './ordeal';
import { agreement, freshAgreement } from './siege';

/** The last second of a bucket of 14 days: what is taken now is forgotten soonest, 42 days later. */
async function toLastSecondOfBucket({ chain }: World): Promise<void> {
  await chain.warpTo(((await chain.now()) / BUCKET_SECONDS + 1n) * BUCKET_SECONDS - 1n);
}

describe('the most that slashing can take, from the second in which a party decides to leave', () => {
  it('is 30 % of a co-stake and half of an owner’s stake, though a case of 50 % is upheld every day', async () => {
    const world = await World.create({ kind: 'litesvm' });
    assertFates(await ordeal(world, slashing), { owner: [50, 14], coStaker: [30, 21] });
  });

  it('is the same in the longest exit that the bounds allow, 35 days', async () => {
    const world = await World.create({ kind: 'litesvm' });
    await setParameters(world, { ...HARSHEST, baseStakePerCard: tokens(200), attestationRequired: false });
    assertFates(await ordeal(world, slashing, freshAgreement), { owner: [50, 35], coStaker: [30, 35] });
  });

  it('is the same in every second of a bucket, its edges too', async () => {
    for (const offset of [-1n, 0n, 1n, 7n * DAY]) {
      const world = await World.create({ kind: 'litesvm' });
      const both = { owner: await agreement(world), coStaker: await agreement(world) };
      await toLastSecondOfBucket(world);
      await world.chain.warpBy(1n + offset + (offset < 0n ? BUCKET_SECONDS : 0n));
      assertFates(await ordealOf(world, slashing, both), { owner: [50, 14], coStaker: [30, 21] });
    }
  });

  it('is a part of what no case has frozen by then: what was taken 42 days before is forgotten, and the rest is less', async () => {
    const world = await World.create({ kind: 'litesvm' });
    await setParameters(world, { ...HARSHEST, baseStakePerCard: tokens(200), attestationRequired: false });
    const both = { owner: await freshAgreement(world), coStaker: await freshAgreement(world) };
    await toLastSecondOfBucket(world);
    for (const { device } of [both.owner, both.coStaker])
      await openCase(world, device, { stakeBps: 5_000, rewardsBps: 0 });
    await world.chain.warpBy(30n * DAY);
    // 480 and 448 are free when they decide; cases reach 42 days back until 12 days of the exit are over.
    const fates = await ordealOf(world, slashing, both);
    assert.deepEqual([fates.owner.lost, fates.coStaker.lost], [tokens(240), tokens('134.4')]);
    assert.deepEqual([fates.owner.bps, fates.coStaker.bps], [5_000n, 3_000n]);
  });

  it('is nothing if the cap was used up in the 42 days that end with the exit', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const both = { owner: await agreement(world), coStaker: await agreement(world) };
    for (const { device } of [both.owner, both.coStaker])
      await openCase(world, device, { stakeBps: 5_000, rewardsBps: 0 });
    assertFates(await ordealOf(world, slashing, both), { owner: [0, 14], coStaker: [0, 21] });
  });

  it('is 50 % of a co-stake if that was announced 42 days before', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const both = { owner: await agreement(world), coStaker: await agreement(world) };
    await worsenSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
    assertFates(await ordealOf(world, slashing, both), { owner: [50, 14], coStaker: [50, 21] });
  });

  it('is 30 % where it is announced in the second of the decision, also in the longest exit', async () => {
    const world = await World.create({ kind: 'litesvm' });
    await setParameters(world, { ...HARSHEST, baseStakePerCard: tokens(200), attestationRequired: false });
    const both = { owner: await freshAgreement(world), coStaker: await freshAgreement(world) };
    await setSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
    assertFates(await ordealOf(world, slashing, both), { owner: [50, 35], coStaker: [30, 35] });
  });

  it('is the higher of two caps in force during the exit, not their sum', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const both = { owner: await agreement(world), coStaker: await agreement(world) };
    await setSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
    // The announced cap comes into force on the fifth day of the exit.
    await world.chain.warpBy(37n * DAY);
    assertFates(await ordealOf(world, slashing, both), { owner: [50, 14], coStaker: [50, 21] });
  });

  it('is all of the unclaimed rewards, which have no cap; claimed ones are out', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const coStake = await agreement(world);
    await claimCoStakeRewards(world, coStake);
    await claimOwnerRewards(world, coStake.device);
    await world.postRewards(coStake.device, tokens(100));
    const testCase = await openCase(world, coStake.device, { stakeBps: 0, rewardsBps: 10_000 });
    const { ownerRewards, hits } = await readCase(world, testCase);
    assert.deepEqual([ownerRewards, hits[0]!.rewards], [tokens(26), tokens(74)]);
  });

  describe('of who stays', () => {
    /** What a case of 50 % on each of so many days takes, in all. */
    async function takenInDays(world: World, { device }: TestCoStake, count: number): Promise<bigint[]> {
      const sums = [0n, 0n];
      for (let day = 0; day < count; day += 1) {
        const options = { stakeBps: 5_000, rewardsBps: 0 };
        let opened: TestCase | undefined;
        const answer = await answerOf(
          openCase(world, device, options).then((testCase) => (opened = testCase)),
        );
        if (opened) {
          await appealAsOwner(world, opened);
          await upholdCase(world, opened);
          const { ownerStake, hits } = await readCase(world, opened);
          sums[0]! += ownerStake;
          sums[1]! += hits[0]?.stake ?? 0n;
        } else assert.equal(answer, 'SlashCapUsedUp');
        await world.chain.warpBy(DAY);
      }
      return sums;
    }

    it('30 and 50 % in any 42 days: the same again 42 days later at the soonest', async () => {
      const world = await World.create({ kind: 'litesvm' });
      const coStake = await agreement(world);
      await toLastSecondOfBucket(world);
      assert.deepEqual(await takenInDays(world, coStake, 42), [tokens(480), tokens(192)]);
      assert.deepEqual(await takenInDays(world, coStake, 1), [0n, 0n]);
      assert.deepEqual(await takenInDays(world, coStake, 1), [tokens(240), tokens('134.4')]);
    });
  });
});
