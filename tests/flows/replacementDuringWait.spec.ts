import { stakePosition } from '@co-staking/sdk';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS } from '../support/clock';
import { closeLife } from '../support/endOfLife';
import { answerOf } from '../support/expectRefusal';
import { claimAll, claimCoStakeRewards } from '../support/exitSteps';
import { expectMoves, withdrawCoStake, withdrawOverflow, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens } from '../support/world';

describe('a replacement during the wait', () => {
  it('keeps the device earning, the old share to the owner, the new one to the newcomer', async () => {
    const world = await World.create();
    const { chain } = world;
    const old = await world.coStaked();
    const { device } = old;
    const { owner } = device;
    await world.postRewards(device, tokens(100));
    const left = await chain.now();
    await world.unstakeCoStake(old);

    // No one has come yet: all to the owner.
    await chain.warpTo(left + 2n * DAY);
    await world.postRewards(device, tokens(100));
    const next = await world.accept(await world.openOffer(device, { shareBps: 2_500 }));
    const both = stakePosition(await world.readDevice(device), await chain.now());
    assert.deepEqual([both.counted, both.overflow], [tokens(2_240), 0n]);
    assert.equal(await answerOf(withdrawOverflow(world, device, 1n)), 'AmountAboveOverflow');
    await world.postRewards(device, tokens(100));

    // The old stake leaves the count; the device was never short.
    await chain.warpTo(left + WAIT_SECONDS);
    const alone = stakePosition(await world.readDevice(device), await chain.now());
    assert.deepEqual([alone.counted, alone.sufficient], [tokens(1_600), true]);
    await world.postRewards(device, tokens(100));

    await expectMoves(
      world,
      [
        [owner.tokenAccount, tokens(26 + 100 + 75 + 75)],
        [next.coStaker.tokenAccount, tokens(50)],
        [old.coStaker.tokenAccount, tokens(74)],
        [device.rewardVault, -tokens(400)],
      ],
      async () => {
        await claimAll(world, next);
        await claimCoStakeRewards(world, old);
      },
    );

    await chain.warpTo(left + WAIT_SECONDS + COOLDOWN_SECONDS);
    await expectMoves(
      world,
      [
        [old.coStaker.tokenAccount, tokens(640)],
        [next.coStaker.tokenAccount, 0n],
      ],
      () => withdrawCoStake(world, old),
    );
    await world.postRewards(device, tokens(100));
    await world.unstakeOwner(device);
    await chain.warpBy(COOLDOWN_SECONDS);
    await withdrawCoStake(world, next);
    await withdrawOwnerStake(world, device);
    await closeLife(world, device, [old, next]);
    assert.equal(await world.balance(next.coStaker.tokenAccount), tokens(1_000_000) + tokens(75));
  });

  it('can be a top-up by the owner, who then owns all rewards', async () => {
    const world = await World.create();
    const old = await world.coStaked();
    const { device } = old;
    await world.unstakeCoStake(old);
    await world.stake(device, tokens(640));
    await world.chain.warpBy(WAIT_SECONDS);
    await world.postRewards(device, tokens(9));
    const { rewards } = await world.readDevice(device);
    assert.equal(rewards.ownerUnits, tokens(9));
    // The stake that was topped up is needed: the overflow stays what it was.
    assert.equal(await answerOf(withdrawOverflow(world, device, 1n)), 'AmountAboveOverflow');
  });

  it('may be the same person, for a second claim', async () => {
    const world = await World.create();
    const old = await world.coStaked();
    await world.unstakeCoStake(old);
    await world.accept(await world.openOffer(old.device), old.coStaker);
    const { activeClaims } = await world.readParticipant(old.coStaker);
    assert.equal(activeClaims, 2);
  });

  it('has four slots: three leavers and one newcomer, and no fifth', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    const terms = { amount: tokens(800), shareBps: 10_000 };
    const gone = [];
    for (let count = 0; count < 3; count += 1) {
      const coStake = await world.accept(await world.openOffer(device, terms));
      await world.unstakeCoStake(coStake);
      gone.push(coStake);
    }
    const last = await world.accept(await world.openOffer(device, terms));
    await world.unstakeCoStake(last);
    assert.equal(await answerOf(world.openOffer(device, terms)), 'NoFreeSlot');
    await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    await withdrawCoStake(world, gone[1]!);
    const { nonce } = await world.openOffer(device, terms);
    assert.equal(nonce, 4);
    for (const coStake of [last, gone[0]!, gone[2]!])
      await expectMoves(world, [[coStake.coStaker.tokenAccount, tokens(800)]], () =>
        withdrawCoStake(world, coStake),
      );
  });
});
