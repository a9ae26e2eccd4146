import {
  APPEAL_SECONDS,
  ARBITER_SECONDS,
  BUCKET_SECONDS,
  CaseState,
  DeviceStatus,
  SlashReason,
} from '@co-staking/sdk';
import type { Keypair } from '@solana/web3.js';
import { assert } from 'chai';

import { EVIDENCE, openCase, openCaseInstruction, readCase, type CaseOptions } from '../support/caseSteps';
import { DAY, HOUR } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { expectOk, type ExpectedError } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause } from '../support/operators';
import { inBucket } from '../support/sum';
import { World, tokens, type TestCoStake, type TestDevice } from '../support/world';

/** The worked example with 26 tokens of rewards for the owner and 74 for the co-staker. */
async function earning(world: World): Promise<TestCoStake> {
  const coStake = await world.coStaked();
  await world.postRewards(coStake.device, tokens(100));
  return coStake;
}

async function refuses(
  world: World,
  device: TestDevice,
  options: CaseOptions,
  expected: ExpectedError,
  signer: Keypair = world.roles.slasher,
): Promise<void> {
  const instruction = await openCaseInstruction(world, device, { ...options, slasher: signer.publicKey });
  await expectRefusal(world.chain, instruction, [signer], expected);
}

describe('openCase', () => {
  // A case concerns one device: every test brings its own.
  let world: World;
  before(async () => {
    world = await World.create();
  });

  it('freezes the same part of both stakes and both rewards, and moves no tokens', async () => {
    const { device, ...coStake } = await earning(world);
    const now = await world.chain.now();
    const before = { device: await world.readDevice(device), offer: await world.readOffer(coStake) };
    const bucket = Number(now / BUCKET_SECONDS);
    const [slot, ...otherSlots] = before.device.slots;
    const testCase = await openCase(world, device);
    assertChanged(before.device, await world.readDevice(device), {
      openCases: 1,
      nextCase: 1,
      ownerFrozen: tokens(96),
      rewards: { ...before.device.rewards, ownerFrozen: tokens('2.6') },
      slots: [{ ...slot!, frozen: tokens(64) }, ...otherSlots],
      bucket,
      slashTaken: inBucket(bucket, tokens(96)),
    });
    assertChanged(before.offer, await world.readOffer(coStake), {
      principalFrozen: tokens(64),
      rewardsFrozen: tokens('7.4'),
      slashBucket: bucket,
      slashTaken: inBucket(bucket, tokens(64)),
    });
    assert.equal(await world.balance(device.stakeVault), tokens(1_600));
    assert.equal(await world.balance(device.rewardVault), tokens(100));
    const { bump: ofCase, ...state } = await readCase(world, testCase);
    const { bump } = await world.readOffer(coStake);
    assert.isAtMost(ofCase, 255);
    assertEqual(state, {
      address: testCase.address,
      version: 2,
      state: CaseState.Open,
      reason: SlashReason.FrequentDowntime,
      number: 0,
      device: device.address,
      rentPayer: world.roles.slasher.publicKey,
      evidenceHash: EVIDENCE,
      infractionAt: now,
      openedAt: now,
      appealEndsAt: now + APPEAL_SECONDS,
      arbiterSeconds: ARBITER_SECONDS,
      appealedAt: 0n,
      arbiterEndsAt: 0n,
      appellant: '11111111111111111111111111111111',
      stakeBps: 1_000,
      rewardsBps: 1_000,
      bucket,
      opener: world.roles.slasher.publicKey,
      ownerStake: tokens(96),
      ownerRewards: tokens('2.6'),
      hits: [{ nonce: 0, bump, stake: tokens(64), rewards: tokens('7.4') }],
    });
  });

  it('takes exactly the rent of the case from the slasher', async () => {
    const { device } = await earning(world);
    const { slasher } = world.roles;
    const before = await world.chain.account(slasher.publicKey);
    const { address } = await openCase(world, device);
    const after = await world.chain.account(slasher.publicKey);
    const opened = await world.chain.account(address);
    assert.equal(opened!.lamports, await world.chain.rent(opened!.data.length));
    assert.equal(before!.lamports - after!.lamports, opened!.lamports);
  });

  it('records all amounts of the case in an event', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const { device } = await earning(world);
    const now = await world.chain.now();
    const options = { reason: SlashReason.MisuseWhileIdle, stakeBps: 2_000, rewardsBps: 5_000 };
    const instruction = await openCaseInstruction(world, device, options);
    const outcome = await expectOk(world.chain.send(instruction, [world.roles.slasher]));
    assertEvents(outcome, [
      'CaseOpened',
      {
        device: device.address,
        slashCase: instruction.keys[3]!.pubkey,
        number: 0,
        ...options,
        evidenceHash: EVIDENCE,
        infractionAt: now,
        ownerStake: tokens(192),
        ownerRewards: tokens(13),
        nonces: [0, 0, 0, 0],
        stakes: [tokens(128), 0n, 0n, 0n],
        rewards: [tokens(37), 0n, 0n, 0n],
        hits: 1,
        appealEndsAt: now + APPEAL_SECONDS,
        opener: world.roles.slasher.publicKey,
        bucket: Number(now / BUCKET_SECONDS),
        at: now,
      },
    ]);
  });

  describe('whom it hits', () => {
    it('reaches a co-stake from the second of its acceptance on', async () => {
      const { device, ...coStake } = await world.coStaked();
      const accepted = await world.chain.now();
      await world.chain.warpBy(DAY);
      await openCase(world, device, { infractionAt: accepted });
      assert.equal((await world.readOffer(coStake)).principalFrozen, tokens(64));
      await openCase(world, device, { infractionAt: accepted + 1n });
      assert.equal((await world.readOffer(coStake)).principalFrozen, tokens(64) + tokens('57.6'));
    });

    it('leaves a co-stake alone that was accepted a second after the infraction', async () => {
      const device = await world.newDevice({ stake: tokens(960) });
      const infractionAt = await world.chain.now();
      await world.chain.warpBy(1n);
      const coStake = await world.accept(await world.openOffer(device));
      const { hits, ownerStake } = await readCase(world, await openCase(world, device, { infractionAt }));
      assert.deepEqual(hits, []);
      assert.equal(ownerStake, tokens(96));
      assert.equal((await world.readOffer(coStake)).principalFrozen, 0n);
    });

    it('leaves an owner alone who staked a second after the infraction', async () => {
      const device = await world.newDevice();
      const infractionAt = await world.chain.now();
      await world.chain.warpBy(1n);
      await world.stake(device, tokens(1_600));
      await refuses(world, device, { infractionAt }, 'NothingExposed');
      const { ownerStake } = await readCase(
        world,
        await openCase(world, device, { infractionAt: infractionAt + 1n }),
      );
      assert.equal(ownerStake, tokens(160));
    });

    it('counts a top-up as one stake with what it was added to', async () => {
      const device = await world.newDevice({ stake: tokens(100) });
      const infractionAt = await world.chain.now();
      await world.chain.warpBy(DAY);
      await world.stake(device, tokens(900));
      const { ownerStake } = await readCase(world, await openCase(world, device, { infractionAt }));
      assert.equal(ownerStake, tokens(100));
    });

    it('ignores an offer that was not accepted', async () => {
      const device = await world.newDevice({ stake: tokens(960) });
      const offer = await world.openOffer(device);
      const { hits } = await readCase(world, await openCase(world, device));
      assert.deepEqual(hits, []);
      assert.equal((await world.readOffer(offer)).principalFrozen, 0n);
    });

    it('hits four co-stakes in the order of their slots', async () => {
      const device = await world.newDevice({ stake: tokens(1_600) });
      const bumps: number[] = [];
      for (const amount of [100, 200, 300, 200]) {
        const offer = await world.openOffer(device, { amount: tokens(amount), shareBps: 2_000 });
        bumps.push((await world.readOffer(await world.accept(offer))).bump);
      }
      await world.postRewards(device, tokens(100));
      const { hits, ownerStake, ownerRewards } = await readCase(world, await openCase(world, device));
      const hit = [10, 20, 30, 20].map((stake, nonce) => ({
        nonce,
        bump: bumps[nonce]!,
        stake: tokens(stake),
        rewards: tokens(2),
      }));
      assert.deepEqual(hits, hit);
      assert.equal(ownerStake, tokens(160));
      assert.equal(ownerRewards, tokens(2));
    });

    it('gives no place to a co-stake of which nothing is hit, but wants to see it', async () => {
      const device = await world.newDevice({ stake: tokens(960) });
      const coStake = await world.accept(await world.openOffer(device, { amount: 1n }), undefined, {
        maxShortfall: tokens(640),
      });
      await refuses(world, device, { coStakes: [] }, 'CoStakesMissing');
      const { hits } = await readCase(world, await openCase(world, device));
      assert.deepEqual(hits, []);
      assert.equal((await world.readOffer(coStake)).principalFrozen, 0n);
    });

    it('rounds down to whole base units', async () => {
      const device = await world.newDevice({ stake: 19n });
      const { ownerStake } = await readCase(world, await openCase(world, device));
      assert.equal(ownerStake, 1n);
    });
  });

  describe('what it takes', () => {
    it('can take stake alone, or rewards alone', async () => {
      const { device, ...coStake } = await earning(world);
      await openCase(world, device, { stakeBps: 1, rewardsBps: 0 });
      let [{ ownerFrozen, rewards }, offer] = [
        await world.readDevice(device),
        await world.readOffer(coStake),
      ];
      assert.deepEqual(
        [ownerFrozen, rewards.ownerFrozen, offer.principalFrozen, offer.rewardsFrozen],
        [tokens('0.096'), 0n, tokens('0.064'), 0n],
      );
      await openCase(world, device, { stakeBps: 0, rewardsBps: 10_000 });
      ({ ownerFrozen, rewards } = await world.readDevice(device));
      offer = await world.readOffer(coStake);
      assert.deepEqual(
        [ownerFrozen, rewards.ownerFrozen, offer.principalFrozen, offer.rewardsFrozen],
        [tokens('0.096'), tokens(26), tokens('0.064'), tokens(74)],
      );
    });

    it('leaves the fraction of a base unit of rewards to its earner', async () => {
      const { device, ...coStake } = await world.coStaked();
      await world.postRewards(device, 3n);
      const testCase = await openCase(world, device, { stakeBps: 0, rewardsBps: 10_000 });
      const { ownerRewards, hits } = await readCase(world, testCase);
      assert.equal(ownerRewards, 0n);
      const { bump } = await world.readOffer(coStake);
      assert.deepEqual(hits, [{ nonce: coStake.nonce, bump, stake: 0n, rewards: 2n }]);
      assert.equal((await world.readDevice(device)).rewards.ownerFraction, 7_800n);
    });

    it('refuses a case of which nothing is hit', async () => {
      const bare = await world.newDevice();
      await refuses(world, bare, {}, 'NothingExposed');
      const staked = await world.fullyStaked();
      await refuses(world, staked, { stakeBps: 0 }, 'NothingExposed');
      const tiny = await world.newDevice({ stake: 9n });
      await refuses(world, tiny, {}, 'NothingExposed');
    });

    it('refuses 0 % of everything, and more than 100 % of anything', async () => {
      const { device } = await earning(world);
      await refuses(world, device, { stakeBps: 0, rewardsBps: 0 }, 'BadSlashShare');
      await refuses(world, device, { stakeBps: 10_001 }, 'BadSlashShare');
      await refuses(world, device, { rewardsBps: 10_001 }, 'BadSlashShare');
      await refuses(world, device, { stakeBps: 65_535, rewardsBps: 65_535 }, 'BadSlashShare');
    });

    it('asks for no more than the owner’s cap, to the basis point', async () => {
      const { device } = await earning(world);
      await refuses(world, device, { stakeBps: 5_001 }, 'SlashAboveCap');
      await openCase(world, device, { stakeBps: 5_000 });
      assert.equal((await world.readDevice(device)).ownerFrozen, tokens(480));
    });

    it('refuses a share above the cap before it looks at the second of the infraction', async () => {
      const { device } = await earning(world);
      await refuses(world, device, { stakeBps: 5_001, infractionAt: 0n }, 'SlashAboveCap');
      await refuses(world, device, { stakeBps: 5_000, infractionAt: 0n }, 'BadInfractionTime');
    });
  });

  describe('its arguments', () => {
    it('refuses a number other than the next', async () => {
      const { device } = await earning(world);
      for (const number of [1, 4_294_967_295]) await refuses(world, device, { number }, 'WrongCaseNumber');
      await openCase(world, device);
      await refuses(world, device, { number: 2 }, 'WrongCaseNumber');
    });

    it('opens nothing when the same transaction lands twice', async () => {
      const { device } = await earning(world);
      const { chain, roles } = world;
      const instruction = await openCaseInstruction(world, device);
      await chain.run(instruction, [roles.slasher]);
      await expectRefusal(chain, instruction, [roles.slasher], 'WrongCaseNumber');
    });

    it('knows four reasons', async () => {
      const { device } = await earning(world);
      for (const reason of Object.values(SlashReason)) {
        const testCase = await openCase(world, device, { reason, stakeBps: 1 });
        assert.equal((await readCase(world, testCase)).reason, reason);
      }
      for (const reason of [4, 255])
        await refuses(world, device, { reason: reason as SlashReason }, 'BadReason');
    });

    it('takes an infraction from the registration to now', async () => {
      const device = await world.fullyStaked();
      const registered = await world.chain.now();
      await world.chain.warpBy(HOUR);
      const now = await world.chain.now();
      for (const infractionAt of [registered - 1n, now + 1n, 0n, -1n, 2n ** 63n - 1n, -(2n ** 63n)])
        await refuses(world, device, { infractionAt }, 'BadInfractionTime');
      for (const infractionAt of [registered, now]) {
        const testCase = await openCase(world, device, { infractionAt, stakeBps: 1 });
        assert.equal((await readCase(world, testCase)).infractionAt, infractionAt);
      }
    });

    it('refuses a missing, an added, a doubled and a swapped co-stake', async () => {
      const device = await world.fullyStaked();
      const terms = { amount: tokens(200), shareBps: 1_000 };
      const first = await world.accept(await world.openOffer(device, terms));
      const second = await world.accept(await world.openOffer(device, terms));
      const open = await world.openOffer(device, terms);
      const foreign = await world.coStaked();
      const both = [first.address, second.address];
      await refuses(world, device, { coStakes: [] }, 'CoStakesMissing');
      await refuses(world, device, { coStakes: [first.address] }, 'CoStakesMissing');
      for (const coStakes of [
        [second.address],
        [second.address, first.address],
        [first.address, first.address],
        [...both, open.address],
        [...both, first.address],
        [first.address, foreign.address],
      ])
        await refuses(world, device, { coStakes }, 'UnexpectedCoStake');
      const { hits } = await readCase(world, await openCase(world, device, { coStakes: both }));
      assert.deepEqual(
        hits.map(({ nonce }) => nonce),
        [0, 1],
      );
    });
  });

  it('refuses anyone but the slasher', async () => {
    const { device } = await earning(world);
    const { arbiter, admin, registrar } = world.roles;
    for (const other of [arbiter, admin, registrar, device.owner.wallet])
      await refuses(world, device, {}, 'NotSlasher', other);
  });

  it('opens any number of cases on a device', async () => {
    const { device } = await earning(world);
    for (let number = 0; number < 40; number += 1)
      assert.equal((await openCase(world, device, { stakeBps: 1 })).number, number);
    assert.equal((await world.readDevice(device)).openCases, 40);
  });

  it('opens a case on an unhealthy, hired or terminated device, and during a pause', async () => {
    const world = await World.create();
    const { device } = await earning(world);
    const hiredUntil = (await world.chain.now()) + HOUR;
    await world.report(device, { status: DeviceStatus.Running, hiredUntil });
    await openCase(world, device, { stakeBps: 1 });
    await world.report(device, { status: DeviceStatus.Blocked });
    await openCase(world, device, { stakeBps: 1 });
    await pause(world, HOUR);
    await world.terminate(device);
    await openCase(world, device, { stakeBps: 1 });
    assert.equal((await world.readDevice(device)).openCases, 3);
  });

  describe('on accounts that no instruction leads to', () => {
    it('refuses a device whose frozen stake exceeds its stake', async () => {
      const { device } = await earning(world);
      await inject(world.chain, 'Device', device.address, { owner_frozen: tokens(961) });
      await refuses(world, device, {}, 'LedgerMismatch');
    });

    it('refuses a device whose claimed rewards exceed the earned ones', async () => {
      const { device } = await earning(world);
      await inject(world.chain, 'Device', device.address, { 'rewards.owner_claimed': tokens(27) });
      await refuses(world, device, {}, 'LedgerMismatch');
    });

    it('refuses a co-stake with more frozen than it holds', async () => {
      const { device, address } = await earning(world);
      await inject(world.chain, 'Offer', address, { principal_frozen: tokens(641) });
      await refuses(world, device, {}, 'LedgerMismatch');
      await inject(world.chain, 'Offer', address, { principal_frozen: 0n, rewards_frozen: tokens(75) });
      await refuses(world, device, {}, 'LedgerMismatch');
    });

    it('refuses when a number or a date would not fit', async () => {
      const world = await World.create();
      const { device } = await earning(world);
      await inject(world.chain, 'Device', device.address, { next_case: 4_294_967_295 });
      await refuses(world, device, {}, 'MathOverflow');
      await inject(world.chain, 'Device', device.address, { next_case: 0, open_cases: 4_294_967_295 });
      await refuses(world, device, {}, 'MathOverflow');
      await inject(world.chain, 'Device', device.address, { open_cases: 0 });
      await inject(world.chain, 'Config', world.config, { appeal_seconds: 2n ** 63n - 1n });
      await refuses(world, device, {}, 'MathOverflow');
    });
  });
});
