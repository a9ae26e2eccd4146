import { DeviceStatus, NOTICE_HOLD_SECONDS, NOTICE_USE_SECONDS, instructions } from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { pause } from '../support/operators';
import { expectMoves, giveNotice, withdrawOwnerStake } from '../support/ownerSteps';
import { MINIMUM, World, tokens, type TestDevice } from '../support/world';

const LAPSE = NOTICE_HOLD_SECONDS + NOTICE_USE_SECONDS;

const build = ({ address, owner }: TestDevice, sender: PublicKey = owner.address): TransactionInstruction =>
  instructions.giveNotice({ owner: sender, device: address }).instruction;

describe('giveNotice', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('records the time and nothing else', async () => {
    const device = await world.fullyStaked();
    await world.chain.warpBy(DAY);
    const before = await world.readDevice(device);
    await expectMoves(
      world,
      [
        [device.owner.tokenAccount, 0n],
        [device.stakeVault, 0n],
      ],
      () => giveNotice(world, device),
    );
    assertChanged(before, await world.readDevice(device), { noticeGivenAt: await world.chain.now() });
  });

  it('records when a hire can no longer hold the stake', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.fullyStaked();
    const outcome = await expectOk(world.chain.send(build(device), [device.owner.wallet]));
    const at = await world.chain.now();
    assertEvents(outcome, ['NoticeGiven', { device: device.address, holdEndsAt: at + 14n * DAY, at }]);
  });

  it('is open for the smallest stake, while hired, paused, with co-stakes and offers, and when terminated', async () => {
    const world = await World.create();
    const smallest = await world.newDevice({ stake: 1n });
    const { device } = await world.coStaked({ stake: MINIMUM, amount: tokens(100), shareBps: 1_000 });
    await world.openOffer(device, { amount: tokens(100), shareBps: 1_000 });
    const ended = await world.fullyStaked();
    await world.terminate(ended);
    const hiredUntil = (await world.chain.now()) + DAY;
    await world.report(device, { status: DeviceStatus.Running, hiredUntil });
    await pause(world, HOUR);
    for (const each of [smallest, device, ended]) {
      await giveNotice(world, each);
      assert.equal((await world.readDevice(each)).noticeGivenAt, await world.chain.now());
    }
  });

  it('keeps the time of a running notice, and can be renewed in the second in which it lapses', async () => {
    const device = await world.fullyStaked();
    const { wallet } = device.owner;
    await giveNotice(world, device);
    const { noticeGivenAt } = await world.readDevice(device);
    await expectRefusal(world.chain, build(device), [wallet], 'NoticeAlreadyGiven');
    for (const boundary of [noticeGivenAt + NOTICE_HOLD_SECONDS, noticeGivenAt + LAPSE - 1n]) {
      await world.chain.warpTo(boundary);
      await expectRefusal(world.chain, build(device), [wallet], 'NoticeAlreadyGiven');
    }
    await warpAround(world.chain, noticeGivenAt + LAPSE, 'the very second');
    await giveNotice(world, device);
    assert.equal((await world.readDevice(device)).noticeGivenAt, noticeGivenAt + LAPSE);
  });

  it('can be renewed long after it lapsed', async () => {
    const device = await world.fullyStaked();
    await giveNotice(world, device);
    await world.chain.warpBy(LAPSE + 1n);
    await giveNotice(world, device);
    assert.equal((await world.readDevice(device)).noticeGivenAt, await world.chain.now());
  });

  it('is forgotten by the exit, so that a new stake starts without one', async () => {
    const device = await world.fullyStaked();
    await giveNotice(world, device);
    await world.unstakeOwner(device);
    assert.equal((await world.readDevice(device)).noticeGivenAt, 0n);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
    await world.stake(device, 1n);
    await giveNotice(world, device);
    assert.equal((await world.readDevice(device)).noticeGivenAt, await world.chain.now());
  });

  it('concerns one device of an owner only', async () => {
    const device = await world.newDevice({ stake: 1n });
    const other = await world.newDevice({ owner: device.owner, stake: 1n });
    await giveNotice(world, device);
    assert.equal((await world.readDevice(other)).noticeGivenAt, 0n);
    await giveNotice(world, other);
  });

  it('refuses an owner without stake', async () => {
    const device = await world.newDevice();
    await expectRefusal(world.chain, build(device), [device.owner.wallet], 'NoOwnerStake');
  });

  it('refuses an owner whose stake was all withdrawn or burned', async () => {
    const device = await world.fullyStaked();
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
    await expectRefusal(world.chain, build(device), [device.owner.wallet], 'NoOwnerStake');
  });

  it('refuses a stake that is leaving, or waits to be withdrawn', async () => {
    const device = await world.fullyStaked();
    await world.unstakeOwner(device);
    const { ownerCooldownEndsAt } = await world.readDevice(device);
    for (const side of ['the second before', 'the very second'] as const) {
      await warpAround(world.chain, ownerCooldownEndsAt, side);
      await expectRefusal(world.chain, build(device), [device.owner.wallet], 'OwnerStakeLeaving');
    }
    await withdrawOwnerStake(world, device);
    await expectRefusal(world.chain, build(device), [device.owner.wallet], 'NoOwnerStake');
  });

  it('refuses a time whose end does not fit', async () => {
    const far = await World.create();
    const device = await far.fullyStaked();
    await far.chain.warpTo(2n ** 63n - 1n);
    await expectRefusal(far.chain, build(device), [device.owner.wallet], 'MathOverflow');
  });

  it('refuses a wallet that is not the owner: stranger, co-staker, registrar', async () => {
    const { device, coStaker } = await world.coStaked();
    const stranger = await world.newActor();
    for (const wallet of [stranger.wallet, coStaker.wallet, world.roles.registrar])
      await expectRefusal(world.chain, build(device, wallet.publicKey), [wallet], 'NotDeviceOwner');
  });
});
