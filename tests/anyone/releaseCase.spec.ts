import { BUCKET_SECONDS } from '@co-staking/sdk';
import { assert } from 'chai';

import {
  appealAsCoStaker,
  appealAsOwner,
  dismissCase,
  openCase,
  readCase,
  releaseCase,
  releaseCaseInstruction,
} from '../support/caseSteps';
import { decidedCase, describeEnd, openedCase, vaults } from '../support/caseEnds';
import { DAY, warpAround } from '../support/clock';
import { assertChanged } from '../support/compare';
import { claimAll } from '../support/exitSteps';
import { expectRefusal } from '../support/expectRefusal';
import { setParameters } from '../support/operators';
import { inBucket, sumOf } from '../support/sum';
import { supply } from '../support/supply';
import { World, tokens } from '../support/world';

describe('releaseCase', () => {
  describeEnd('releaseCase');

  let world: World;
  before(async () => {
    world = await World.create();
  });

  it('frees exactly what was frozen, gives it back to the cap, and moves no tokens', async () => {
    const { testCase, coStake } = await decidedCase('releaseCase', world);
    const { device } = testCase;
    const before = {
      device: await world.readDevice(device),
      offer: await world.readOffer(coStake),
      supply: await supply(world),
    };
    const [slot, ...otherSlots] = before.device.slots;
    await releaseCase(world, testCase);
    assertChanged(before.device, await world.readDevice(device), {
      openCases: 0,
      ownerFrozen: 0n,
      rewards: { ...before.device.rewards, ownerFrozen: 0n },
      slashTaken: [0n, 0n, 0n, 0n],
      slots: [{ ...slot!, frozen: 0n }, ...otherSlots],
    });
    assertChanged(before.offer, await world.readOffer(coStake), {
      principalFrozen: 0n,
      rewardsFrozen: 0n,
      slashTaken: [0n, 0n, 0n, 0n],
    });
    assert.deepEqual(await vaults(world, device), { stake: tokens(1_600), rewards: tokens(100) });
    assert.equal(await supply(world), before.supply);
  });

  it("frees an appealed case when the arbiter's time has ended, and not a second earlier", async () => {
    const { testCase, coStake } = await openedCase(world);
    await appealAsCoStaker(world, testCase, coStake);
    const { arbiterEndsAt } = await readCase(world, testCase);
    await warpAround(world.chain, arbiterEndsAt, 'the second before');
    const instruction = await releaseCaseInstruction(world, testCase);
    await expectRefusal(world.chain, instruction, [], 'CaseNotReleasable');
    await warpAround(world.chain, arbiterEndsAt, 'the very second');
    await releaseCase(world, testCase);
    assert.equal((await world.readOffer(coStake)).principalFrozen, 0n);
  });

  it("frees an appealed case in the second after the arbiter's time too", async () => {
    const { testCase } = await openedCase(world);
    await appealAsOwner(world, testCase);
    const { arbiterEndsAt } = await readCase(world, testCase);
    await warpAround(world.chain, arbiterEndsAt, 'the second after');
    await releaseCase(world, testCase);
    assert.equal((await world.readDevice(testCase.device)).ownerFrozen, 0n);
  });

  it('refuses a case without appeal, even after its window', async () => {
    const { testCase } = await openedCase(world);
    const { appealEndsAt, arbiterSeconds } = await readCase(world, testCase);
    const instruction = await releaseCaseInstruction(world, testCase);
    for (const at of [appealEndsAt, appealEndsAt + arbiterSeconds]) {
      await world.chain.warpTo(at);
      await expectRefusal(world.chain, instruction, [], 'CaseNotReleasable');
    }
  });

  it('lets the whole rewards be claimed again', async () => {
    const { testCase, coStake } = await decidedCase('releaseCase', world, { rewardsBps: 10_000 });
    await releaseCase(world, testCase);
    const before = await world.balance(coStake.coStaker.tokenAccount);
    await claimAll(world, coStake);
    assert.equal((await world.balance(coStake.coStaker.tokenAccount)) - before, tokens(74));
    assert.equal(await world.balance(testCase.device.rewardVault), 0n);
  });

  it('lets the same cap be used again at once', async () => {
    const { testCase, coStake } = await decidedCase('releaseCase', world, { stakeBps: 3_000 });
    await releaseCase(world, testCase);
    await openCase(world, testCase.device, { stakeBps: 3_000 });
    assert.equal((await world.readDevice(testCase.device)).ownerFrozen, tokens(288));
    assert.equal((await world.readOffer(coStake)).principalFrozen, tokens(192));
  });

  describe('across the edge of a bucket', () => {
    it('gives back to the bucket of the opening, and to no other', async () => {
      const { testCase, coStake } = await openedCase(world);
      await appealAsOwner(world, testCase);
      const { bucket } = await readCase(world, testCase);
      await world.chain.warpBy(BUCKET_SECONDS);
      await openCase(world, testCase.device, { stakeBps: 1_000 });
      const later = { owner: tokens('86.4'), coStake: tokens('57.6') };
      const taken = async () => [
        (await world.readDevice(testCase.device)).slashTaken,
        (await world.readOffer(coStake)).slashTaken,
      ];
      assert.deepEqual((await taken()).map(sumOf), [tokens('182.4'), tokens('121.6')]);
      await world.chain.warpTo((await readCase(world, testCase)).arbiterEndsAt);
      await releaseCase(world, testCase);
      assert.deepEqual(await taken(), [
        inBucket(bucket + 1, later.owner),
        inBucket(bucket + 1, later.coStake),
      ]);
    });

    for (const [name, age] of [
      ['the last bucket that is counted', 3n],
      ['the first bucket that is forgotten', 4n],
    ] as const)
      it(`of a case whose bucket is ${name}`, async () => {
        const own = await World.create();
        await setParameters(own, { arbiterSeconds: 60n * DAY });
        const { testCase, coStake } = await openedCase(own);
        const { device } = testCase;
        await appealAsOwner(own, testCase);
        const { bucket } = await readCase(own, testCase);
        await own.chain.warpTo((BigInt(bucket) + age) * BUCKET_SECONDS);
        const later = await openCase(own, device, { stakeBps: 1_000, rewardsBps: 0 });
        const { ownerStake, hits } = await readCase(own, later);
        await dismissCase(own, testCase);
        await releaseCase(own, testCase);
        // Forgotten, its place belongs to the later case, and keeps what that one took.
        assert.equal(sumOf((await own.readDevice(device)).slashTaken), ownerStake);
        assert.equal(sumOf((await own.readOffer(coStake)).slashTaken), hits[0]!.stake);
      });
  });
});
