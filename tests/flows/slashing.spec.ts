import { APPEAL_SECONDS, instructions, stakePosition } from '@co-staking/sdk';
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
  error: 'NothingExposed',
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
        await world.passCommitment(device);
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
      await world.passCommitment(device);
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
      await world.passCommitment(device);
      await world.unstakeOwner(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await refuses(world, device, 'NothingExposed', { infractionAt });
      await withdrawOwnerStake(world, device);
      await withdrawCoStake(world, coStake);
      await refuses(world, device, 'NothingExposed', { infractionAt });
      await claimAll(world, coStake);
      assert.equal(await world.balance(device.rewardVault), 0n);
    });

    it('an owner who withdrew and staked again, for what was before', async () => {
      const device = await world.fullyStaked();
      const infractionAt = await world.chain.now();
      await world.unstakeOwner(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await withdrawOwnerStake(world, device);
      await world.stake(device, MINIMUM);
      await refuses(world, device, 'NothingExposed', { infractionAt });
      assert.deepEqual(await hitBy(device), [tokens(160), 0n, ...ABSENT]);
    });

    it('both from the same second, whatever cooldowns they agreed on: no one stays exposed alone', async () => {
      const changing = await World.create();
      await setParameters(changing, { cooldownSeconds: 21n * DAY });
      const offer = await changing.openOffer(await changing.newDevice({ stake: tokens(960) }));
      await setParameters(changing, { cooldownSeconds: COOLDOWN_SECONDS });
      const coStake = await changing.accept(offer);
      await changing.passCommitment(coStake.device);
      await changing.unstakeOwner(coStake.device);
      await changing.chain.warpBy(COOLDOWN_SECONDS);
      const infractionAt = (await changing.chain.now()) - DAY;
      await refuses(changing, coStake.device, 'NothingExposed', { infractionAt });
    });
  });

  describe('overlapping cases', () => {
    it('take their part of the amount that no other case has frozen', async () => {
      const { device } = await earning(world);
      assert.deepEqual(await hitBy(device), [...OWNER, ...CO_STAKER]);
      assert.deepEqual(await hitBy(device), [tokens('86.4'), tokens('2.34'), tokens('57.6'), tokens('6.66')]);
      const { ownerFrozen, rewards } = await world.readDevice(device);
      assert.deepEqual([ownerFrozen, rewards.ownerFrozen], [tokens('182.4'), tokens('4.94')]);
    });

    it('end separately: one burned, one dismissed, one expired', async () => {
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
      await world.chain.warpTo((await readCase(world, expired)).arbiterEndsAt);
      await releaseCase(world, expired);
      await executeCase(world, burned);
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

  describe('a silent arbiter', () => {
    it('frees everything 30 days after the appeal, without any signature of authority', async () => {
      const coStake = await earning(world);
      const { device, coStaker } = coStake;
      const testCase = await openCase(world, device, { stakeBps: 3_000, rewardsBps: 10_000 });
      await world.passCommitment(device);
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

  describe('in the meantime', () => {
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
  });
});
