import {
  DeviceStatus,
  NOTICE_HOLD_SECONDS,
  NOTICE_USE_SECONDS,
  OfferState,
  SlotState,
  instructions,
  type Address,
} from '@co-staking/sdk';
import { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { openCase } from '../support/caseSteps';
import { COOLDOWN_SECONDS, DAY, HOUR, WAIT_SECONDS, warpAround } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { expectOk, type ExpectedError } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause, setParameters } from '../support/operators';
import {
  expectMoves,
  giveNotice,
  retractOffer,
  setCards,
  withdrawCoStake,
  withdrawOwnerStake,
} from '../support/ownerSteps';
import { MINIMUM, World, tokens, type TestCoStake, type TestDevice } from '../support/world';

const I64_MAX = 2n ** 63n - 1n;

const build = ({ address, owner }: TestDevice, ...coStakes: Address[]): TransactionInstruction =>
  instructions.unstakeOwnerStake({ owner: owner.address, device: address, coStakes }).instruction;

const refuse = (
  { chain }: World,
  device: TestDevice,
  coStakes: Address[],
  expected: ExpectedError,
): Promise<void> => expectRefusal(chain, build(device, ...coStakes), [device.owner.wallet], expected);

/** Renews the hire for as long as the registrar can. */
const hire = async (world: World, device: TestDevice): Promise<bigint> => {
  const hiredUntil = (await world.chain.now()) + 2n * DAY;
  await world.report(device, { status: DeviceStatus.Running, hiredUntil });
  return hiredUntil;
};

/** A full device with two co-stakes, of 300 tokens for 10 % and of 200 for 20 %. */
async function twoCoStakes(world: World): Promise<[TestCoStake, TestCoStake]> {
  const first = await world.coStaked({ stake: MINIMUM, amount: tokens(300), shareBps: 1_000 });
  const second = await world.openOffer(first.device, { amount: tokens(200), shareBps: 2_000 });
  return [first, await world.accept(second)];
}

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
      () => world.chain.run(build(device), [device.owner.wallet]),
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

  it('takes the cooldown that is set at that moment, whatever it was or becomes', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    await setParameters(world, { cooldownSeconds: 28n * DAY });
    await world.unstakeOwner(device);
    const endsAt = (await world.chain.now()) + 28n * DAY;
    await setParameters(world, { cooldownSeconds: 7n * DAY });
    assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, endsAt);
  });

  it('takes a stake of which a slash case has frozen a part', async () => {
    const device = await world.fullyStaked();
    await openCase(world, device);
    await world.unstakeOwner(device);
    const { ownerStake, ownerFrozen, ownerCooldownEndsAt } = await world.readDevice(device);
    assert.deepEqual([ownerStake, ownerFrozen], [MINIMUM, tokens(160)]);
    assert.equal(ownerCooldownEndsAt, (await world.chain.now()) + 14n * DAY);
  });

  it('is refused a second time, until the stake was withdrawn and made anew', async () => {
    const device = await world.fullyStaked();
    await world.unstakeOwner(device);
    await refuse(world, device, [], 'OwnerStakeLeaving');
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await refuse(world, device, [], 'OwnerStakeLeaving');
    await withdrawOwnerStake(world, device);
    await refuse(world, device, [], 'NoOwnerStake');
    await world.stake(device, tokens(1));
    await world.unstakeOwner(device);
    assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, (await world.chain.now()) + 14n * DAY);
  });

  it('refuses an owner without stake', async () => {
    await refuse(world, await world.newDevice(), [], 'NoOwnerStake');
  });

  it('refuses a wallet that is not the owner, the co-staker included', async () => {
    const { address, device, coStaker } = await world.coStaked();
    const input = { device: device.address, coStakes: [address] };
    for (const wallet of [coStaker.wallet, world.roles.registrar]) {
      const { instruction } = instructions.unstakeOwnerStake({ ...input, owner: wallet.publicKey });
      await expectRefusal(world.chain, instruction, [wallet], 'NotDeviceOwner');
    }
  });

  it('tells of the exit and of each that it forces, in order', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const [first, second] = await twoCoStakes(world);
    const { device } = first;
    await world.postRewards(device, 1_000n);
    const instruction = build(device, first.address, second.address);
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

  describe('with co-stakes that do not reach the minimum', () => {
    it('takes an active one along, without a wait', async () => {
      const coStake = await world.coStaked();
      const { device } = coStake;
      await world.postRewards(device, 1_001n);
      await world.chain.warpBy(DAY);
      const [deviceBefore, offerBefore] = [await world.readDevice(device), await world.readOffer(coStake)];
      await expectMoves(
        world,
        [
          [device.owner.tokenAccount, 0n],
          [coStake.coStaker.tokenAccount, 0n],
          [device.stakeVault, 0n],
          [device.rewardVault, 0n],
        ],
        () => world.unstakeOwner(device),
      );
      const now = await world.chain.now();
      const dates = { waitEndsAt: now, cooldownEndsAt: now + 14n * DAY };
      assertChanged(offerBefore, await world.readOffer(coStake), {
        state: OfferState.Leaving,
        unstakedAt: now,
        rewardsExit: 1_001n,
        ...dates,
      });
      const [first, ...rest] = deviceBefore.slots;
      assertChanged(deviceBefore, await world.readDevice(device), {
        ownerCooldownEndsAt: now + 14n * DAY,
        rewards: { ...deviceBefore.rewards, liveShareBps: 0 },
        slots: [{ ...first!, state: SlotState.Leaving, ...dates }, ...rest],
      });
    });

    it('takes a waiting one along, sooner than on its own, and leaves its rewards as they were', async () => {
      const coStake = await world.coStaked({ stake: MINIMUM });
      const { device } = coStake;
      await world.postRewards(device, 1_000n);
      await world.unstakeCoStake(coStake);
      await world.chain.warpBy(2n * DAY);
      await world.postRewards(device, 500n);
      const before = await world.readOffer(coStake);
      await world.unstakeOwner(device);
      const now = await world.chain.now();
      const dates = { waitEndsAt: now, cooldownEndsAt: now + 14n * DAY };
      assertChanged(before, await world.readOffer(coStake), dates);
      assert.equal(before.rewardsExit, 1_000n);
      assert.equal(before.cooldownEndsAt - dates.cooldownEndsAt, 5n * DAY);
      const { slots, rewards } = await world.readDevice(device);
      assert.deepInclude(slots[0]!, { state: SlotState.Leaving, ...dates });
      assert.equal(rewards.liveShareBps, 0);
    });

    it('takes one along in the last second of its wait, and frees it a second sooner', async () => {
      const coStake = await world.coStaked();
      await world.unstakeCoStake(coStake);
      const { waitEndsAt, cooldownEndsAt } = await world.readOffer(coStake);
      await warpAround(world.chain, waitEndsAt, 'the second before');
      await refuse(world, coStake.device, [], 'CoStakesMissing');
      await world.unstakeOwner(coStake.device);
      const after = await world.readOffer(coStake);
      assert.equal(after.waitEndsAt, waitEndsAt - 1n);
      assert.equal(after.cooldownEndsAt, cooldownEndsAt - 1n);
    });

    it('leaves one alone from the second on in which its cooldown begins', async () => {
      for (const side of ['the very second', 'the second after'] as const) {
        const coStake = await world.coStaked();
        await world.unstakeCoStake(coStake);
        const before = await world.readOffer(coStake);
        await warpAround(world.chain, before.waitEndsAt, side);
        await refuse(world, coStake.device, [coStake.address], 'UnexpectedCoStake');
        await world.chain.run(build(coStake.device), [coStake.device.owner.wallet]);
        assertEqual(await world.readOffer(coStake), before);
      }
    });

    it('gives each the cooldown that it agreed on, not the one set since', async () => {
      const world = await World.create();
      const coStake = await world.coStaked();
      await setParameters(world, { cooldownSeconds: 28n * DAY });
      await world.unstakeOwner(coStake.device);
      const now = await world.chain.now();
      assert.equal((await world.readOffer(coStake)).cooldownEndsAt, now + 14n * DAY);
      assert.equal((await world.readDevice(coStake.device)).ownerCooldownEndsAt, now + 28n * DAY);
    });

    it('frees both stakes whole at the end, and the claim', async () => {
      const coStake = await world.coStaked();
      const { device, coStaker } = coStake;
      await world.unstakeOwner(device);
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await expectMoves(
        world,
        [
          [device.stakeVault, -MINIMUM],
          [device.owner.tokenAccount, tokens(960)],
          [coStaker.tokenAccount, tokens(640)],
        ],
        async () => {
          await withdrawOwnerStake(world, device);
          await withdrawCoStake(world, coStake);
        },
      );
      assert.equal((await world.readParticipant(coStaker)).activeClaims, 0);
    });

    it('takes several along, of which one waits and one is in cooldown already', async () => {
      const [first, second] = await twoCoStakes(world);
      const { device } = first;
      await world.unstakeCoStake(first);
      await world.chain.warpBy(WAIT_SECONDS);
      const third = await world.accept(await world.openOffer(device, { amount: tokens(1), shareBps: 500 }));
      await world.unstakeCoStake(second);
      const cooling = await world.readOffer(first);
      await world.chain.run(build(device, second.address, third.address), [device.owner.wallet]);
      const endsAt = (await world.chain.now()) + 14n * DAY;
      assertEqual(await world.readOffer(first), cooling);
      for (const coStake of [second, third]) {
        const { state, cooldownEndsAt } = await world.readOffer(coStake);
        assert.deepEqual([state, cooldownEndsAt], [OfferState.Leaving, endsAt]);
      }
    });
  });

  describe('with co-stakes that reach the minimum alone', () => {
    it('leaves an active one as it is, earning', async () => {
      const coStake = await world.coStaked({ amount: tokens(800), stake: tokens(800) });
      const { device } = coStake;
      await setCards(world, device, 4);
      const before = await world.readOffer(coStake);
      await refuse(world, device, [coStake.address], 'UnexpectedCoStake');
      await world.chain.run(build(device), [device.owner.wallet]);
      assertEqual(await world.readOffer(coStake), before);
      assert.equal((await world.readDevice(device)).rewards.liveShareBps, 7_400);
      await world.postRewards(device, 1_000n);
    });

    it('leaves a waiting one to its own dates', async () => {
      const coStake = await world.coStaked({ amount: tokens(800), stake: tokens(800) });
      const { device } = coStake;
      await setCards(world, device, 4);
      await world.unstakeCoStake(coStake);
      const before = await world.readOffer(coStake);
      await world.chain.run(build(device), [device.owner.wallet]);
      assertEqual(await world.readOffer(coStake), before);
    });

    it('takes them along where one base unit is missing', async () => {
      const coStake = await world.coStaked({ amount: tokens(800) - 1n, stake: tokens(801) });
      const { device, address } = coStake;
      await setCards(world, device, 4);
      await refuse(world, device, [], 'CoStakesMissing');
      await world.chain.run(build(device, address), [device.owner.wallet]);
      assert.equal((await world.readOffer(coStake)).state, OfferState.Leaving);
    });

    it('asks the minimum in force, not one that is only announced', async () => {
      const coStake = await world.coStaked({ amount: tokens(800), stake: tokens(800) });
      const { device } = coStake;
      await setCards(world, device, 4);
      await setCards(world, device, 8);
      const { announcedFrom } = await world.readDevice(device);
      await warpAround(world.chain, announcedFrom, 'the second before');
      await refuse(world, device, [coStake.address], 'UnexpectedCoStake');
      await warpAround(world.chain, announcedFrom, 'the very second');
      await refuse(world, device, [], 'CoStakesMissing');
      await world.unstakeOwner(device);
      assert.equal((await world.readOffer(coStake)).state, OfferState.Leaving);
    });
  });

  describe('refuses as co-stakes', () => {
    let first: TestCoStake;
    let second: TestCoStake;

    before(async () => {
      [first, second] = await twoCoStakes(world);
    });

    it('none, and one of two', async () => {
      await refuse(world, first.device, [], 'CoStakesMissing');
      await refuse(world, first.device, [first.address], 'CoStakesMissing');
    });

    it('the wrong order, the same twice, and one too many', async () => {
      const { device, address } = first;
      await refuse(world, device, [second.address, address], 'UnexpectedCoStake');
      await refuse(world, device, [address, address], 'UnexpectedCoStake');
      await refuse(world, device, [address, second.address, address], 'UnexpectedCoStake');
      await refuse(world, device, [address, second.address, device.address], 'UnexpectedCoStake');
    });

    it('one of another device, with the same number', async () => {
      const foreign = await world.coStaked();
      assert.equal(foreign.nonce, first.nonce);
      await refuse(world, first.device, [foreign.address, second.address], 'UnexpectedCoStake');
    });

    it('accounts that are no offers', async () => {
      const { device } = first;
      const { address: otherDevice } = await world.newDevice();
      await refuse(world, device, [otherDevice, second.address], { anchor: 3002 });
      await refuse(world, device, [device.stakeVault, second.address], { anchor: 3007 });
    });

    it('the device itself', async () => {
      const { device } = first;
      const runtime = 'instruction tries to borrow reference for an account which is already borrowed';
      await refuse(world, device, [device.address, second.address], { runtime });
    });

    it('offers that may only be read', async () => {
      const { programId, keys, data } = build(first.device, first.address, second.address);
      const last = keys.length - 1;
      const tampered = keys.map((meta, index) => (index === last ? { ...meta, isWritable: false } : meta));
      const instruction = new TransactionInstruction({ programId, keys: tampered, data });
      await expectRefusal(world.chain, instruction, [first.device.owner.wallet], { anchor: 3006 });
    });

    it('any, where the device has none', async () => {
      const device = await world.fullyStaked();
      await refuse(world, device, [first.address], 'UnexpectedCoStake');
    });
  });

  describe('refuses what should never be', () => {
    it('dates that do not fit', async () => {
      const own = await World.create();
      const coStake = await own.coStaked();
      const { address, device } = coStake;
      await inject(own.chain, 'Offer', address, { cooldown_seconds: I64_MAX });
      await refuse(own, device, [address], 'MathOverflow');
      await inject(own.chain, 'Offer', address, { cooldown_seconds: COOLDOWN_SECONDS });
      await inject(own.chain, 'Config', own.config, { cooldown_seconds: I64_MAX });
      await refuse(own, device, [address], 'MathOverflow');
    });

    it('a live share below that of the co-stake', async () => {
      const { address, device } = await world.coStaked();
      await inject(world.chain, 'Device', device.address, { 'rewards.live_share_bps': 7_399 });
      await refuse(world, device, [address], 'LedgerMismatch');
    });
  });

  describe('with an open offer', () => {
    it('is refused until the offer is retracted', async () => {
      const device = await world.fullyStaked();
      const offer = await world.openOffer(device);
      await refuse(world, device, [], 'OfferStillOpen');
      await retractOffer(world, offer);
      await world.unstakeOwner(device);
    });

    it('is refused also when the offer has expired', async () => {
      const device = await world.fullyStaked();
      await world.openOffer(device, { expiresAt: (await world.chain.now()) + HOUR });
      await world.chain.warpBy(DAY);
      await refuse(world, device, [], 'OfferStillOpen');
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
      await refuse(world, device, [], 'DeviceHired');
      await warpAround(world.chain, hiredUntil, 'the second before');
      await refuse(world, device, [], 'DeviceHired');
      await warpAround(world.chain, hiredUntil, 'the very second');
      await world.unstakeOwner(device);
      await warpAround(world.chain, hiredUntil, 'the second after');
      await world.unstakeOwner(other);
    });

    it('is free as soon as the registrar takes the hire back', async () => {
      const device = await world.fullyStaked();
      await hire(world, device);
      await refuse(world, device, [], 'DeviceHired');
      await world.report(device, { status: DeviceStatus.Running, hiredUntil: 0n });
      await world.unstakeOwner(device);
    });

    it('is refused 14 days after notice at the longest, however often the hire is renewed', async () => {
      const device = await world.fullyStaked();
      await giveNotice(world, device);
      const holdEndsAt = (await world.chain.now()) + NOTICE_HOLD_SECONDS;
      await hire(world, device);
      await refuse(world, device, [], 'DeviceHired');
      await world.chain.warpTo(holdEndsAt - DAY);
      await hire(world, device);
      await warpAround(world.chain, holdEndsAt, 'the second before');
      await refuse(world, device, [], 'DeviceHired');
      await warpAround(world.chain, holdEndsAt, 'the very second');
      await world.unstakeOwner(device);
      assert.equal((await world.readDevice(device)).noticeGivenAt, 0n);
    });

    it('is not held by the notice once the hire has ended', async () => {
      const device = await world.fullyStaked();
      const hiredUntil = await hire(world, device);
      await giveNotice(world, device);
      await warpAround(world.chain, hiredUntil, 'the second before');
      await refuse(world, device, [], 'DeviceHired');
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
        await refuse(world, other, [], 'DeviceHired');
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
