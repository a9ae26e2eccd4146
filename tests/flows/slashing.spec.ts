import { APPEAL_SECONDS, SLASH_WINDOW_SECONDS, instructions, stakePosition } from '@co-staking/sdk';
import { assert } from 'chai';

import {
  appealAsCoStaker,
  appealAsOwner,
  dismissCase,
  executeCase,
  openCase,
  openCaseInstruction,
  readCase,
  releaseCase,
  upholdCase,
  type CaseOptions,
} from '../support/caseSteps';
import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS } from '../support/clock';
import { expectRefusal } from '../support/expectRefusal';
import { claimAll } from '../support/exitSteps';
import { setParameters } from '../support/operators';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { supply } from '../support/supply';
import { fund } from '../support/tokens';
import { MINIMUM, World, tokens, type TestCoStake, type TestDevice } from '../support/world';

/** The worked example with 26 tokens of rewards for the owner and 74 for the co-staker. */
async function earning(world: World): Promise<TestCoStake> {
  const coStake = await world.coStaked();
  await world.postRewards(coStake.device, tokens(100));
  return coStake;
}

async function refuses(
  world: World,
  device: TestDevice,
  error: 'NothingExposed' | 'SlashAboveCap',
  options: CaseOptions = {},
): Promise<void> {
  const instruction = await openCaseInstruction(world, device, options);
  await expectRefusal(world.chain, instruction, [world.roles.slasher], error);
}

describe('slashing', () => {
  // A story concerns one device: every one brings its own.
  let world: World;
  before(async () => {
    world = await World.create();
  });

  /** What a case of 10 % hits: stake and rewards of the owner, then of the co-staker. */
  async function hitBy(device: TestDevice, options: CaseOptions = {}): Promise<(bigint | undefined)[]> {
    const { ownerStake, ownerRewards, hits } = await readCase(world, await openCase(world, device, options));
    return [ownerStake, ownerRewards, hits[0]?.stake, hits[0]?.rewards];
  }

  async function expectShort(device: TestDevice): Promise<void> {
    const { minimum, counted } = stakePosition(await world.readDevice(device), await world.chain.now());
    assert.isTrue(counted < minimum);
    const { rewardAuthority } = world.roles;
    const { instruction } = instructions.postRewards({
      rewardAuthority: rewardAuthority.publicKey,
      device: device.address,
      block: 1_000n,
      amount: 1n,
      ...world.mintInput,
    });
    await fund(world.chain, world.mint, rewardAuthority.publicKey, 1n);
    await expectRefusal(world.chain, instruction, [rewardAuthority], 'DeviceInsufficient');
  }

  const OWNER = [tokens(96), tokens('2.6')];
  const CO_STAKER = [tokens(64), tokens('7.4')];
  const ABSENT = [undefined, undefined];

  describe('reaches every state that is still locked', () => {
    it('an active co-stake and the active stake of its owner', async () => {
      const { device } = await earning(world);
      assert.deepEqual(await hitBy(device), [...OWNER, ...CO_STAKER]);
    });

    for (const [state, seconds] of [
      ['in the second of its unstake', 0n],
      ['in the last second of its wait', WAIT_SECONDS - 1n],
      ['in the first second of its cooldown', WAIT_SECONDS],
      ['in the last second of its cooldown', WAIT_SECONDS + COOLDOWN_SECONDS - 1n],
    ] as const)
      it(`a co-stake ${state}`, async () => {
        const coStake = await earning(world);
        await world.unstakeCoStake(coStake);
        await world.chain.warpBy(seconds);
        assert.deepEqual(await hitBy(coStake.device), [...OWNER, ...CO_STAKER]);
      });

    for (const [second, seconds] of [
      ['first second', 0n],
      ['last second', COOLDOWN_SECONDS - 1n],
    ] as const)
      it(`owner and co-staker in the ${second} of the owner's cooldown`, async () => {
        const { device } = await earning(world);
        await world.unstakeOwner(device);
        await world.chain.warpBy(seconds);
        assert.deepEqual(await hitBy(device), [...OWNER, ...CO_STAKER]);
      });

    it('a stake that leaves in the same second, after the case as before it', async () => {
      const coStake = await earning(world);
      assert.deepEqual(await hitBy(coStake.device), [...OWNER, ...CO_STAKER]);
      await world.unstakeCoStake(coStake);
      await world.unstakeOwner(coStake.device);
      assert.equal((await world.readOffer(coStake)).principalFrozen, tokens(64));
      assert.equal((await world.readDevice(coStake.device)).ownerFrozen, tokens(96));
    });

    it('a stake on a terminated device', async () => {
      const coStake = await earning(world);
      await world.terminate(coStake.device);
      await world.unstakeCoStake(coStake);
      assert.deepEqual(await hitBy(coStake.device), [...OWNER, ...CO_STAKER]);
    });

    it('a stake that left after the infraction, and none that came after it', async () => {
      const leaver = await earning(world);
      const { device } = leaver;
      await world.unstakeCoStake(leaver);
      const infractionAt = await world.chain.now();
      await world.chain.warpBy(1n);
      const newcomer = await world.accept(await world.openOffer(device));
      const testCase = await openCase(world, device, { infractionAt });
      assert.equal((await world.readOffer(leaver)).principalFrozen, tokens(64));
      assert.equal((await world.readOffer(newcomer)).principalFrozen, 0n);
      // The newcomer is made whole to the base unit, though the case is executed.
      await world.unstakeOwner(device);
      await world.chain.warpBy(APPEAL_SECONDS);
      await executeCase(world, testCase);
      const before = await world.balance(newcomer.coStaker.tokenAccount);
      await withdrawCoStake(world, newcomer);
      assert.equal((await world.balance(newcomer.coStaker.tokenAccount)) - before, tokens(640));
    });
  });

  describe('reaches nothing that is free', () => {
    it('a co-stake from the second on in which its cooldown ends, nor after its withdrawal', async () => {
      const coStake = await earning(world);
      await world.unstakeCoStake(coStake);
      const infractionAt = await world.chain.now();
      await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
      assert.deepEqual(await hitBy(coStake.device, { infractionAt }), [...OWNER, ...ABSENT]);
      await withdrawCoStake(world, coStake);
      assert.deepEqual((await hitBy(coStake.device, { infractionAt })).slice(2), ABSENT);
      const offer = await world.readOffer(coStake);
      assert.deepEqual([offer.principalFrozen, offer.rewardsFrozen], [0n, 0n]);
    });

    it("owner and co-staker from the second on in which the owner's cooldown ends", async () => {
      const coStake = await earning(world);
      const { device } = coStake;
      const infractionAt = await world.chain.now();
      await world.unstakeOwner(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await refuses(world, device, 'NothingExposed', { infractionAt });
      await withdrawOwnerStake(world, device);
      await withdrawCoStake(world, coStake);
      await refuses(world, device, 'NothingExposed', { infractionAt });
      await claimAll(world, coStake);
      assert.equal(await world.balance(device.rewardVault), 0n);
    });

    it('an owner who withdrew and staked anew, for what was before', async () => {
      const device = await world.fullyStaked();
      const infractionAt = await world.chain.now();
      await world.unstakeOwner(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await withdrawOwnerStake(world, device);
      await world.stake(device, MINIMUM);
      await refuses(world, device, 'NothingExposed', { infractionAt });
      assert.deepEqual(await hitBy(device), [tokens(160), 0n, ...ABSENT]);
    });

    it('an owner whose stake is free, while the co-stake is still locked', async () => {
      const changing = await World.create();
      await setParameters(changing, { cooldownSeconds: 28n * DAY });
      const coStake = await earning(changing);
      await setParameters(changing, { cooldownSeconds: COOLDOWN_SECONDS });
      await changing.unstakeOwner(coStake.device);
      await changing.chain.warpBy(COOLDOWN_SECONDS);
      const infractionAt = (await changing.chain.now()) - DAY;
      const testCase = await openCase(changing, coStake.device, { infractionAt });
      const { ownerStake, ownerRewards, hits } = await readCase(changing, testCase);
      assert.deepEqual([ownerStake, ownerRewards], [0n, 0n]);
      const { bump } = await changing.readOffer(coStake);
      assert.deepEqual(hits, [{ nonce: 0, bump, stake: tokens(64), rewards: tokens('7.4') }]);
      assert.equal((await changing.readDevice(coStake.device)).slashWindowStake, tokens(640));
    });
  });

  describe('overlapping cases', () => {
    it('take their part of what no other case has frozen', async () => {
      const { device } = await earning(world);
      assert.deepEqual(await hitBy(device), [...OWNER, ...CO_STAKER]);
      assert.deepEqual(await hitBy(device), [tokens('86.4'), tokens('2.34'), tokens('57.6'), tokens('6.66')]);
      const { ownerFrozen, rewards } = await world.readDevice(device);
      assert.deepEqual([ownerFrozen, rewards.ownerFrozen], [tokens('182.4'), tokens('4.94')]);
    });

    it('end each on its own: one burned, one dismissed, one expired', async () => {
      const coStake = await earning(world);
      const { device, coStaker } = coStake;
      const burned = await openCase(world, device);
      const dismissed = await openCase(world, device);
      const expired = await openCase(world, device, { stakeBps: 500, rewardsBps: 10_000 });
      for (const testCase of [burned, dismissed]) await appealAsOwner(world, testCase);
      await appealAsCoStaker(world, expired, coStake);
      await dismissCase(world, dismissed);
      await upholdCase(world, burned);
      const existing = await supply(world);
      await releaseCase(world, dismissed);
      await executeCase(world, burned);
      await world.chain.warpTo((await readCase(world, expired)).arbiterEndsAt);
      await releaseCase(world, expired);
      assert.equal(existing - (await supply(world)), tokens(170));
      const { ownerStake, ownerFrozen, openCases } = await world.readDevice(device);
      assert.deepEqual([ownerStake, ownerFrozen, openCases], [tokens(864), 0n, 0]);
      const paid = [
        await world.balance(device.owner.tokenAccount),
        await world.balance(coStaker.tokenAccount),
      ];
      await claimAll(world, coStake);
      await world.unstakeOwner(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await withdrawOwnerStake(world, device);
      await withdrawCoStake(world, coStake);
      assert.deepEqual(
        [
          (await world.balance(device.owner.tokenAccount)) - paid[0]!,
          (await world.balance(coStaker.tokenAccount)) - paid[1]!,
        ],
        [tokens('887.4'), tokens('642.6')],
      );
      assert.equal(await world.balance(device.stakeVault), 0n);
      assert.equal(await world.balance(device.rewardVault), 0n);
    });

    it('of 100 % of the rewards leave nothing for a second one', async () => {
      const { device } = await earning(world);
      const all = { stakeBps: 0, rewardsBps: 10_000 };
      assert.deepEqual(await hitBy(device, all), [0n, tokens(26), 0n, tokens(74)]);
      await refuses(world, device, 'NothingExposed', all);
      await world.postRewards(device, tokens(10));
      assert.deepEqual(await hitBy(device, all), [0n, tokens('2.6'), 0n, tokens('7.4')]);
    });
  });

  describe('the cap of 7 days', () => {
    it('adds cases up, to the base unit', async () => {
      const device = await world.fullyStaked();
      await openCase(world, device, { stakeBps: 2_000 });
      await world.chain.warpBy(DAY);
      // 12.5 % of the 1,280 tokens that are left make 30 % of 1,600 full.
      await refuses(world, device, 'SlashAboveCap', { stakeBps: 1_251 });
      await openCase(world, device, { stakeBps: 1_250 });
      await refuses(world, device, 'SlashAboveCap', { stakeBps: 1 });
    });

    it('begins anew after 7 days without a case, and not a second earlier', async () => {
      const device = await world.fullyStaked();
      await openCase(world, device, { stakeBps: 3_000 });
      await world.chain.warpBy(SLASH_WINDOW_SECONDS - 1n);
      await refuses(world, device, 'SlashAboveCap', { stakeBps: 1 });
      await world.chain.warpBy(1n);
      await openCase(world, device, { stakeBps: 3_000 });
      const { slashWindowSlashed, slashWindowStartedAt, ownerFrozen } = await world.readDevice(device);
      assert.equal(slashWindowSlashed, tokens(336));
      assert.equal(slashWindowStartedAt, await world.chain.now());
      assert.equal(ownerFrozen, tokens(816));
    });

    it('rolls: a case within 7 days of the last one counts with it', async () => {
      const device = await world.fullyStaked();
      await openCase(world, device, { stakeBps: 2_000 });
      await world.chain.warpBy(SLASH_WINDOW_SECONDS - 1n);
      await openCase(world, device, { stakeBps: 1_250 });
      await world.chain.warpBy(SLASH_WINDOW_SECONDS - 1n);
      await refuses(world, device, 'SlashAboveCap', { stakeBps: 1 });
      await world.chain.warpBy(1n);
      await openCase(world, device, { stakeBps: 1 });
    });

    it('is not raised by stake that was added between two cases', async () => {
      const device = await world.fullyStaked();
      await openCase(world, device, { stakeBps: 3_000 });
      await world.stake(device, tokens(100_000));
      await refuses(world, device, 'SlashAboveCap', { stakeBps: 1 });
    });

    it('is lowered by what was burned in between', async () => {
      const device = await world.fullyStaked();
      const first = await openCase(world, device, { stakeBps: 2_000 });
      await appealAsOwner(world, first);
      await upholdCase(world, first);
      await executeCase(world, first);
      // 30 % of the 1,280 tokens that are left are 384, of which 320 have been taken.
      await refuses(world, device, 'SlashAboveCap', { stakeBps: 501 });
      await openCase(world, device, { stakeBps: 500 });
    });

    it('counts a stake that is free for nothing', async () => {
      const coStake = await world.coStaked();
      await world.unstakeCoStake(coStake);
      await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
      await openCase(world, coStake.device, { stakeBps: 3_000 });
      const { slashWindowStake, slashWindowSlashed } = await world.readDevice(coStake.device);
      assert.deepEqual([slashWindowStake, slashWindowSlashed], [tokens(960), tokens(288)]);
    });

    it('is for each device alone', async () => {
      for (const device of [await world.fullyStaked(), await world.fullyStaked()])
        await openCase(world, device, { stakeBps: 3_000 });
    });

    it('lets the admin allow half at most, and nothing at all', async () => {
      const changing = await World.create();
      const device = await changing.fullyStaked();
      await setParameters(changing, { slashCapBps: 0 });
      await refuses(changing, device, 'SlashAboveCap', { stakeBps: 1 });
      await setParameters(changing, { slashCapBps: 5_000 });
      await refuses(changing, device, 'SlashAboveCap', { stakeBps: 5_001 });
      await openCase(changing, device, { stakeBps: 5_000 });
    });
  });

  describe('a silent arbiter', () => {
    it('frees everything 30 days after the appeal, without any signature of authority', async () => {
      const coStake = await earning(world);
      const { device, coStaker } = coStake;
      const testCase = await openCase(world, device, { stakeBps: 3_000, rewardsBps: 10_000 });
      await world.unstakeOwner(device);
      await world.chain.warpTo((await readCase(world, testCase)).appealEndsAt - 1n);
      await appealAsCoStaker(world, testCase, coStake);
      await world.chain.warpTo((await readCase(world, testCase)).arbiterEndsAt);
      await releaseCase(world, testCase);
      const before = await world.balance(coStaker.tokenAccount);
      await claimAll(world, coStake);
      await withdrawOwnerStake(world, device);
      await withdrawCoStake(world, coStake);
      assert.equal((await world.balance(coStaker.tokenAccount)) - before, tokens(714));
      assert.equal(await world.balance(device.owner.tokenAccount), tokens(1_000_026));
    });
  });

  describe('what goes on meanwhile', () => {
    it('frozen stake counts for the device until it is burned; then the device earns nothing until the owner adds stake', async () => {
      const { device } = await earning(world);
      const testCase = await openCase(world, device);
      await world.postRewards(device, tokens(1));
      await world.chain.warpBy(APPEAL_SECONDS);
      await executeCase(world, testCase);
      await expectShort(device);
      await world.stake(device, tokens(160) - 1n);
      await expectShort(device);
      await world.stake(device, 1n);
      await world.postRewards(device, tokens(1));
    });

    it('the overflow never reaches into frozen stake', async () => {
      const changing = await World.create();
      await setParameters(changing, { slashCapBps: 5_000 });
      const device = await changing.fullyStaked();
      const infractionAt = await changing.chain.now();
      await changing.chain.warpBy(1n);
      await changing.accept(await changing.openOffer(device, { amount: tokens(800) }));
      const testCase = await openCase(changing, device, { infractionAt, stakeBps: 7_500 });
      const withdrawal = (amount: bigint) =>
        instructions.withdrawOverflow({
          owner: device.owner.address,
          device: device.address,
          amount,
          ...changing.mintInput,
        }).instruction;
      const signers = [device.owner.wallet];
      await expectRefusal(changing.chain, withdrawal(tokens(400) + 1n), signers, 'AmountAboveOverflow');
      await changing.chain.run(withdrawal(tokens(400)), signers);
      await changing.chain.warpBy(APPEAL_SECONDS);
      await executeCase(changing, testCase);
      assert.equal((await changing.readDevice(device)).ownerStake, 0n);
      assert.equal(await changing.balance(device.stakeVault), tokens(800));
    });
  });
});
