import { DeviceStatus } from '@co-staking/sdk';
import { assert } from 'chai';

import { DAY, WAIT_SECONDS, warpAround } from '../support/clock';
import { setParameters } from '../support/operators';
import { giveNotice } from '../support/ownerSteps';
import { MINIMUM, World, tokens } from '../support/world';
import { refuseUnstake, hire } from '../support/ownerExit';

describe('an owner within the wait that an acceptance commits them for', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  for (const [side, committed] of [
    ['the second before', true],
    ['the very second', false],
    ['the second after', false],
  ] as const)
    it(`${committed ? 'is refused' : 'is free'} ${side} it ends`, async () => {
      const coStake = await world.coStaked();
      const { device, address } = coStake;
      await refuseUnstake(world, device, [address], 'OwnerCommitted');
      const committedUntil = (await world.readOffer(coStake)).acceptedAt + WAIT_SECONDS;
      assert.equal((await world.readDevice(device)).slots[0]!.committedUntil, committedUntil);
      await warpAround(world.chain, committedUntil, side);
      if (committed) await refuseUnstake(world, device, [address], 'OwnerCommitted');
      else await world.unstakeOwner(device);
    });

  it('lasts for the wait that was agreed, not for the one in force', async () => {
    const world = await World.create();
    await setParameters(world, { waitSeconds: 14n * DAY });
    const offer = await world.openOffer(await world.newDevice({ stake: tokens(960) }));
    await setParameters(world, { waitSeconds: 7n * DAY });
    const { device, address } = await world.accept(offer);
    await world.chain.warpBy(14n * DAY - 1n);
    await refuseUnstake(world, device, [address], 'OwnerCommitted');
    await world.chain.warpBy(1n);
    await world.unstakeOwner(device);
  });

  it('lasts for the last of two acceptances', async () => {
    const first = await world.coStaked({ stake: MINIMUM, amount: tokens(300), shareBps: 1_000 });
    const { device } = first;
    await world.chain.warpBy(WAIT_SECONDS - 1n);
    const second = await world.accept(
      await world.openOffer(device, { amount: tokens(200), shareBps: 1_000 }),
    );
    await world.chain.warpBy(WAIT_SECONDS - 1n);
    await refuseUnstake(world, device, [first.address, second.address], 'OwnerCommitted');
    await world.chain.warpBy(1n);
    await world.unstakeOwner(device);
  });

  it('ends when the co-staker unstakes, who wants no more of it', async () => {
    const coStake = await world.coStaked();
    await world.unstakeCoStake(coStake);
    await world.unstakeOwner(coStake.device);
  });

  it('ends with a termination by the registrar, and with no other state of the device', async () => {
    const { device, address } = await world.coStaked();
    for (const status of [DeviceStatus.Down, DeviceStatus.Blocked, DeviceStatus.Unsupported]) {
      await world.report(device, { status });
      await refuseUnstake(world, device, [address], 'OwnerCommitted');
    }
    await world.terminate(device);
    await world.unstakeOwner(device);
  });

  it('does not end with a notice, and runs beside the hire', async () => {
    const { device, address } = await world.coStaked();
    await giveNotice(world, device);
    await hire(world, device);
    await refuseUnstake(world, device, [address], 'DeviceHired');
    await world.chain.warpBy(2n * DAY);
    await refuseUnstake(world, device, [address], 'OwnerCommitted');
    await world.chain.warpBy(5n * DAY);
    await world.unstakeOwner(device);
  });

  it('is refused after a hire and before an open offer', async () => {
    const { device, address } = await world.coStaked({ amount: tokens(300), stake: MINIMUM });
    await world.openOffer(device, { amount: tokens(100), shareBps: 500 });
    await refuseUnstake(world, device, [address], 'OwnerCommitted');
    await hire(world, device);
    await refuseUnstake(world, device, [address], 'DeviceHired');
  });
});
