import {
  COOLDOWN_SECONDS,
  DeviceStatus,
  WAIT_SECONDS,
  actionState,
  explainListing,
  offerStatus,
  ownerStakeState,
  type Offer,
} from '@co-staking/sdk';
import { assert } from 'chai';

import { World, tokens, type TestDevice, type TestOffer } from '../../support/world';
import { viewerOf } from './support/states';

describe('status labels', () => {
  const statusOf = async (world: World, offer: TestOffer, closed = false) => {
    const read: Offer | null = closed ? null : await world.readOffer(offer);
    const { label, colour } = offerStatus(
      read,
      await world.readDevice(offer.device),
      await world.chain.now(),
    );
    return [label, colour];
  };
  const ownerState = async (world: World, device: TestDevice) =>
    ownerStakeState(await world.readDevice(device), await world.chain.now());

  it('follow a life from offer to withdrawal', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.newDevice({ stake: tokens(960) });
    const offer = await world.openOffer(device);
    assert.deepEqual(await statusOf(world, offer), ['Insufficient Stake (Waiting for Co-Staker)', 'red']);
    const coStake = await world.accept(offer);
    assert.deepEqual(await statusOf(world, offer), ['Sufficient Stake (Active Co-Staking)', 'green']);
    await world.unstakeCoStake(coStake);
    assert.deepEqual(await statusOf(world, offer), ['Co-Staker Unstaked (In Wait Period)', 'green']);
    await world.chain.warpBy(WAIT_SECONDS);
    assert.deepEqual(await statusOf(world, offer), ['In Cooldown', null]);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    assert.deepEqual(await statusOf(world, offer), ['Withdrawable', null]);
    assert.deepEqual(await statusOf(world, offer, true), ['Offer Closed', null]);
  });

  it('distinguish sufficient and closed offers', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.fullyStaked();
    const offer = await world.openOffer(device);
    assert.deepEqual(await statusOf(world, offer), ['Sufficient Stake (Waiting for Co-Staker)', 'green']);
    await world.terminate(device);
    assert.deepEqual(await statusOf(world, offer), ['Offer Closed', null]);
  });

  it('follow the owner’s stake', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.newDevice();
    assert.equal(await ownerState(world, device), 'none');
    await world.stake(device, tokens(1_599));
    assert.equal(await ownerState(world, device), 'partial');
    await world.stake(device, tokens(1));
    assert.equal(await ownerState(world, device), 'full');
    await world.unstakeOwner(device);
    assert.equal(await ownerState(world, device), 'cooldown');
    await world.chain.warpBy(COOLDOWN_SECONDS);
    assert.equal(await ownerState(world, device), 'withdrawable');
  });
});

describe('refusals in words', () => {
  it('name the missing amount, or the date', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.newDevice({ stake: tokens(640) });
    const subject = { config: await world.readConfig(), device: await world.readDevice(device) };
    const viewer = await viewerOf(world, device.owner.address);
    const now = await world.chain.now();
    const { refusal } = actionState('createOffer', subject, viewer, now);
    assert.equal(refusal?.code, 'SelfStakeBelowHalf');
    assert.equal(refusal?.missing, tokens(160));
    assert.include(refusal!.message, '; 160 tokens missing');

    await world.unstakeOwner(device);
    const leaving = { ...subject, device: await world.readDevice(device) };
    const locked = actionState('withdrawOwnerStake', leaving, viewer, now).refusal!;
    assert.equal(locked.availableAt, now + COOLDOWN_SECONDS);
    assert.include(locked.message, '; possible from 2026-01-15 00:00:00 UTC');
    assert.isTrue(actionState('withdrawOwnerStake', leaving, viewer, locked.availableAt!).enabled);
    assert.isFalse(actionState('withdrawOwnerStake', leaving, viewer, locked.availableAt! - 1n).enabled);
  });
});

describe('explainListing', () => {
  it('names every condition that is not met, and none if all are', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.newDevice({ stake: tokens(100), status: DeviceStatus.Down });
    const now = await world.chain.now();
    const config = await world.readConfig();
    const codes = explainListing({ config, device: await world.readDevice(device) }, now).map(
      ({ code }) => code,
    );
    assert.deepEqual(codes, ['DeviceNotHealthy', 'SelfStakeBelowHalf', 'NoOffer']);

    const listed = await world.openOffer(await world.fullyStaked());
    const subject = {
      config,
      device: await world.readDevice(listed.device),
      offer: await world.readOffer(listed),
    };
    assert.deepEqual(explainListing(subject, now), []);
  });
});
