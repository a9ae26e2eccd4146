import { APPEAL_SECONDS, ARBITER_SECONDS, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { appealAsCoStaker, appealAsOwner, executeCase, openCase, releaseCase } from '../support/caseSteps';
import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS } from '../support/clock';
import { closeLife } from '../support/endOfLife';
import { claimCoStakeRewards, claimOwnerRewards } from '../support/exitSteps';
import { pause, setParameters } from '../support/operators';
import { giveNotice, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { createTokenAccount, freeze } from '../support/tokens';
import { World, tokens, type TestCoStake } from '../support/world';

/** The worked example with 26 and 74 tokens of rewards. */
async function earning(world: World): Promise<TestCoStake> {
  const coStake = await world.coStaked();
  await world.postRewards(coStake.device, tokens(100));
  return coStake;
}

const HOLDS = tokens(1_000_000);

async function assertHolds(world: World, { tokenAccount }: TestCoStake['coStaker'], amount: bigint) {
  assert.equal(await world.balance(tokenAccount), HOLDS + amount);
}

/** The co-staker's whole exit, with no signatures but their own and a stranger's. */
async function coStakerLeavesAlone(world: World, coStake: TestCoStake): Promise<void> {
  await world.unstakeCoStake(coStake);
  await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
  await withdrawCoStake(world, coStake);
  await claimCoStakeRewards(world, coStake);
}

/** The owner's whole way out, likewise, but for the days of the commitment. */
async function ownerLeavesAlone(world: World, { device }: TestCoStake): Promise<void> {
  await world.passCommitment(device);
  await world.unstakeOwner(device);
  await world.chain.warpBy(COOLDOWN_SECONDS);
  await withdrawOwnerStake(world, device);
  await claimOwnerRewards(world, device);
}

describe('everyone gets out alone', () => {
  it('the co-staker, if the owner is silent forever', async () => {
    const world = await World.create();
    const coStake = await earning(world);
    await coStakerLeavesAlone(world, coStake);
    await assertHolds(world, coStake.coStaker, tokens(74));
  });

  it('the owner, if the co-staker is silent forever; the co-staker is paid without doing anything', async () => {
    const world = await World.create();
    const coStake = await earning(world);
    await ownerLeavesAlone(world, coStake);
    await assertHolds(world, coStake.device.owner, tokens(26));
    await withdrawCoStake(world, coStake);
    await claimCoStakeRewards(world, coStake);
    await assertHolds(world, coStake.coStaker, tokens(74));
    await closeLife(world, coStake.device, [coStake]);
  });

  for (const first of ['co-staker', 'owner'] as const)
    it(`both, the ${first} first, if registrar and reward authority fell silent on a hired, unhealthy device`, async () => {
      const world = await World.create();
      const coStake = await earning(world);
      const hiredUntil = (await world.chain.now()) + 2n * DAY;
      await world.report(coStake.device, { status: 3, hiredUntil });
      await world.chain.warpTo(hiredUntil);
      const leave = {
        'co-staker': () => coStakerLeavesAlone(world, coStake),
        owner: () => ownerLeavesAlone(world, coStake),
      };
      await leave[first]();
      if (first === 'co-staker') await leave.owner();
      else {
        await withdrawCoStake(world, coStake);
        await claimCoStakeRewards(world, coStake);
      }
      await assertHolds(world, coStake.coStaker, tokens(74));
      await assertHolds(world, coStake.device.owner, tokens(26));
      // The owner ends the device as well, so that its rent comes back without the registrar.
      const { device } = coStake;
      const input = { authority: device.owner.address, device: device.address };
      await world.chain.run(instructions.terminateDevice(input).instruction, [device.owner.wallet]);
      await closeLife(world, device, [coStake]);
    });

  it('if the slasher freezes what it can and then stays silent: everything that is not frozen, at once', async () => {
    const world = await World.create();
    const coStake = await earning(world);
    const { device } = coStake;
    const testCase = await openCase(world, device, { stakeBps: 3_000, rewardsBps: 10_000 });
    await world.passCommitment(device);
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
    await withdrawCoStake(world, coStake);
    await assertHolds(world, device.owner, -tokens(288));
    await assertHolds(world, coStake.coStaker, -tokens(192));
    await world.chain.warpBy(APPEAL_SECONDS);
    await executeCase(world, testCase);
    await withdrawOwnerStake(world, device);
    await withdrawCoStake(world, coStake);
    await closeLife(world, device, [coStake]);
    await assertHolds(world, device.owner, -tokens(288));
    await assertHolds(world, coStake.coStaker, -tokens(192));
  });

  for (const party of ['owner', 'co-staker'] as const)
    it(`if the arbiter stays silent after an appeal of the ${party}: everything comes back`, async () => {
      const world = await World.create();
      const coStake = await earning(world);
      const { device } = coStake;
      const testCase = await openCase(world, device, { stakeBps: 3_000, rewardsBps: 10_000 });
      await world.chain.warpBy(APPEAL_SECONDS - 1n);
      if (party === 'owner') await appealAsOwner(world, testCase);
      else await appealAsCoStaker(world, testCase, coStake);
      await world.chain.warpBy(ARBITER_SECONDS);
      await releaseCase(world, testCase);
      await coStakerLeavesAlone(world, coStake);
      await ownerLeavesAlone(world, coStake);
      await assertHolds(world, device.owner, tokens(26));
      await assertHolds(world, coStake.coStaker, tokens(74));
    });

  it('if every authority is hostile at once: hires, cases, pauses and new parameters', async () => {
    const world = await World.create();
    const coStake = await earning(world);
    const { device, coStaker } = coStake;
    const { chain } = world;
    const start = await chain.now();
    await giveNotice(world, device);
    await openCase(world, device, { stakeBps: 3_000, rewardsBps: 10_000 });
    await setParameters(world, { waitSeconds: 14n * DAY, cooldownSeconds: 21n * DAY });
    await pause(world, 7n * DAY);
    for (let day = 1n; day <= 14n; day += 1n) {
      await world.report(device, { status: 5, hiredUntil: (await chain.now()) + 2n * DAY });
      await chain.warpTo(start + day * DAY);
    }
    await pause(world, 7n * DAY);
    await world.unstakeCoStake(coStake);
    await world.unstakeOwner(device);
    await chain.warpBy(COOLDOWN_SECONDS);
    await withdrawCoStake(world, coStake);
    await assertHolds(world, coStaker, -tokens(192));
    // The cooldown at the first stake: no new parameter lengthens it.
    await withdrawOwnerStake(world, device);
    await assertHolds(world, device.owner, -tokens(288));
  });

  it("if the owner's token account is frozen: the co-staker notices nothing, the owner names another one", async () => {
    const world = await World.create();
    const coStake = await earning(world);
    const { device, coStaker } = coStake;
    const { owner } = device;
    await freeze(world.chain, world.mint, owner.tokenAccount);
    await world.passCommitment(device);
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawCoStake(world, coStake);
    await claimCoStakeRewards(world, coStake);
    await assertHolds(world, coStaker, tokens(74));
    const destination = await createTokenAccount(world.chain, world.mint, owner.address);
    const input = { caller: owner.address, owner: owner.address, device: device.address, destination };
    const exits = [
      instructions.withdrawOwnerStake({ ...input, ...world.mintInput }).instruction,
      instructions.claimOwnerRewards({ ...input, ...world.mintInput }).instruction,
    ];
    await world.chain.run(exits, [owner.wallet]);
    assert.equal(await world.balance(destination), tokens(960 + 26));
    await closeLife(world, device, [coStake]);
  });

  it("if the co-staker's token account is frozen: the owner notices nothing, the co-staker names another one", async () => {
    const world = await World.create();
    const coStake = await earning(world);
    const { device, coStaker, address: offer } = coStake;
    await freeze(world.chain, world.mint, coStaker.tokenAccount);
    await world.passCommitment(device);
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
    await claimOwnerRewards(world, device);
    await assertHolds(world, device.owner, tokens(26));
    const { address: caller, participant } = coStaker;
    const destination = await createTokenAccount(world.chain, world.mint, caller);
    const input = { caller, coStaker: caller, device: device.address, offer, destination };
    const exits = [
      instructions.withdrawCoStake({ ...input, participant, ...world.mintInput }).instruction,
      instructions.claimCoStakeRewards({ ...input, ...world.mintInput }).instruction,
    ];
    await world.chain.run(exits, [coStaker.wallet]);
    assert.equal(await world.balance(destination), tokens(640 + 74));
    await closeLife(world, device, [coStake]);
  });
});
