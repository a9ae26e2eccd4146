import { OfferState, type ProgramErrorCode } from '@co-staking/sdk';
import { assert } from 'chai';

import {
  appealAsOwner,
  dismissCase,
  executeCase,
  openCase,
  readCase,
  releaseCase,
  upholdCase,
  type TestCase,
} from '../support/caseSteps';
import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS } from '../support/clock';
import {
  claimAll,
  claimCoStakeRewards,
  claimOwnerRewards,
  closeDevice,
  closeOffer,
} from '../support/exitSteps';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { supply } from '../support/supply';
import { freeze } from '../support/tokens';
import { World, tokens, type TestCoStake } from '../support/world';

type End = 'burn' | 'release';

async function end(world: World, testCase: TestCase, how: End): Promise<void> {
  await appealAsOwner(world, testCase);
  if (how === 'release') {
    await dismissCase(world, testCase);
    return releaseCase(world, testCase);
  }
  await upholdCase(world, testCase);
  await world.chain.warpTo((await readCase(world, testCase)).appealEndsAt);
  await executeCase(world, testCase);
}

/** Asserts that a step of a story throws exactly this refusal. */
async function refused(step: Promise<unknown>, expected: ProgramErrorCode): Promise<void> {
  const error: unknown = await step.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.propertyVal(error, 'code', expected);
}

describe('exits of slashed stakes', () => {
  // A story concerns one device: every one brings its own.
  let world: World;
  before(async () => {
    world = await World.create();
  });

  const held = ({ coStaker, device }: TestCoStake): Promise<[bigint, bigint]> =>
    Promise.all([world.balance(device.owner.tokenAccount), world.balance(coStaker.tokenAccount)]);

  /** Base units that owner and co-staker gain by a step. */
  async function gains(coStake: TestCoStake, step: () => Promise<unknown>): Promise<[bigint, bigint]> {
    const before = await held(coStake);
    await step();
    const after = await held(coStake);
    return [after[0] - before[0], after[1] - before[1]];
  }

  const claims = async ({ coStaker }: TestCoStake) => (await world.readParticipant(coStaker)).activeClaims;

  /** All doors of a terminated device shut, and nothing of it left on chain. */
  async function finish(coStake: TestCoStake): Promise<void> {
    const { device } = coStake;
    await closeOffer(world, coStake);
    await closeDevice(world, device);
    for (const address of [coStake.address, device.address, device.stakeVault, device.rewardVault])
      assert.isNull(await world.chain.account(address));
  }

  describe('a withdrawal pays what is not frozen', () => {
    for (const [how, later] of [
      ['release', [tokens(96), tokens(64)]],
      ['burn', [0n, 0n]],
    ] as const)
      it(`and ${how === 'burn' ? 'nothing' : 'the rest'} later, after a ${how}`, async () => {
        const coStake = await world.coStaked();
        const { device } = coStake;
        await world.passCommitment(device);
        await world.unstakeOwner(device);
        await world.chain.warpBy(COOLDOWN_SECONDS - 1n);
        const testCase = await openCase(world, device);
        await world.chain.warpBy(1n);
        const withdrawBoth = async (): Promise<void> => {
          await withdrawOwnerStake(world, device);
          await withdrawCoStake(world, coStake);
        };
        assert.deepEqual(await gains(coStake, withdrawBoth), [tokens(864), tokens(576)]);
        await refused(withdrawOwnerStake(world, device), 'StakeFrozen');
        await refused(withdrawCoStake(world, coStake), 'StakeFrozen');
        await refused(world.stake(device, 1n), 'OwnerStakeLeaving');
        assert.equal(await claims(coStake), 1);
        assert.equal((await world.readOffer(coStake)).state, OfferState.Leaving);
        await end(world, testCase, how);
        assert.deepEqual(await gains(coStake, withdrawBoth), [...later]);
        assert.equal(await claims(coStake), 0);
        assert.equal((await world.readOffer(coStake)).state, OfferState.Withdrawn);
        assert.equal(await world.balance(device.stakeVault), 0n);
        await refused(withdrawOwnerStake(world, device), 'ExitNotStarted');
        await refused(withdrawCoStake(world, coStake), 'ExitNotStarted');
        await world.stake(device, 1n);
      });

    it('and a later case cannot reach the part that stays frozen', async () => {
      const coStake = await world.coStaked();
      const { device } = coStake;
      await world.unstakeCoStake(coStake);
      const infractionAt = await world.chain.now();
      const first = await openCase(world, device);
      await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
      await withdrawCoStake(world, coStake);
      const second = await openCase(world, device, { infractionAt });
      const { principal, principalFrozen } = await world.readOffer(coStake);
      assert.deepEqual([principal, principalFrozen], [tokens(64), tokens(64)]);
      await end(world, first, 'release');
      await end(world, second, 'burn');
      assert.deepEqual(await gains(coStake, () => withdrawCoStake(world, coStake)), [0n, tokens(64)]);
    });

    it('in three parts, if two cases end one after the other', async () => {
      const coStake = await world.coStaked();
      const { device } = coStake;
      await world.unstakeCoStake(coStake);
      const first = await openCase(world, device);
      const second = await openCase(world, device);
      await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
      const withdraw = () => gains(coStake, () => withdrawCoStake(world, coStake));
      assert.deepEqual(await withdraw(), [0n, tokens('518.4')]);
      await end(world, second, 'release');
      assert.deepEqual(await withdraw(), [0n, tokens('57.6')]);
      assert.equal(await claims(coStake), 1);
      await end(world, first, 'release');
      assert.deepEqual(await withdraw(), [0n, tokens(64)]);
      assert.equal(await claims(coStake), 0);
    });

    it('and, if a burn left nothing, even into frozen accounts', async () => {
      const coStake = await world.coStaked();
      const { device } = coStake;
      await world.passCommitment(device);
      await world.unstakeOwner(device);
      await world.chain.warpBy(COOLDOWN_SECONDS - 1n);
      const testCase = await openCase(world, device);
      await world.chain.warpBy(1n);
      await withdrawOwnerStake(world, device);
      await withdrawCoStake(world, coStake);
      await end(world, testCase, 'burn');
      for (const { tokenAccount } of [device.owner, coStake.coStaker])
        await freeze(world.chain, world.mint, tokenAccount);
      await withdrawOwnerStake(world, device);
      await withdrawCoStake(world, coStake);
      assert.equal(await claims(coStake), 0);
      assert.equal((await world.readOffer(coStake)).state, OfferState.Withdrawn);
    });
  });

  describe('rewards', () => {
    /** A terminated device whose parties leave, and a case on half of their unclaimed 26 and 74 tokens alone. */
    async function leavingWithHalfOfTheRewardsFrozen() {
      const coStake = await world.coStaked();
      const { device } = coStake;
      await world.postRewards(device, tokens(100));
      await world.terminate(device);
      await world.unstakeOwner(device);
      const testCase = await openCase(world, device, { stakeBps: 0, rewardsBps: 5_000 });
      return { coStake, device, testCase };
    }

    it('are burned although the stake was withdrawn in the meantime', async () => {
      const { coStake, device, testCase } = await leavingWithHalfOfTheRewardsFrozen();
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await withdrawOwnerStake(world, device);
      await withdrawCoStake(world, coStake);
      await end(world, testCase, 'burn');
      assert.deepEqual(await gains(coStake, () => claimAll(world, coStake)), [tokens(13), tokens(37)]);
      await finish(coStake);
    });

    it('are paid except the frozen part, for which the offer’s account stays', async () => {
      const { coStake, device, testCase } = await leavingWithHalfOfTheRewardsFrozen();
      assert.deepEqual(await gains(coStake, () => claimAll(world, coStake)), [tokens(13), tokens(37)]);
      await refused(claimOwnerRewards(world, device), 'NothingToClaim');
      await refused(claimCoStakeRewards(world, coStake), 'NothingToClaim');
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await withdrawOwnerStake(world, device);
      await withdrawCoStake(world, coStake);
      await refused(closeOffer(world, coStake), 'RewardsNotClaimed');
      await end(world, testCase, 'release');
      assert.deepEqual(await gains(coStake, () => claimAll(world, coStake)), [tokens(13), tokens(37)]);
      await finish(coStake);
    });

    it('burned to the last unit do not reduce later rewards, and both exits stay possible', async () => {
      const coStake = await world.coStaked();
      const { device } = coStake;
      await world.postRewards(device, tokens(100));
      const testCase = await openCase(world, device, { stakeBps: 0, rewardsBps: 10_000 });
      await refused(claimOwnerRewards(world, device), 'NothingToClaim');
      await refused(claimCoStakeRewards(world, coStake), 'NothingToClaim');
      await end(world, testCase, 'burn');
      assert.equal(await world.balance(device.rewardVault), 0n);
      await world.postRewards(device, tokens(100));
      assert.deepEqual(await gains(coStake, () => claimAll(world, coStake)), [tokens(26), tokens(74)]);
      await world.unstakeOwner(device);
      await world.terminate(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await withdrawOwnerStake(world, device);
      await withdrawCoStake(world, coStake);
      await finish(coStake);
    });
  });

  describe('a slash of everything that the caps allow, again and again', () => {
    it('leaves something to everyone, and everything closes', async () => {
      const coStake = await world.coStaked();
      const { device } = coStake;
      await world.postRewards(device, tokens(100));
      let burned = 0n;
      for (let round = 0; round < 4; round += 1) {
        const before = await supply(world);
        await end(world, await openCase(world, device, { stakeBps: 5_000, rewardsBps: 0 }), 'burn');
        burned += before - (await supply(world));
        await world.chain.warpBy(26n * DAY);
      }
      // A half and 30 % of what the round before left.
      const { ownerStake } = await world.readDevice(device);
      assert.equal(ownerStake, tokens(60));
      assert.equal((await world.readOffer(coStake)).principal, tokens('153.664'));
      assert.equal(burned, tokens(1_600) - tokens(60) - tokens('153.664'));
      await world.unstakeOwner(device);
      await world.terminate(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      const leave = async (): Promise<void> => {
        await withdrawOwnerStake(world, device);
        await withdrawCoStake(world, coStake);
        await claimAll(world, coStake);
      };
      assert.deepEqual(await gains(coStake, leave), [tokens(86), tokens('227.664')]);
      await finish(coStake);
    });
  });
});
