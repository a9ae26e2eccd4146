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

/** The worked example, whose owner the acceptance commits no more. */
async function agreed(world: World, options: Parameters<World['coStaked']>[0] = {}): Promise<TestCoStake> {
  const coStake = await world.coStaked(options);
  await world.passCommitment(coStake.device);
  return coStake;
}

/** A full device with two co-stakes, of 300 tokens for 10 % and of 200 for 20 %; its owner may leave. */
async function twoCoStakes(world: World): Promise<[TestCoStake, TestCoStake]> {
  const first = await world.coStaked({ stake: MINIMUM, amount: tokens(300), shareBps: 1_000 });
  const second = await world.accept(
    await world.openOffer(first.device, { amount: tokens(200), shareBps: 2_000 }),
  );
  await world.passCommitment(first.device);
  return [first, second];
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

  describe('with co-stakes', () => {
    it('takes an active one along, without a wait', async () => {
      const coStake = await agreed(world);
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
      const coStake = await agreed(world, { stake: MINIMUM });
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
      const coStake = await agreed(world);
      await world.unstakeCoStake(coStake);
      const { waitEndsAt, cooldownEndsAt } = await world.readOffer(coStake);
      await warpAround(world.chain, waitEndsAt, 'the second before');
      await refuse(world, coStake.device, [], 'CoStakesMissing');
      await world.unstakeOwner(coStake.device);
      const after = await world.readOffer(coStake);
      assert.equal(after.waitEndsAt, waitEndsAt - 1n);
      assert.equal(after.cooldownEndsAt, cooldownEndsAt - 1n);
    });

    for (const side of ['the very second', 'the second after'] as const)
      it(`takes one along ${side} its cooldown begins, and leaves its sooner end`, async () => {
        const coStake = await agreed(world);
        await world.unstakeCoStake(coStake);
        const before = await world.readOffer(coStake);
        await warpAround(world.chain, before.waitEndsAt, side);
        await refuse(world, coStake.device, [], 'CoStakesMissing');
        await world.unstakeOwner(coStake.device);
        assertEqual(await world.readOffer(coStake), before);
      });

    it('takes one in cooldown along whose own end is after the owner’s', async () => {
      const world = await World.create();
      await setParameters(world, { cooldownSeconds: 7n * DAY });
      const device = await world.newDevice({ stake: tokens(960) });
      await setParameters(world, { cooldownSeconds: 21n * DAY });
      const coStake = await world.accept(await world.openOffer(device));
      await world.unstakeCoStake(coStake);
      await world.chain.warpBy(WAIT_SECONDS + DAY);
      const before = await world.readOffer(coStake);
      await world.unstakeOwner(device);
      const cooldownEndsAt = (await world.chain.now()) + 7n * DAY;
      assertChanged(before, await world.readOffer(coStake), { cooldownEndsAt });
      assert.equal((await world.readDevice(device)).slots[0]!.cooldownEndsAt, cooldownEndsAt);
    });

    for (const [side, locked] of [
      ['the second before', true],
      ['the very second', false],
      ['the second after', false],
    ] as const)
      it(`${locked ? 'takes' : 'does not take'} one along ${side} its own cooldown ends`, async () => {
        const coStake = await agreed(world);
        const { device, address } = coStake;
        await world.unstakeCoStake(coStake);
        const before = await world.readOffer(coStake);
        await warpAround(world.chain, before.cooldownEndsAt, side);
        if (locked) await refuse(world, device, [], 'CoStakesMissing');
        else await refuse(world, device, [address], 'UnexpectedCoStake');
        await world.unstakeOwner(device);
        assertEqual(await world.readOffer(coStake), before);
      });

    it('gives each the cooldown that it agreed on, not the one set since', async () => {
      const world = await World.create();
      await setParameters(world, { cooldownSeconds: 21n * DAY });
      const device = await world.newDevice({ stake: tokens(960) });
      await setParameters(world, { cooldownSeconds: 10n * DAY });
      const coStake = await world.accept(await world.openOffer(device));
      await world.passCommitment(device);
      await setParameters(world, { cooldownSeconds: 21n * DAY });
      await world.unstakeOwner(device);
      const now = await world.chain.now();
      assert.equal((await world.readOffer(coStake)).cooldownEndsAt, now + 10n * DAY);
      assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, now + 21n * DAY);
    });

    it('frees each with the owner at the latest, whatever cooldown it agreed on', async () => {
      const world = await World.create();
      const device = await world.newDevice({ stake: tokens(960) });
      await setParameters(world, { cooldownSeconds: 21n * DAY });
      const coStake = await world.accept(await world.openOffer(device));
      await world.passCommitment(device);
      await world.unstakeOwner(device);
      const endsAt = (await world.chain.now()) + 14n * DAY;
      assert.equal((await world.readOffer(coStake)).cooldownEndsAt, endsAt);
      assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, endsAt);
    });

    it('frees both stakes whole at the end, and the claim', async () => {
      const coStake = await agreed(world);
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

    it('takes four along, one active, one in its wait, two in cooldown, in the order of their slots', async () => {
      const device = await world.fullyStaked();
      const terms = { amount: tokens(200), shareBps: 1_000 };
      const coStakes: TestCoStake[] = [];
      for (let count = 0; count < 4; count += 1)
        coStakes.push(await world.accept(await world.openOffer(device, terms)));
      const [first, second, third, fourth] = coStakes as [TestCoStake, TestCoStake, TestCoStake, TestCoStake];
      for (const leaving of [second, fourth]) await world.unstakeCoStake(leaving);
      await world.chain.warpBy(WAIT_SECONDS);
      await world.unstakeCoStake(third);
      const before = [await world.readOffer(second), await world.readOffer(fourth)];
      const all = coStakes.map(({ address }) => address);
      await refuse(world, device, [first.address, third.address], 'UnexpectedCoStake');
      await world.chain.run(build(device, ...all), [device.owner.wallet]);
      const endsAt = (await world.chain.now()) + 14n * DAY;
      for (const [index, cooling] of [second, fourth].entries())
        assertEqual(await world.readOffer(cooling), before[index]);
      for (const coStake of [first, third]) {
        const { state, cooldownEndsAt } = await world.readOffer(coStake);
        assert.deepEqual([state, cooldownEndsAt], [OfferState.Leaving, endsAt]);
      }
    });

    it('takes them along also where they reach the minimum alone', async () => {
      const coStake = await agreed(world, { amount: tokens(800), stake: tokens(800) });
      const { device, address } = coStake;
      await setCards(world, device, 4);
      await refuse(world, device, [], 'CoStakesMissing');
      await world.chain.run(build(device, address), [device.owner.wallet]);
      assert.equal((await world.readOffer(coStake)).state, OfferState.Leaving);
      assert.equal((await world.readDevice(device)).rewards.liveShareBps, 0);
    });

    it('takes one along of which a case has frozen a part', async () => {
      const coStake = await agreed(world);
      await openCase(world, coStake.device, { stakeBps: 5_000 });
      await world.unstakeOwner(coStake.device);
      const { principalFrozen, state } = await world.readOffer(coStake);
      assert.deepEqual([principalFrozen, state], [tokens(192), OfferState.Leaving]);
    });
  });

  describe('within the wait that an acceptance commits the owner for', () => {
    for (const [side, committed] of [
      ['the second before', true],
      ['the very second', false],
      ['the second after', false],
    ] as const)
      it(`${committed ? 'is refused' : 'is free'} ${side} it ends`, async () => {
        const coStake = await world.coStaked();
        const { device, address } = coStake;
        await refuse(world, device, [address], 'OwnerCommitted');
        const committedUntil = (await world.readOffer(coStake)).acceptedAt + WAIT_SECONDS;
        assert.equal((await world.readDevice(device)).slots[0]!.committedUntil, committedUntil);
        await warpAround(world.chain, committedUntil, side);
        if (committed) await refuse(world, device, [address], 'OwnerCommitted');
        else await world.unstakeOwner(device);
      });

    it('lasts for the wait that was agreed, not for the one in force', async () => {
      const world = await World.create();
      await setParameters(world, { waitSeconds: 14n * DAY });
      const offer = await world.openOffer(await world.newDevice({ stake: tokens(960) }));
      await setParameters(world, { waitSeconds: 7n * DAY });
      const { device, address } = await world.accept(offer);
      await world.chain.warpBy(14n * DAY - 1n);
      await refuse(world, device, [address], 'OwnerCommitted');
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
      await refuse(world, device, [first.address, second.address], 'OwnerCommitted');
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
        await refuse(world, device, [address], 'OwnerCommitted');
      }
      await world.terminate(device);
      await world.unstakeOwner(device);
    });

    it('does not end with a notice, and runs beside the hire', async () => {
      const { device, address } = await world.coStaked();
      await giveNotice(world, device);
      await hire(world, device);
      await refuse(world, device, [address], 'DeviceHired');
      await world.chain.warpBy(2n * DAY);
      await refuse(world, device, [address], 'OwnerCommitted');
      await world.chain.warpBy(5n * DAY);
      await world.unstakeOwner(device);
    });

    it('is told after a hire and before an open offer', async () => {
      const { device, address } = await world.coStaked({ amount: tokens(300), stake: MINIMUM });
      await world.openOffer(device, { amount: tokens(100), shareBps: 500 });
      await refuse(world, device, [address], 'OwnerCommitted');
      await hire(world, device);
      await refuse(world, device, [address], 'DeviceHired');
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
      const coStake = await agreed(own);
      const { address, device } = coStake;
      await inject(own.chain, 'Offer', address, { cooldown_seconds: I64_MAX });
      await refuse(own, device, [address], 'MathOverflow');
      await inject(own.chain, 'Offer', address, { cooldown_seconds: COOLDOWN_SECONDS });
      await inject(own.chain, 'Config', own.config, { cooldown_seconds: I64_MAX });
      await inject(own.chain, 'Device', device.address, { owner_cooldown_seconds: I64_MAX });
      await refuse(own, device, [address], 'MathOverflow');
    });

    it('a live share below that of the co-stake', async () => {
      const { address, device } = await agreed(world);
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
