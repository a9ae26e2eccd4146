import { stakePosition } from '@co-staking/sdk';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, WAIT_SECONDS } from '../support/clock';
import { closeLife } from '../support/endOfLife';
import { answerOf } from '../support/expectRefusal';
import { claimCoStakeRewards, claimOwnerRewards } from '../support/exitSteps';
import { expectMoves, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens } from '../support/world';

describe('two offers fill one device', () => {
  it('earns only once both are accepted, and splits every post three ways exactly', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: tokens(800) });
    const smaller = await world.openOffer(device, { amount: tokens(300), shareBps: 3_333 });
    const larger = await world.openOffer(device, { amount: tokens(500), shareBps: 6_666 });
    assert.equal(await answerOf(world.openOffer(device, { amount: 1n, shareBps: 500 })), 'RequestAboveHalf');

    assert.equal(await answerOf(world.accept(smaller)), 'DeviceInsufficient');
    const first = await world.accept(smaller, undefined, { maxShortfall: tokens(500) });
    assert.equal(await answerOf(world.postRewards(device, 1n)), 'DeviceInsufficient');
    const second = await world.accept(larger);
    assert.isTrue(stakePosition(await world.readDevice(device), await world.chain.now()).sufficient);

    // 10,001 units: 3,333.3333 and 6,666.6666 and 1.0001.
    await world.postRewards(device, 10_001n);
    await expectMoves(
      world,
      [
        [first.coStaker.tokenAccount, 3_333n],
        [second.coStaker.tokenAccount, 6_666n],
        [device.owner.tokenAccount, 1n],
      ],
      async () => {
        await claimCoStakeRewards(world, first);
        await claimCoStakeRewards(world, second);
        await claimOwnerRewards(world, device);
      },
    );
    // The fractions were kept: three times as much, less what was paid.
    await world.postRewards(device, 20_002n);
    await expectMoves(
      world,
      [
        [first.coStaker.tokenAccount, 6_666n],
        [second.coStaker.tokenAccount, 13_333n],
        [device.owner.tokenAccount, 2n],
      ],
      async () => {
        await claimCoStakeRewards(world, first);
        await claimCoStakeRewards(world, second);
        await claimOwnerRewards(world, device);
      },
    );
  });

  it('ends separately for each co-staker: one leaves, the other stays', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: tokens(1_300) });
    const terms = { amount: tokens(300), shareBps: 2_000 };
    const leaver = await world.accept(await world.openOffer(device, terms));
    const stayer = await world.accept(await world.openOffer(device, terms));
    await world.unstakeCoStake(leaver);
    await world.chain.warpBy(WAIT_SECONDS);
    // 1,300 + 300 still suffice without the leaver.
    await world.postRewards(device, tokens(10));
    await expectMoves(
      world,
      [
        [stayer.coStaker.tokenAccount, tokens(2)],
        [device.owner.tokenAccount, tokens(8)],
      ],
      async () => {
        await claimCoStakeRewards(world, stayer);
        await claimOwnerRewards(world, device);
      },
    );
    assert.equal(await answerOf(claimCoStakeRewards(world, leaver)), 'NothingToClaim');
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawCoStake(world, leaver);
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawCoStake(world, stayer);
    await withdrawOwnerStake(world, device);
    await closeLife(world, device, [leaver, stayer]);
  });

  it('lets the first co-staker out although the second offer was never filled', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: tokens(800) });
    const terms = { amount: tokens(400), shareBps: 5_000 };
    const open = await world.openOffer(device, terms);
    const coStake = await world.accept(await world.openOffer(device, terms), undefined, {
      maxShortfall: tokens(400),
    });
    await world.unstakeCoStake(coStake);
    await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    await expectMoves(world, [[coStake.coStaker.tokenAccount, tokens(400)]], () =>
      withdrawCoStake(world, coStake),
    );
    assert.equal((await world.readOffer(open)).principal, 0n);
  });
});
