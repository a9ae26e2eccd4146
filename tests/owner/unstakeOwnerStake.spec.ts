import {
  DeviceStatus,
  NOTICE_HOLD_SECONDS,
  NOTICE_USE_SECONDS,
  OfferState,
  instructions,
} from '@co-staking/sdk';
import { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { openCase } from '../support/caseSteps';
import { COOLDOWN_SECONDS, DAY, HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause, setParameters } from '../support/operators';
import { expectMoves, giveNotice, retractOffer, withdrawOwnerStake } from '../support/ownerSteps';
import { MINIMUM, World, tokens, type TestCoStake } from '../support/world';
import { unstakeInstruction, refuseUnstake, hire, agreed, twoCoStakes } from '../support/ownerExit';

const I64_MAX = 2n ** 63n - 1n;

describe('unstakeOwnerStake', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('puts the whole stake into cooldown, and moves no tokens', async () => {
    const device = await world.newDevice({ stake: MINIMUM + tokens(7) });
    await world.chain.warpBy(DAY);
    const before = await world.readDevice(device);
    await expectMoves(
      world,
      [
        [device.owner.tokenAccount, 0n],
        [device.stakeVault, 0n],
        [device.rewardVault, 0n],
      ],
      () => world.chain.run(unstakeInstruction(device), [device.owner.wallet]),
    );
    assertChanged(before, await world.readDevice(device), {
      ownerCooldownEndsAt: (await world.chain.now()) + 14n * DAY,
    });
  });

  it('takes the smallest stake, on a device that is down, while entries are paused', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: 1n, status: DeviceStatus.Down });
    await pause(world, HOUR);
    await world.unstakeOwner(device);
    assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, (await world.chain.now()) + 14n * DAY);
  });

  for (const [first, present, days] of [
    [14n, 21n, 14n],
    [14n, 7n, 7n],
    [21n, 14n, 14n],
    [14n, 14n, 14n],
  ] as const)
    it(`takes the shorter of the cooldown at the first stake, ${first} days, and that in force, ${present}`, async () => {
      const world = await World.create();
      await setParameters(world, { cooldownSeconds: first * DAY });
      const device = await world.newDevice({ stake: tokens(1_000) });
      await setParameters(world, { cooldownSeconds: 20n * DAY });
      await world.stake(device, tokens(600));
      assert.equal((await world.readDevice(device)).ownerCooldownSeconds, first * DAY);
      await setParameters(world, { cooldownSeconds: present * DAY });
      await world.unstakeOwner(device);
      const endsAt = (await world.chain.now()) + days * DAY;
      await setParameters(world, { cooldownSeconds: 8n * DAY });
      assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, endsAt);
    });

  it('keeps the cooldown at the new first stake, after an exit', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
    await setParameters(world, { cooldownSeconds: 21n * DAY });
    await world.stake(device, tokens(1));
    assert.equal((await world.readDevice(device)).ownerCooldownSeconds, 21n * DAY);
    await world.unstakeOwner(device);
    assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, (await world.chain.now()) + 21n * DAY);
  });

  it('takes a stake of which a slash case has frozen a part', async () => {
    const device = await world.fullyStaked();
    await openCase(world, device);
    await world.unstakeOwner(device);
    const { ownerStake, ownerFrozen, ownerCooldownEndsAt } = await world.readDevice(device);
    assert.deepEqual([ownerStake, ownerFrozen], [MINIMUM, tokens(160)]);
    assert.equal(ownerCooldownEndsAt, (await world.chain.now()) + 14n * DAY);
  });

  it('is refused a second time, until the stake was withdrawn and a new one made', async () => {
    const device = await world.fullyStaked();
    await world.unstakeOwner(device);
    await refuseUnstake(world, device, [], 'OwnerStakeLeaving');
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await refuseUnstake(world, device, [], 'OwnerStakeLeaving');
    await withdrawOwnerStake(world, device);
    await refuseUnstake(world, device, [], 'NoOwnerStake');
    await world.stake(device, tokens(1));
    await world.unstakeOwner(device);
    assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, (await world.chain.now()) + 14n * DAY);
  });

  it('refuses an owner without stake', async () => {
    await refuseUnstake(world, await world.newDevice(), [], 'NoOwnerStake');
  });

  it('refuses a wallet that is not the owner, the co-staker included', async () => {
    const { address, device, coStaker } = await world.coStaked();
    const input = { device: device.address, coStakes: [address] };
    for (const wallet of [coStaker.wallet, world.roles.registrar]) {
      const { instruction } = instructions.unstakeOwnerStake({ ...input, owner: wallet.publicKey });
      await expectRefusal(world.chain, instruction, [wallet], 'NotDeviceOwner');
    }
  });

  it('records the exit and each forced exit, in order', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const [first, second] = await twoCoStakes(world);
    const { device } = first;
    await world.postRewards(device, 1_000n);
    const instruction = unstakeInstruction(device, first.address, second.address);
    const outcome = await expectOk(world.chain.send(instruction, [device.owner.wallet]));
    const at = await world.chain.now();
    const forced = ({ address, coStaker }: TestCoStake, amount: bigint) => ({
      device: device.address,
      offer: address,
      coStaker: coStaker.address,
      amount,
      forced: 1,
      rewardsExit: 1_000n,
      waitEndsAt: at,
      cooldownEndsAt: at + 14n * DAY,
      at,
    });
    assertEvents(
      outcome,
      [
        'OwnerUnstaked',
        {
          device: device.address,
          owner: device.owner.address,
          amount: MINIMUM,
          cooldownEndsAt: at + 14n * DAY,
          forcedExits: 2,
          at,
        },
      ],
      ['CoStakeUnstaked', forced(first, tokens(300))],
      ['CoStakeUnstaked', forced(second, tokens(200))],
    );
  });

  describe('refuses as co-stakes', () => {
    let first: TestCoStake;
    let second: TestCoStake;

    before(async () => {
      [first, second] = await twoCoStakes(world);
    });

    it('none, and one of two', async () => {
      await refuseUnstake(world, first.device, [], 'CoStakesMissing');
      await refuseUnstake(world, first.device, [first.address], 'CoStakesMissing');
    });

    it('the wrong order, the same twice, and one too many', async () => {
      const { device, address } = first;
      await refuseUnstake(world, device, [second.address, address], 'UnexpectedCoStake');
      await refuseUnstake(world, device, [address, address], 'UnexpectedCoStake');
      await refuseUnstake(world, device, [address, second.address, address], 'UnexpectedCoStake');
      await refuseUnstake(world, device, [address, second.address, device.address], 'UnexpectedCoStake');
    });

    it('one of another device, with the same number', async () => {
      const foreign = await world.coStaked();
      assert.equal(foreign.nonce, first.nonce);
      await refuseUnstake(world, first.device, [foreign.address, second.address], 'UnexpectedCoStake');
    });

    it('accounts that are not offers', async () => {
      const { device } = first;
      const { address: otherDevice } = await world.newDevice();
      await refuseUnstake(world, device, [otherDevice, second.address], { anchor: 3002 });
      await refuseUnstake(world, device, [device.stakeVault, second.address], { anchor: 3007 });
    });

    it('the device itself', async () => {
      const { device } = first;
      const runtime = 'instruction tries to borrow reference for an account which is already borrowed';
      await refuseUnstake(world, device, [device.address, second.address], { runtime });
    });

    it('offers that may only be read', async () => {
      const { programId, keys, data } = unstakeInstruction(first.device, first.address, second.address);
      const last = keys.length - 1;
      const tampered = keys.map((meta, index) => (index === last ? { ...meta, isWritable: false } : meta));
      const instruction = new TransactionInstruction({ programId, keys: tampered, data });
      await expectRefusal(world.chain, instruction, [first.device.owner.wallet], { anchor: 3006 });
    });

    it('any, if the device has none', async () => {
      const device = await world.fullyStaked();
      await refuseUnstake(world, device, [first.address], 'UnexpectedCoStake');
    });
  });

  describe('refuses what should never be', () => {
    it('dates that do not fit', async () => {
      const own = await World.create();
      const coStake = await agreed(own);
      const { address, device } = coStake;
      await inject(own.chain, 'Offer', address, { cooldown_seconds: I64_MAX });
      await refuseUnstake(own, device, [address], 'MathOverflow');
      await inject(own.chain, 'Offer', address, { cooldown_seconds: COOLDOWN_SECONDS });
      await inject(own.chain, 'Config', own.config, { cooldown_seconds: I64_MAX });
      await inject(own.chain, 'Device', device.address, { owner_cooldown_seconds: I64_MAX });
      await refuseUnstake(own, device, [address], 'MathOverflow');
    });

    it('a live share below that of the co-stake', async () => {
      const { address, device } = await agreed(world);
      await inject(world.chain, 'Device', device.address, { 'rewards.live_share_bps': 7_399 });
      await refuseUnstake(world, device, [address], 'LedgerMismatch');
    });
  });

  describe('with an open offer', () => {
    it('is refused until the offer is retracted', async () => {
      const device = await world.fullyStaked();
      const offer = await world.openOffer(device);
      await refuseUnstake(world, device, [], 'OfferStillOpen');
      await retractOffer(world, offer);
      await world.unstakeOwner(device);
    });

    it('is refused also when the offer has expired', async () => {
      const device = await world.fullyStaked();
      await world.openOffer(device, { expiresAt: (await world.chain.now()) + HOUR });
      await world.chain.warpBy(DAY);
      await refuseUnstake(world, device, [], 'OfferStillOpen');
    });

    it('is free once the device is terminated', async () => {
      const device = await world.fullyStaked();
      const offer = await world.openOffer(device);
      await world.terminate(device);
      await world.unstakeOwner(device);
      const endsAt = (await world.chain.now()) + 14n * DAY;
      assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, endsAt);
      assert.equal((await world.readOffer(offer)).state, OfferState.Open);
    });
  });

  describe('while hired', () => {
    it('is refused until the second in which the hire ends', async () => {
      const [device, other] = [await world.fullyStaked(), await world.fullyStaked()];
      const hiredUntil = await hire(world, device);
      await hire(world, other);
      await refuseUnstake(world, device, [], 'DeviceHired');
      await warpAround(world.chain, hiredUntil, 'the second before');
      await refuseUnstake(world, device, [], 'DeviceHired');
      await warpAround(world.chain, hiredUntil, 'the very second');
      await world.unstakeOwner(device);
      await warpAround(world.chain, hiredUntil, 'the second after');
      await world.unstakeOwner(other);
    });

    it('is free as soon as the registrar takes the hire back', async () => {
      const device = await world.fullyStaked();
      await hire(world, device);
      await refuseUnstake(world, device, [], 'DeviceHired');
      await world.report(device, { status: DeviceStatus.Running, hiredUntil: 0n });
      await world.unstakeOwner(device);
    });

    it('is refused 14 days after notice at the longest, however often the hire is renewed', async () => {
      const device = await world.fullyStaked();
      await giveNotice(world, device);
      const holdEndsAt = (await world.chain.now()) + NOTICE_HOLD_SECONDS;
      await hire(world, device);
      await refuseUnstake(world, device, [], 'DeviceHired');
      await world.chain.warpTo(holdEndsAt - DAY);
      await hire(world, device);
      await warpAround(world.chain, holdEndsAt, 'the second before');
      await refuseUnstake(world, device, [], 'DeviceHired');
      await warpAround(world.chain, holdEndsAt, 'the very second');
      await world.unstakeOwner(device);
      assert.equal((await world.readDevice(device)).noticeGivenAt, 0n);
    });

    it('is not held by the notice once the hire has ended', async () => {
      const device = await world.fullyStaked();
      const hiredUntil = await hire(world, device);
      await giveNotice(world, device);
      await warpAround(world.chain, hiredUntil, 'the second before');
      await refuseUnstake(world, device, [], 'DeviceHired');
      await warpAround(world.chain, hiredUntil, 'the very second');
      await world.unstakeOwner(device);
    });

    it('is refused again from the second on in which the notice lapses', async () => {
      const [device, other] = [await world.fullyStaked(), await world.fullyStaked()];
      await giveNotice(world, device);
      await giveNotice(world, other);
      const lapsesAt = (await world.chain.now()) + NOTICE_HOLD_SECONDS + NOTICE_USE_SECONDS;
      await world.chain.warpTo(lapsesAt - DAY);
      await hire(world, device);
      await hire(world, other);
      await warpAround(world.chain, lapsesAt, 'the second before');
      await world.unstakeOwner(device);
      for (const side of ['the very second', 'the second after'] as const) {
        await warpAround(world.chain, lapsesAt, side);
        await refuseUnstake(world, other, [], 'DeviceHired');
      }
    });

    it('is free once the device is terminated', async () => {
      const coStake = await world.coStaked();
      await hire(world, coStake.device);
      await world.terminate(coStake.device);
      await world.unstakeOwner(coStake.device);
      assert.equal((await world.readOffer(coStake)).state, OfferState.Leaving);
    });
  });
});
