import { SlotState } from '@co-staking/sdk';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS } from '../support/clock';
import { closeLife } from '../support/endOfLife';
import { answerOf } from '../support/expectRefusal';
import { claimAll } from '../support/exitSteps';
import { expectMoves, setCards, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { MINIMUM, World, tokens } from '../support/world';

describe('the owner leaves first', () => {
  it('unstakes the co-stake too, without a wait: both are paid after 14 days, not 21', async () => {
    const world = await World.create();
    const { chain } = world;
    const coStake = await world.coStaked();
    const { device, coStaker } = coStake;
    await world.postRewards(device, tokens(100));
    await world.passCommitment(device);
    const left = await chain.now();
    await world.unstakeOwner(device);
    assert.equal(await answerOf(world.postRewards(device, 1n)), 'DeviceInsufficient');
    assert.equal(await answerOf(world.unstakeCoStake(coStake)), 'CoStakeNotActive');

    const free = left + COOLDOWN_SECONDS;
    await chain.warpTo(free - 1n);
    assert.equal(await answerOf(withdrawCoStake(world, coStake)), 'StillLocked');
    assert.equal(await answerOf(withdrawOwnerStake(world, device)), 'StillLocked');
    await chain.warpTo(free);
    await expectMoves(
      world,
      [
        [coStaker.tokenAccount, tokens(640) + tokens(74)],
        [device.owner.tokenAccount, tokens(960) + tokens(26)],
        [device.stakeVault, -tokens(1_600)],
        [device.rewardVault, -tokens(100)],
      ],
      async () => {
        await withdrawCoStake(world, coStake);
        await withdrawOwnerStake(world, device);
        await claimAll(world, coStake);
      },
    );
    await closeLife(world, device, [coStake]);
  });

  it('never lengthens an exit that a co-staker had started', async () => {
    const world = await World.create();
    const { chain } = world;
    const device = await world.newDevice({ stake: tokens(1_000) });
    const offer = () => world.openOffer(device, { amount: tokens(200), shareBps: 1_000 });
    const early = await world.accept(await offer(), undefined, { maxShortfall: tokens(400) });
    const late = await world.accept(await offer(), undefined, { maxShortfall: tokens(400) });
    const staying = await world.accept(await offer());
    const start = await chain.now();
    await world.unstakeCoStake(early);
    await chain.warpTo(start + WAIT_SECONDS);
    await world.unstakeCoStake(late);
    await chain.warpTo(start + WAIT_SECONDS + DAY);
    const left = await chain.now();
    await world.unstakeOwner(device);

    const ends = await Promise.all(
      [early, late, staying].map(async (one) => (await world.readOffer(one)).cooldownEndsAt),
    );
    assert.deepEqual(ends, [
      start + WAIT_SECONDS + COOLDOWN_SECONDS,
      left + COOLDOWN_SECONDS,
      left + COOLDOWN_SECONDS,
    ]);
    for (const [index, coStake] of [early, late, staying].entries()) {
      if ((await chain.now()) < ends[index]!) await chain.warpTo(ends[index]!);
      await expectMoves(world, [[coStake.coStaker.tokenAccount, tokens(200)]], () =>
        withdrawCoStake(world, coStake),
      );
    }
    await withdrawOwnerStake(world, device);
    assert.equal(await world.balance(device.stakeVault), 0n);
  });

  it('unstakes the co-stakes even if they would be sufficient: no device earns without its owner', async () => {
    const world = await World.create();
    const coStake = await world.coStaked({ amount: tokens(800), stake: MINIMUM });
    const { device } = coStake;
    await setCards(world, device, 4);
    await world.passCommitment(device);
    await world.unstakeOwner(device);
    const { slots } = await world.readDevice(device);
    assert.equal(slots[0]!.state, SlotState.Leaving);
    assert.equal(await answerOf(world.postRewards(device, 1n)), 'DeviceInsufficient');
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
    await withdrawCoStake(world, coStake);
    await closeLife(world, device, [coStake]);
  });

  it('comes back after the withdrawal, and starts again with another co-staker', async () => {
    const world = await World.create();
    const old = await world.coStaked();
    const { device } = old;
    await world.passCommitment(device);
    await world.unstakeOwner(device);
    assert.equal(await answerOf(world.stake(device, 1n)), 'OwnerStakeLeaving');
    await world.chain.warpBy(COOLDOWN_SECONDS);
    assert.equal(await answerOf(world.stake(device, 1n)), 'OwnerStakeLeaving');
    await withdrawOwnerStake(world, device);
    await world.stake(device, tokens(960));
    // The old co-stake has not been withdrawn; it neither counts nor blocks anything.
    const next = await world.accept(await world.openOffer(device));
    await world.postRewards(device, tokens(50));
    await expectMoves(
      world,
      [
        [next.coStaker.tokenAccount, tokens(37)],
        [device.owner.tokenAccount, tokens(13)],
        [old.coStaker.tokenAccount, tokens(640)],
      ],
      async () => {
        await claimAll(world, next);
        await withdrawCoStake(world, old);
      },
    );
  });
});
