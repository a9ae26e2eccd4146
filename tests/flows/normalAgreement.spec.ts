import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS } from '../support/clock';
import { closeAccount, closeLife } from '../support/endOfLife';
import { answerOf } from '../support/expectRefusal';
import { claimAll, claimOwnerRewards } from '../support/exitSteps';
import { expectMoves, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { supply } from '../support/supply';
import { World, tokens } from '../support/world';

const HOLDS = tokens(1_000_000);

describe('a normal agreement', () => {
  it('runs from the first stake to closed accounts, and everyone is paid to the base unit', async () => {
    const world = await World.create();
    const { chain } = world;
    const coStake = await world.coStaked();
    const { device, coStaker } = coStake;
    const { owner } = device;
    const [owned, held] = [owner.tokenAccount, coStaker.tokenAccount];
    assert.deepEqual(
      await Promise.all([owned, held, device.stakeVault].map((account) => world.balance(account))),
      [HOLDS - tokens(960), HOLDS - tokens(640), tokens(1_600)],
    );

    // Three posts while active: 26 and 74 of each 100.
    for (let block = 0; block < 3; block += 1) await world.postRewards(device, tokens(100));
    await expectMoves(
      world,
      [
        [owned, tokens(78)],
        [held, tokens(222)],
        [device.rewardVault, -tokens(300)],
      ],
      () => claimAll(world, coStake),
    );

    // One more before the unstake, two in the wait: those are the owner's.
    await world.postRewards(device, tokens(100));
    const left = await chain.now();
    await world.unstakeCoStake(coStake);
    await world.postRewards(device, tokens(100));
    await chain.warpTo(left + WAIT_SECONDS - 1n);
    await world.postRewards(device, tokens(100));
    await chain.warpTo(left + WAIT_SECONDS);
    assert.equal(await answerOf(world.postRewards(device, tokens(100))), 'DeviceInsufficient');
    await expectMoves(
      world,
      [
        [owned, tokens(226)],
        [held, tokens(74)],
      ],
      () => claimAll(world, coStake),
    );

    const free = left + WAIT_SECONDS + COOLDOWN_SECONDS;
    await chain.warpTo(free - 1n);
    assert.equal(await answerOf(withdrawCoStake(world, coStake)), 'StillLocked');
    await chain.warpTo(free);
    await expectMoves(
      world,
      [
        [held, tokens(640)],
        [device.stakeVault, -tokens(640)],
      ],
      () => withdrawCoStake(world, coStake),
    );

    await world.unstakeOwner(device);
    await chain.warpBy(COOLDOWN_SECONDS);
    await expectMoves(
      world,
      [
        [owned, tokens(960)],
        [device.stakeVault, -tokens(960)],
      ],
      () => withdrawOwnerStake(world, device),
    );
    await closeLife(world, device, [coStake]);
    for (const actor of [owner, coStaker]) await closeAccount(world, actor);
    assert.equal(await world.balance(owned), HOLDS + tokens(304));
    assert.equal(await world.balance(held), HOLDS + tokens(296));
    // The refused post was paid for with 100 that are still there.
    assert.equal(await supply(world), 2n * HOLDS + tokens(700));
  });

  it('continues after a co-staker has left: the owner finds the next one for other terms', async () => {
    const world = await World.create();
    const first = await world.coStaked();
    const { device } = first;
    await world.unstakeCoStake(first);
    await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS + 30n * DAY);
    await withdrawCoStake(world, first);
    const offer = await world.openOffer(device, { amount: tokens(800), shareBps: 500 });
    assert.equal(offer.nonce, 1);
    const second = await world.accept(offer, first.coStaker);
    await world.postRewards(device, tokens(100));
    await expectMoves(
      world,
      [
        [device.owner.tokenAccount, tokens(95)],
        [second.coStaker.tokenAccount, tokens(5)],
      ],
      () => claimAll(world, second),
    );
    await world.unstakeCoStake(second);
    await world.postRewards(device, tokens(7));
    await expectMoves(world, [[device.owner.tokenAccount, tokens(7)]], () =>
      claimOwnerRewards(world, device),
    );
  });
});
