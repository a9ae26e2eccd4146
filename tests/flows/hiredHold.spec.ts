import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, HOUR } from '../support/clock';
import { answerOf } from '../support/expectRefusal';
import { expectMoves, giveNotice, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens, type TestDevice } from '../support/world';

const HOLD = 14n * DAY;

/** The registrar sets the hired flag as far ahead as it can. */
const hire = async (world: World, device: TestDevice): Promise<void> =>
  world.report(device, { status: 0, hiredUntil: (await world.chain.now()) + 2n * DAY });

/** A hostile registrar renews the hire every day until a second. */
async function renewUntil(world: World, device: TestDevice, second: bigint): Promise<void> {
  for (let now = await world.chain.now(); now + DAY < second; now += DAY) {
    await world.chain.warpTo(now + DAY);
    await hire(world, device);
  }
}

describe('the hired hold', () => {
  it('ends by itself within 48 hours if the registrar falls silent', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    const start = await world.chain.now();
    const tooFar = { status: 0, hiredUntil: start + 2n * DAY + 1n } as const;
    assert.equal(await answerOf(world.report(device, tooFar)), 'HiredTooFarAhead');
    await hire(world, device);
    await world.chain.warpTo(start + 2n * DAY - 1n);
    assert.equal(await answerOf(world.unstakeOwner(device)), 'DeviceHired');
    await world.chain.warpTo(start + 2n * DAY);
    await world.unstakeOwner(device);
  });

  it('if it is always renewed, ends exactly 14 days after the notice; then the owner leaves with the co-stake', async () => {
    const world = await World.create();
    const { chain } = world;
    const coStake = await world.coStaked();
    const { device } = coStake;
    await hire(world, device);
    const noticed = await chain.now();
    await giveNotice(world, device);
    await renewUntil(world, device, noticed + HOLD);
    await chain.warpTo(noticed + HOLD - 1n);
    assert.equal(await answerOf(world.unstakeOwner(device)), 'DeviceHired');
    await hire(world, device);
    await chain.warpTo(noticed + HOLD);
    await world.unstakeOwner(device);
    await chain.warpTo(noticed + HOLD + COOLDOWN_SECONDS);
    await expectMoves(
      world,
      [
        [device.owner.tokenAccount, tokens(960)],
        [coStake.coStaker.tokenAccount, tokens(640)],
      ],
      async () => {
        await withdrawOwnerStake(world, device);
        await withdrawCoStake(world, coStake);
      },
    );
  });

  it('if it is always renewed and there is no notice, continues', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    const start = await world.chain.now();
    await hire(world, device);
    await renewUntil(world, device, start + 3n * HOLD);
    assert.equal(await answerOf(world.unstakeOwner(device)), 'DeviceHired');
  });

  it('is not ended by an old notice: unused for 28 days it lapses, and a new one starts from zero', async () => {
    const world = await World.create();
    const { chain } = world;
    const device = await world.fullyStaked();
    const noticed = await chain.now();
    await giveNotice(world, device);
    await chain.warpTo(noticed + 2n * HOLD - HOUR);
    await hire(world, device);
    assert.equal(await answerOf(giveNotice(world, device)), 'NoticeAlreadyGiven');
    await chain.warpTo(noticed + 2n * HOLD);
    assert.equal(await answerOf(world.unstakeOwner(device)), 'DeviceHired');
    await giveNotice(world, device);
    await renewUntil(world, device, noticed + 3n * HOLD);
    await chain.warpTo(noticed + 3n * HOLD);
    await world.unstakeOwner(device);
  });

  it("never delays a co-staker, a claim, or an owner's stake that is in cooldown", async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { device } = coStake;
    await hire(world, device);
    await world.unstakeCoStake(coStake);
    const other = await world.fullyStaked();
    await world.unstakeOwner(other);
    await hire(world, other);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await hire(world, other);
    await withdrawOwnerStake(world, other);
  });

  it('does not outlast the device', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    await hire(world, device);
    await world.terminate(device);
    await world.unstakeOwner(device);
  });
});
