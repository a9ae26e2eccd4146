import { BUCKETS, BUCKET_SECONDS, SlashTerm, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import {
  appealAsOwner,
  dismissCase,
  executeCase,
  openCase,
  openCaseInstruction,
  readCase,
  releaseCase,
  withdrawCase,
  type CaseOptions,
  type TestCase,
} from '../support/caseSteps';
import { DAY, warpAround } from '../support/clock';
import { assertChanged } from '../support/compare';
import { expectNothingChanged } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { setParameters, setSlashTerm, worsenSlashTerm } from '../support/operators';
import { withdrawCoStake, withdrawOwnerStake, withdrawOverflow } from '../support/ownerSteps';
import { inBucket, sumOf } from '../support/sum';
import { MINIMUM, World, tokens, type TestDevice } from '../support/world';

describe('the cap of each party', () => {
  // A case concerns one device: every test brings its own. One that changes the configuration starts a world.
  let world: World;
  before(async () => {
    world = await World.create();
  });

  /** Opens a case on stake alone. */
  const open = (device: TestDevice, stakeBps: number, options: CaseOptions = {}, at = world) =>
    openCase(at, device, { stakeBps, rewardsBps: 0, ...options });

  /** What a new case takes: of the owner, then of each co-stake hit. */
  async function taken(device: TestDevice, stakeBps: number, options: CaseOptions = {}, at = world) {
    const { ownerStake, hits } = await readCase(at, await open(device, stakeBps, options, at));
    return [ownerStake, ...hits.map(({ stake }) => stake)];
  }

  async function refuses(
    device: TestDevice,
    error: 'SlashCapUsedUp' | 'NothingExposed' | 'SlashAboveCap',
    options: CaseOptions = {},
    at = world,
  ): Promise<void> {
    const instruction = await openCaseInstruction(at, device, { stakeBps: 1, rewardsBps: 0, ...options });
    await expectRefusal(at.chain, instruction, [at.roles.slasher], error);
  }

  /** Warps to the first second of the next bucket of 14 days. */
  async function toNextBucket({ chain }: World = world): Promise<void> {
    const number = (await chain.now()) / BUCKET_SECONDS + 1n;
    await chain.warpTo(number * BUCKET_SECONDS);
  }

  const end = async (testCase: TestCase): Promise<void> => {
    await world.chain.warpTo((await readCase(world, testCase)).appealEndsAt);
    await executeCase(world, testCase);
  };

  it('lets one case take half of the owner’s stake, and 30 % of a co-stake', async () => {
    const { device } = await world.coStaked();
    assert.deepEqual(await taken(device, 5_000), [tokens(480), tokens(192)]);
    await refuses(device, 'SlashCapUsedUp', { stakeBps: 5_000 });
  });

  it('is reached by small cases to the base unit, and not passed', async () => {
    const { device } = await world.coStaked();
    const sums = [0n, 0n];
    for (let count = 0; count < 4; count += 1) {
      const [owner, other = 0n] = await taken(device, 1_700);
      sums[0]! += owner!;
      sums[1]! += other;
    }
    assert.deepEqual(sums, [tokens(480), tokens(192)]);
    await refuses(device, 'SlashCapUsedUp');
    await refuses(device, 'SlashCapUsedUp', { stakeBps: 5_000 });
  });

  it('clamps one party, and asks the other the whole percentage', async () => {
    const { device } = await world.coStaked();
    assert.deepEqual(await taken(device, 2_900), [tokens('278.4'), tokens('185.6')]);
    // 6.4 are left of the co-staker's 192, and 201.6 of the owner's 480.
    assert.deepEqual(await taken(device, 2_000), [tokens('136.32'), tokens('6.4')]);
    // The co-staker is at the cap: takes no place in the case.
    assert.deepEqual(await taken(device, 1_000), [tokens('54.528')]);
    const { hits } = await readCase(world, await open(device, 1, { reason: 3 }));
    assert.isEmpty(hits);
  });

  it('moves the buckets of a co-stake of which nothing is taken, and does not touch its slot', async () => {
    const coStake = await world.coStaked();
    const { device } = coStake;
    await open(device, 3_000);
    await toNextBucket();
    const before = { device: await world.readDevice(device), offer: await world.readOffer(coStake) };
    await open(device, 2_000);
    const { bucket, slots } = await world.readDevice(device);
    assert.deepEqual(slots, before.device.slots);
    assertChanged(before.offer, await world.readOffer(coStake), { slashBucket: bucket });
  });

  it('distinguishes a used-up cap from stake that was not exposed, and from a part below a base unit', async () => {
    const device = await world.fullyStaked();
    await open(device, 5_000);
    await refuses(device, 'SlashCapUsedUp');
    await refuses(device, 'NothingExposed', { stakeBps: 0, rewardsBps: 10_000 });
    await refuses(await world.newDevice(), 'NothingExposed', { stakeBps: 5_000 });
    await refuses(await world.newDevice({ stake: 1n }), 'NothingExposed', { stakeBps: 5_000 });
    // Half of one base unit is zero: the amount is rounded down before the cap is looked at.
    await refuses(await world.newDevice({ stake: 3n }), 'NothingExposed', { stakeBps: 3_333 });
  });

  it('takes unclaimed rewards although the cap of stake is used up', async () => {
    const coStake = await world.coStaked();
    await world.postRewards(coStake.device, tokens(100));
    await open(coStake.device, 5_000);
    const { ownerStake, ownerRewards, hits } = await readCase(
      world,
      await openCase(world, coStake.device, { stakeBps: 5_000, rewardsBps: 10_000 }),
    );
    assert.deepEqual([ownerStake, ownerRewards], [0n, tokens(26)]);
    assert.deepInclude(hits[0]!, { stake: 0n, rewards: tokens(74) });
  });

  describe('counts what cases took', () => {
    it('the same before and after a burn', async () => {
      const coStake = await world.coStaked();
      const first = await open(coStake.device, 2_000);
      await end(first);
      // 192 of the owner's 960 and 128 of 640 are burned: 288 and 64 are left of the caps.
      assert.deepEqual(await taken(coStake.device, 5_000), [tokens(288), tokens(64)]);
      await refuses(coStake.device, 'SlashCapUsedUp');
    });

    it('not what was released or withdrawn', async () => {
      const { device } = await world.coStaked();
      const [released, withdrawn] = [await open(device, 2_000), await open(device, 1_000)];
      await withdrawCase(world, withdrawn);
      await appealAsOwner(world, released);
      await dismissCase(world, released);
      assert.deepEqual(await taken(device, 100), [tokens('7.68'), tokens('5.12')]);
      await releaseCase(world, released);
      assert.deepEqual(await taken(device, 5_000), [tokens('472.32'), tokens('186.88')]);
    });

    it('exactly, if the case was limited: what was taken is returned, not what was asked', async () => {
      const coStake = await world.coStaked();
      const { device } = coStake;
      await open(device, 2_900);
      const before = { device: await world.readDevice(device), offer: await world.readOffer(coStake) };
      const clamped = await open(device, 5_000);
      await withdrawCase(world, clamped);
      assertChanged(before.device, await world.readDevice(device), { nextCase: 2 });
      assertChanged(before.offer, await world.readOffer(coStake), {});
    });

    it('the same for cases that are opened and withdrawn in circles, across the edges of buckets', async () => {
      const { device } = await world.coStaked();
      const first = await open(device, 1_000);
      const kept = await readCase(world, first);
      for (let round = 0; round < 6; round += 1) {
        const [left] = [await open(device, 5_000)];
        assert.equal((await world.readDevice(device)).ownerFrozen, tokens(480));
        if (round % 3 === 2) await world.chain.warpBy(3n * DAY);
        await withdrawCase(world, left);
      }
      const { ownerFrozen, slashTaken, openCases } = await world.readDevice(device);
      assert.deepEqual([ownerFrozen, sumOf(slashTaken), openCases], [kept.ownerStake, kept.ownerStake, 1]);
    });
  });

  describe('and the stake it is a part of', () => {
    it('dust before a top-up uses up dust', async () => {
      const device = await world.newDevice({ stake: 10n });
      assert.deepEqual(await taken(device, 5_000), [5n]);
      await refuses(device, 'SlashCapUsedUp', { stakeBps: 5_000 });
      await world.stake(device, MINIMUM);
      assert.deepEqual(await taken(device, 5_000), [MINIMUM / 2n]);
      await refuses(device, 'SlashCapUsedUp');
    });

    it('dust cases after a top-up use up dust', async () => {
      const device = await world.newDevice({ stake: tokens(1) });
      await world.stake(device, tokens(1_599));
      for (let count = 0; count < 12; count += 1) await open(device, 1);
      const { ownerFrozen } = await world.readDevice(device);
      assert.deepEqual(await taken(device, 5_000), [MINIMUM / 2n - ownerFrozen]);
    });

    it('a top-up after the cap was reached exposes half of itself', async () => {
      const device = await world.fullyStaked();
      await open(device, 5_000);
      await world.stake(device, tokens(100));
      assert.deepEqual(await taken(device, 5_000), [tokens(50)]);
      await refuses(device, 'SlashCapUsedUp');
    });

    it('a top-up that is taken out again leaves the cap as it was', async () => {
      const device = await world.fullyStaked();
      await open(device, 1_000);
      const before = await world.readDevice(device);
      await world.stake(device, tokens(5_000));
      await withdrawOverflow(world, device, tokens(4_840));
      await refuses(device, 'SlashAboveCap', { stakeBps: 5_001 });
      // 160 are frozen, and so 160 of the loan had to stay for the minimum.
      const { ownerStake } = await world.readDevice(device);
      assert.equal(ownerStake, before.ownerStake + tokens(160));
      assert.deepEqual(await taken(device, 5_000), [tokens(720)]);
    });

    it('a flash loan, staked and taken out in one transaction, changes nothing at all', async () => {
      const coStake = await world.coStaked();
      const { device } = coStake;
      await open(device, 100);
      await world.stake(device, tokens(16));
      const loan = { owner: device.owner.address, device: device.address, amount: tokens(900_000) };
      const both = [instructions.stake, instructions.withdrawOverflow].map(
        (make) => make({ ...loan, ...world.mintInput }).instruction,
      );
      const touched = [device.address, coStake.address, device.stakeVault, device.owner.tokenAccount];
      await expectNothingChanged(world.chain, touched, () => world.chain.run(both, [device.owner.wallet]));
    });

    it('a flash loan around a case leaves the case no more than half of what stays', async () => {
      const device = await world.fullyStaked();
      const { owner } = device;
      const { slasher } = world.roles;
      const loan = tokens(900_000);
      const input = { owner: owner.address, device: device.address, ...world.mintInput };
      const stake = instructions.stake({ ...input, amount: loan }).instruction;
      const opening = await openCaseInstruction(world, device, { stakeBps: 5_000, rewardsBps: 0 });
      const half = (MINIMUM + loan) / 2n;
      const out = (amount: bigint) => instructions.withdrawOverflow({ ...input, amount }).instruction;
      const signers = [owner.wallet, slasher];
      const refused = await world.chain.send([stake, opening, out(half - MINIMUM + 1n)], signers);
      assert.isTrue(!refused.ok && refused.error.code === 'AmountAboveOverflow');
      await world.chain.run([stake, opening, out(half - MINIMUM)], signers);
      const { ownerStake, ownerFrozen } = await world.readDevice(device);
      assert.deepEqual([ownerStake - ownerFrozen, ownerFrozen], [MINIMUM, half]);
      await refuses(device, 'SlashCapUsedUp');
    });

    it('a first stake after an exit starts with nothing taken', async () => {
      const device = await world.fullyStaked();
      const testCase = await open(device, 5_000);
      await world.unstakeOwner(device);
      await end(testCase);
      await withdrawOwnerStake(world, device);
      await world.stake(device, MINIMUM);
      assert.deepEqual((await world.readDevice(device)).slashTaken, [0n, 0n, 0n, 0n]);
      assert.deepEqual(await taken(device, 5_000), [MINIMUM / 2n]);
    });

    it('a new co-stake starts with nothing taken, beside one that is at its cap', async () => {
      const device = await world.fullyStaked();
      const terms = { amount: tokens(400), shareBps: 1_000 };
      await world.accept(await world.openOffer(device, terms));
      await open(device, 3_000);
      const second = await world.accept(await world.openOffer(device, terms));
      const { hits } = await readCase(world, await open(device, 5_000));
      assert.deepEqual(
        hits.map(({ nonce, stake }) => [nonce, stake]),
        [[second.nonce, tokens(120)]],
      );
    });

    it('two co-stakes accepted a second apart: each is asked for what it was there for, within its own cap', async () => {
      const device = await world.newDevice({ stake: tokens(960) });
      const terms = { amount: tokens(320), shareBps: 500 };
      const [offer, next] = [await world.openOffer(device, terms), await world.openOffer(device, terms)];
      const first = await world.accept(offer, undefined, { maxShortfall: tokens(640) });
      const infractionAt = await world.chain.now();
      await world.chain.warpBy(1n);
      const second = await world.accept(next);
      assert.deepEqual(await taken(device, 3_750, { infractionAt }), [tokens(360), tokens(96)]);
      assert.equal((await world.readOffer(second)).principalFrozen, 0n);
      assert.deepEqual(await taken(device, 5_000), [tokens(120), tokens(96)]);
      const frozen = [first, second].map(async (one) => (await world.readOffer(one)).principalFrozen);
      assert.deepEqual(await Promise.all(frozen), [tokens(96), tokens(96)]);
    });

    it('of a leaving party is a part of what no case has frozen, and of what cases took', async () => {
      const coStake = await world.coStaked();
      await world.unstakeCoStake(coStake);
      await open(coStake.device, 1_000);
      await world.chain.warpBy(21n * DAY - 1n);
      assert.equal((await taken(coStake.device, 5_000))[1], tokens(128));
      await world.chain.warpBy(1n);
      await withdrawCoStake(world, coStake);
      await refuses(coStake.device, 'SlashCapUsedUp', { coStakes: [] });
    });
  });

  describe('over time', () => {
    for (const [side, forgotten] of [
      ['the second before', false],
      ['the very second', true],
      ['the second after', true],
    ] as const)
      it(`is ${forgotten ? 'whole again' : 'used up'} ${side} the fourth bucket after the case begins`, async () => {
        const device = await world.fullyStaked();
        const { bucket } = await readCase(world, await open(device, 5_000));
        await warpAround(world.chain, (BigInt(bucket) + BigInt(BUCKETS)) * BUCKET_SECONDS, side);
        if (!forgotten) return refuses(device, 'SlashCapUsedUp');
        // Frozen amounts are not free: half of the other half.
        assert.deepEqual(await taken(device, 5_000), [tokens(400)]);
      });

    it('never lets two cases less than 42 days apart take more than the cap of the first day’s free stake', async () => {
      const own = await World.create();
      const coStake = await own.coStaked();
      const { device } = coStake;
      // The last second of a bucket: counted for exactly 42 days.
      await toNextBucket(own);
      await own.chain.warpBy(-1n);
      assert.deepEqual(await taken(device, 5_000, {}, own), [tokens(480), tokens(192)]);
      await own.chain.warpBy(42n * DAY);
      await refuses(device, 'SlashCapUsedUp', { stakeBps: 5_000 }, own);
      await own.chain.warpBy(1n);
      assert.deepEqual(await taken(device, 5_000, {}, own), [tokens(240), tokens('134.4')]);
    });

    it('counts for 56 days what was taken in the first second of a bucket', async () => {
      const own = await World.create();
      const device = await own.fullyStaked();
      await toNextBucket(own);
      await open(device, 5_000, {}, own);
      await own.chain.warpBy(56n * DAY - 1n);
      await refuses(device, 'SlashCapUsedUp', {}, own);
      await own.chain.warpBy(1n);
      await open(device, 5_000, {}, own);
    });

    it('forgets case after case, bucket after bucket: ten cases of 3 %, six days apart, all of it', async () => {
      const own = await World.create();
      const device = await own.fullyStaked();
      for (let round = 0; round < 20; round += 1) {
        assert.isAbove(Number((await taken(device, 300, {}, own))[0]), 0);
        await own.chain.warpBy(6n * DAY);
      }
    });

    it('keeps only the new bucket if the clock jumps over all four', async () => {
      const own = await World.create();
      const device = await own.fullyStaked();
      await open(device, 1_000, {}, own);
      await own.chain.warpBy(3_650n * DAY);
      const [owner] = await taken(device, 1_000, {}, own);
      const { bucket, slashTaken } = await own.readDevice(device);
      assert.deepEqual(slashTaken, inBucket(bucket, owner!));
    });

    it('forgets nothing twice if the clock falls back behind an edge, and its bucket’s number does not fall', async () => {
      const own = await World.create();
      const device = await own.fullyStaked();
      await toNextBucket(own);
      const { bucket } = await readCase(own, await open(device, 1_000, {}, own));
      await own.chain.warpBy(-3_600n);
      const second = await readCase(own, await open(device, 1_000, {}, own));
      assert.equal(second.bucket, bucket);
      const { slashTaken } = await own.readDevice(device);
      assert.deepEqual(slashTaken, inBucket(bucket, tokens(160) + tokens(144)));
    });
  });

  describe('changed by the admin', () => {
    it('to zero takes no stake at all: an amnesty by one signature', async () => {
      const own = await World.create();
      const coStake = await own.coStaked();
      await setSlashTerm(own, SlashTerm.OwnerCap, 0n);
      await refuses(coStake.device, 'SlashAboveCap', {}, own);
      await own.postRewards(coStake.device, tokens(100));
      const onRewards = { stakeBps: 0, rewardsBps: 10_000 };
      const { ownerRewards } = await readCase(own, await openCase(own, coStake.device, onRewards));
      assert.equal(ownerRewards, tokens(26));
    });

    it('for co-stakers to zero spares them, and not the owner', async () => {
      const own = await World.create();
      const { device } = await own.coStaked();
      await setSlashTerm(own, SlashTerm.CoStakeCap, 0n);
      assert.deepEqual(await taken(device, 5_000, {}, own), [tokens(480)]);
    });

    it('below what was taken takes nothing more, and gives nothing back', async () => {
      const own = await World.create();
      const { device } = await own.coStaked();
      await open(device, 3_000, {}, own);
      await setSlashTerm(own, SlashTerm.CoStakeCap, 1_000n);
      await setSlashTerm(own, SlashTerm.OwnerCap, 2_000n);
      await refuses(device, 'SlashCapUsedUp', { stakeBps: 2_000 }, own);
      assert.equal((await own.readDevice(device)).ownerFrozen, tokens(288));
    });

    it('to its bound is half of each party', async () => {
      const own = await World.create();
      const { device } = await own.coStaked();
      await worsenSlashTerm(own, SlashTerm.CoStakeCap, 5_000n);
      assert.deepEqual(await taken(device, 5_000, {}, own), [tokens(480), tokens(320)]);
    });

    it('is the owner’s for the percentage of a case, even if a co-staker’s is higher', async () => {
      const own = await World.create();
      const { device } = await own.coStaked();
      await setSlashTerm(own, SlashTerm.OwnerCap, 1_000n);
      await refuses(device, 'SlashAboveCap', { stakeBps: 1_001 }, own);
      for (let count = 0; count < 3; count += 1) await open(device, 1_000, {}, own);
      const { ownerFrozen, slots } = await own.readDevice(device);
      assert.deepEqual([ownerFrozen, slots[0]!.frozen], [tokens(96), tokens('173.44')]);
    });
  });

  it('keeps a slot’s frozen amount as its offer has it', async () => {
    const own = await World.create();
    await setParameters(own, { arbiterSeconds: 60n * DAY });
    const coStake = await own.coStaked();
    const same = async () => {
      const { slots } = await own.readDevice(coStake.device);
      const { principal, principalFrozen } = await own.readOffer(coStake);
      assert.deepEqual([slots[0]!.amount, slots[0]!.frozen], [principal, principalFrozen]);
    };
    const cases = [];
    for (const bps of [100, 200, 300, 5_000]) {
      cases.push(await open(coStake.device, bps, {}, own));
      await same();
    }
    await withdrawCase(own, cases[1]!);
    await same();
    await own.unstakeCoStake(coStake);
    await same();
    await own.chain.warpBy(30n * DAY);
    await withdrawCoStake(own, coStake);
    await same();
    for (const testCase of [cases[3]!, cases[0]!]) await executeCase(own, testCase);
    await same();
    await withdrawCase(own, cases[2]!);
    await same();
  });
});
