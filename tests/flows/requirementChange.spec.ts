import { REQUIREMENT_NOTICE_SECONDS, stakePosition } from '@co-staking/sdk';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS } from '../support/clock';
import { answerOf } from '../support/expectRefusal';
import { claimAll } from '../support/exitSteps';
import { expectMoves, setCards, withdrawCoStake, withdrawOverflow } from '../support/ownerSteps';
import { MINIMUM, World, tokens, type TestDevice } from '../support/world';

const position = async (world: World, device: TestDevice) =>
  stakePosition(await world.readDevice(device), await world.chain.now());

describe('a requirement that changes', () => {
  it('rises after 30 days to the second, and the overflow obeys the larger from the announcement on', async () => {
    const world = await World.create();
    const { chain } = world;
    const coStake = await world.coStaked({ stake: MINIMUM });
    const { device } = coStake;
    assert.equal((await position(world, device)).overflow, tokens(640));

    // 10 cards instead of 8: 2,000 instead of 1,600.
    await setCards(world, device, 10);
    const applies = (await chain.now()) + REQUIREMENT_NOTICE_SECONDS;
    const announced = await position(world, device);
    assert.deepEqual([announced.minimum, announced.overflow], [MINIMUM, tokens(240)]);
    assert.equal(await answerOf(withdrawOverflow(world, device, tokens(240) + 1n)), 'AmountAboveOverflow');
    await expectMoves(world, [[device.owner.tokenAccount, tokens(240)]], () =>
      withdrawOverflow(world, device, tokens(240)),
    );

    await chain.warpTo(applies - 1n);
    assert.equal((await position(world, device)).minimum, MINIMUM);
    await chain.warpTo(applies);
    const risen = await position(world, device);
    assert.deepEqual([risen.minimum, risen.counted, risen.sufficient], [tokens(2_000), tokens(2_000), true]);
    await world.postRewards(device, tokens(100));
    await expectMoves(world, [[coStake.coStaker.tokenAccount, tokens(74)]], () => claimAll(world, coStake));
  });

  it('stops the rewards of a device that did not follow, until the owner adds what is missing', async () => {
    const world = await World.create();
    const { device } = await world.coStaked();
    await setCards(world, device, 9);
    await world.chain.warpBy(REQUIREMENT_NOTICE_SECONDS - 1n);
    await world.postRewards(device, 1n);
    await world.chain.warpBy(1n);
    assert.equal(await answerOf(world.postRewards(device, 1n)), 'DeviceInsufficient');
    await world.stake(device, tokens(200) - 1n);
    assert.equal(await answerOf(world.postRewards(device, 1n)), 'DeviceInsufficient');
    await world.stake(device, 1n);
    await world.postRewards(device, 1n);
  });

  it('changes no term of a live co-stake and no date of a started exit', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    await world.unstakeCoStake(coStake);
    const before = await world.readOffer(coStake);
    await setCards(world, coStake.device, 20);
    await world.chain.warpBy(REQUIREMENT_NOTICE_SECONDS);
    assert.deepEqual(await world.readOffer(coStake), before);
    await expectMoves(world, [[coStake.coStaker.tokenAccount, tokens(640)]], () =>
      withdrawCoStake(world, coStake),
    );
  });

  it('falls at once, and frees no owner’s stake while a co-stake could be left alone', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { device } = coStake;
    await setCards(world, device, 16);
    await setCards(world, device, 4);
    const { announcedFrom } = await world.readDevice(device);
    assert.equal(announcedFrom, 0n);
    assert.equal((await position(world, device)).minimum, tokens(800));
    assert.equal(await answerOf(withdrawOverflow(world, device, 1n)), 'AmountAboveOverflow');
    await world.postRewards(device, tokens(1));
    // The co-stake of before is more than half by now, and stays what it is.
    await world.unstakeCoStake(coStake);
    await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    assert.equal(await answerOf(withdrawOverflow(world, device, 1n)), 'AmountAboveOverflow');
    await expectMoves(world, [[coStake.coStaker.tokenAccount, tokens(640)]], () =>
      withdrawCoStake(world, coStake),
    );
    // 960 - 800, once the fall is forgotten.
    await world.chain.warpBy(35n * DAY);
    await expectMoves(world, [[device.owner.tokenAccount, tokens(160)]], () =>
      withdrawOverflow(world, device, tokens(160)),
    );
  });

  it('that falls lets no co-staker lock more than half of the new minimum', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    const offer = await world.openOffer(device);
    await setCards(world, device, 6);
    assert.equal(await answerOf(world.accept(offer)), 'RequestAboveHalf');
  });
});
