import { APPEAL_SECONDS, OfferState, type ProgramErrorCode } from '@co-staking/sdk';
import { assert } from 'chai';

import {
  appealAsOwner,
  dismissCase,
  executeCase,
  openCase,
  openCaseInstruction,
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
import { expectRefusal } from '../support/expectRefusal';
import { setParameters } from '../support/operators';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { supply } from '../support/supply';
import { freeze } from '../support/tokens';
import { World, tokens, type TestCoStake } from '../support/world';

type End = 'burn' | 'release';

async function end(world: World, testCase: TestCase, how: End): Promise<void> {
  await appealAsOwner(world, testCase);
  await (how === 'burn' ? upholdCase : dismissCase)(world, testCase);
  await (how === 'burn' ? executeCase : releaseCase)(world, testCase);
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

    it('and a later case cannot reach what stays behind frozen', async () => {
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
      await end(world, second, 'burn');
      await end(world, first, 'release');
      assert.deepEqual(await gains(coStake, () => withdrawCoStake(world, coStake)), [0n, tokens(64)]);
    });

    it('in three parts where two cases end one after the other', async () => {
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

    it('and where a burn left nothing, even into frozen accounts', async () => {
      const coStake = await world.coStaked();
      const { device } = coStake;
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

    it('are burned although the stake beside them was withdrawn in the meantime', async () => {
      const { coStake, device, testCase } = await leavingWithHalfOfTheRewardsFrozen();
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await withdrawOwnerStake(world, device);
      await withdrawCoStake(world, coStake);
      await end(world, testCase, 'burn');
      assert.deepEqual(await gains(coStake, () => claimAll(world, coStake)), [tokens(13), tokens(37)]);
      await finish(coStake);
    });

    it('are paid but for what is frozen, and an offer stays open for the rest', async () => {
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

    it('burned to the last unit leave claims of later ones whole, and both exits open', async () => {
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

  describe('a slash of 100 %', () => {
    /** An owner with 800 tokens exposed, and a co-staker with 800 who came after the infraction. */
    async function ownerWhollyExposed(): Promise<{ coStake: TestCoStake; testCase: TestCase }> {
      await setParameters(world, { slashCapBps: 5_000 });
      const device = await world.newDevice({ stake: tokens(800) });
      const infractionAt = await world.chain.now();
      await world.chain.warpBy(1n);
      const coStake = await world.accept(await world.openOffer(device, { amount: tokens(800) }));
      await world.postRewards(device, tokens(100));
      const charge = { infractionAt, stakeBps: 10_000, rewardsBps: 10_000 };
      return { coStake, testCase: await openCase(world, device, charge) };
    }

    it("of the owner's stake and rewards lets everybody leave and everything close", async () => {
      const { coStake, testCase } = await ownerWhollyExposed();
      const { device } = coStake;
      await end(world, testCase, 'burn');
      const { ownerStake, rewards } = await world.readDevice(device);
      assert.deepEqual([ownerStake, rewards.ownerBurned], [0n, tokens(26)]);
      await refused(world.unstakeOwner(device), 'NoOwnerStake');
      await refused(claimOwnerRewards(world, device), 'NothingToClaim');
      await world.terminate(device);
      await world.unstakeCoStake(coStake);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      const leave = async (): Promise<void> => {
        await withdrawCoStake(world, coStake);
        await claimCoStakeRewards(world, coStake);
      };
      assert.deepEqual(await gains(coStake, leave), [0n, tokens(874)]);
      await finish(coStake);
    });

    it("of the owner's leaving stake is withdrawn as zero, and frees the way for a new one", async () => {
      const { coStake, testCase } = await ownerWhollyExposed();
      const { device } = coStake;
      await world.unstakeOwner(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await refused(withdrawOwnerStake(world, device), 'StakeFrozen');
      await end(world, testCase, 'burn');
      await refused(world.stake(device, 1n), 'OwnerStakeLeaving');
      assert.deepEqual(await gains(coStake, () => withdrawOwnerStake(world, device)), [0n, 0n]);
      await world.stake(device, tokens(800));
      assert.equal((await world.readDevice(device)).ownerStake, tokens(800));
      assert.deepEqual(await gains(coStake, () => withdrawCoStake(world, coStake)), [0n, tokens(800)]);
    });

    it('leaves an owner who tops up at once exposed only to what comes after', async () => {
      const { coStake, testCase } = await ownerWhollyExposed();
      const { device } = coStake;
      await end(world, testCase, 'burn');
      await world.chain.warpBy(DAY);
      await world.stake(device, tokens(800));
      const infractionAt = (await world.chain.now()) - DAY - 1n;
      const signers = [world.roles.slasher];
      const instruction = await openCaseInstruction(world, device, { infractionAt, coStakes: [] });
      await expectRefusal(world.chain, instruction, signers, 'NothingExposed');
      await world.postRewards(device, tokens(100));
      assert.deepEqual(await gains(coStake, () => claimAll(world, coStake)), [tokens(26), tokens(148)]);
    });

    /** A co-stake with 28 days of cooldown, whose owner left after 14 and staked anew: 640 against 1,600. */
    async function coStakerWhollyExposed(): Promise<{ coStake: TestCoStake; testCase: TestCase }> {
      await setParameters(world, { slashCapBps: 5_000, cooldownSeconds: 28n * DAY });
      const coStake = await world.coStaked();
      const { device } = coStake;
      await world.postRewards(device, tokens(100));
      await setParameters(world, { cooldownSeconds: COOLDOWN_SECONDS });
      await world.unstakeOwner(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await withdrawOwnerStake(world, device);
      const infractionAt = await world.chain.now();
      await world.chain.warpBy(1n);
      await world.stake(device, tokens(960));
      const charge = { infractionAt, stakeBps: 10_000, rewardsBps: 10_000 };
      return { coStake, testCase: await openCase(world, device, charge) };
    }

    it('of a co-stake and its rewards still frees the claim and closes everything', async () => {
      const { coStake, testCase } = await coStakerWhollyExposed();
      const { device } = coStake;
      const existing = await supply(world);
      await world.chain.warpBy(APPEAL_SECONDS);
      await refused(withdrawCoStake(world, coStake), 'StakeFrozen');
      await refused(claimCoStakeRewards(world, coStake), 'NothingToClaim');
      await executeCase(world, testCase);
      assert.equal(existing - (await supply(world)), tokens(714));
      assert.equal(await claims(coStake), 1);
      assert.deepEqual(await gains(coStake, () => withdrawCoStake(world, coStake)), [0n, 0n]);
      assert.equal(await claims(coStake), 0);
      await refused(claimCoStakeRewards(world, coStake), 'NothingToClaim');
      await world.terminate(device);
      await world.unstakeOwner(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      const leave = async (): Promise<void> => {
        await withdrawOwnerStake(world, device);
        await claimOwnerRewards(world, device);
      };
      assert.deepEqual(await gains(coStake, leave), [tokens(986), 0n]);
      await finish(coStake);
    });

    it('that is dismissed costs the co-staker nothing', async () => {
      const { coStake, testCase } = await coStakerWhollyExposed();
      await end(world, testCase, 'release');
      await world.chain.warpBy(COOLDOWN_SECONDS);
      const leave = async (): Promise<void> => {
        await withdrawCoStake(world, coStake);
        await claimCoStakeRewards(world, coStake);
      };
      assert.deepEqual(await gains(coStake, leave), [0n, tokens(714)]);
      await closeOffer(world, coStake);
    });
  });
});
