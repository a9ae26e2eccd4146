import { DeviceStatus, MAX_HIRED_SECONDS, SCORE_UNKNOWN, instructions, type Device } from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { pause } from '../support/operators';
import { World, tokens, type DeviceOptions, type WorldOptions } from '../support/world';

const PARTS = [99, 100, 0, 75, 50];
const I64_MIN = -(2n ** 63n);
const I64_MAX = 2n ** 63n - 1n;

const changed = (index: number, value: number): number[] =>
  PARTS.map((part, place) => (place === index ? value : part));

type Input = Partial<instructions.ReportDeviceInput>;

/** A device without a report by default. */
async function setUp(device: DeviceOptions = { status: null }, options: WorldOptions = {}) {
  const world = await World.create(options);
  const { chain, roles } = world;
  const made = await world.newDevice(device);
  const build = (input: Input = {}): TransactionInstruction =>
    instructions.reportDevice({
      registrar: roles.registrar.publicKey,
      device: made.address,
      status: DeviceStatus.Running,
      ...input,
    }).instruction;
  const report = async (input: Input = {}): Promise<Device> => {
    await expectOk(chain.send(build(input), [roles.registrar]));
    return world.readDevice(made);
  };
  return { world, chain, registrar: roles.registrar, device: made, build, report };
}

describe('reportDevice', () => {
  it('sets status, hired flag, score, its parts and the time, and nothing else', async () => {
    const { world, chain, device, report } = await setUp();
    const before = await world.readDevice(device);
    await chain.warpBy(HOUR);
    const now = await chain.now();
    const input = { status: DeviceStatus.Idle, hiredUntil: now + HOUR, score: 87, parts: PARTS };
    assertChanged(before, await report(input), {
      status: DeviceStatus.Idle,
      hiredUntil: now + HOUR,
      reliabilityScore: 87,
      scoreParts: PARTS,
      reportedAt: now,
    });
  });

  it('leaves stake, offers and co-stakes of the device as they are', async () => {
    const { world, device, report } = await setUp({ stake: tokens(960) });
    await world.openOffer(device);
    await world.accept(await world.openOffer(device, { amount: tokens(100), shareBps: 1_000 }), undefined, {
      maxShortfall: tokens(540),
    });
    const before = await world.readDevice(device);
    const vault = await world.balance(device.stakeVault);
    const status = DeviceStatus.Failed;
    assertChanged(before, await report({ status }), { status });
    assert.equal(await world.balance(device.stakeVault), vault);
  });

  it('records the report in an event', async () => {
    const { chain, registrar, device, build } = await setUp(undefined, { kind: 'litesvm' });
    const at = await chain.now();
    const input = { status: DeviceStatus.Down, hiredUntil: at + 1n, score: 12 };
    const outcome = await expectOk(chain.send(build(input), [registrar]));
    assertEvents(outcome, [
      'DeviceReported',
      {
        device: device.address,
        status: DeviceStatus.Down,
        reliabilityScore: 12,
        hiredUntil: at + 1n,
        at,
      },
    ]);
  });

  for (const [name, status] of Object.entries(DeviceStatus).filter(([, value]) => value < 8)) {
    it(`reports a device as ${name}`, async () => {
      const { report } = await setUp();
      await report({ status: status === DeviceStatus.Running ? DeviceStatus.Idle : DeviceStatus.Running });
      assert.equal((await report({ status })).status, status);
    });
  }

  for (const status of [DeviceStatus.Terminated, 9, 255]) {
    it(`refuses the status ${status}`, async () => {
      const { chain, registrar, build } = await setUp();
      const instruction = build({ status: status as DeviceStatus });
      await expectRefusal(chain, instruction, [registrar], 'BadStatus');
    });
  }

  it('takes a score, and each of its parts, from 0 to 100', async () => {
    const { report } = await setUp();
    for (const value of [0, 1, 99, 100]) {
      const parts = [value, value, value, value, value];
      const device = await report({ score: value, parts });
      assert.deepEqual([device.reliabilityScore, device.scoreParts], [value, parts]);
    }
  });

  it('forgets a score that is unknown again', async () => {
    const { report } = await setUp();
    await report({ score: 87, parts: PARTS });
    const device = await report({ score: null });
    assert.isNull(device.reliabilityScore);
    assert.deepEqual(device.scoreParts, [null, null, null, null, null]);
  });

  it('takes parts of which some are unknown', async () => {
    const { report } = await setUp();
    const parts = [50, null, 0, null, 100];
    assert.deepEqual((await report({ score: 50, parts })).scoreParts, parts);
  });

  for (const value of [101, SCORE_UNKNOWN - 1]) {
    it(`refuses the score ${value}`, async () => {
      const { chain, registrar, build } = await setUp();
      await expectRefusal(chain, build({ score: value }), [registrar], 'BadScore');
    });

    it(`refuses ${value} in any part of the score`, async () => {
      const { chain, registrar, build } = await setUp();
      for (const index of PARTS.keys())
        await expectRefusal(chain, build({ parts: changed(index, value) }), [registrar], 'BadScore');
    });
  }

  it('hires a device for 48 hours, and refuses a second more', async () => {
    const { chain, registrar, build, report } = await setUp();
    const latest = (await chain.now()) + MAX_HIRED_SECONDS;
    assert.equal(MAX_HIRED_SECONDS, 48n * HOUR);
    await expectRefusal(chain, build({ hiredUntil: latest + 1n }), [registrar], 'HiredTooFarAhead');
    await expectRefusal(chain, build({ hiredUntil: I64_MAX }), [registrar], 'HiredTooFarAhead');
    assert.equal((await report({ hiredUntil: latest })).hiredUntil, latest);
    await chain.warpBy(1n);
    assert.equal((await report({ hiredUntil: latest + 1n })).hiredUntil, latest + 1n);
  });

  it('ends a hire early', async () => {
    const { chain, report } = await setUp();
    await report({ hiredUntil: (await chain.now()) + HOUR });
    assert.equal((await report({ hiredUntil: 0n })).hiredUntil, 0n);
  });

  it('accepts a hire in the past unchanged, and one before 1970 as none', async () => {
    const { report } = await setUp();
    assert.equal((await report({ hiredUntil: 1n })).hiredUntil, 1n);
    for (const hiredUntil of [-1n, I64_MIN]) assert.equal((await report({ hiredUntil })).hiredUntil, 0n);
  });

  it('records a hire before 1970 as none', async () => {
    const { chain, registrar, device, build } = await setUp(undefined, { kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build({ hiredUntil: -1n }), [registrar]));
    const data = { device: device.address, status: 0, reliabilityScore: 255, hiredUntil: 0n };
    assertEvents(outcome, ['DeviceReported', { ...data, at: await chain.now() }]);
  });

  it('repeats a report, and only its time moves', async () => {
    const { chain, report } = await setUp();
    const before = await report({ score: 87, parts: PARTS });
    await chain.warpBy(1n);
    const after = await report({ score: 87, parts: PARTS });
    assertChanged(before, after, { reportedAt: before.reportedAt + 1n });
  });

  it('works while entries are paused', async () => {
    const { world, report } = await setUp();
    await pause(world, HOUR);
    assert.equal((await report({ status: DeviceStatus.Blocked })).status, DeviceStatus.Blocked);
  });

  it('lets rewards be posted only while the device is Running or Idle', async () => {
    const { world, device, report } = await setUp({ stake: tokens(1_600) });
    for (const status of Object.values(DeviceStatus).filter((value) => value < 8)) {
      await report({ status });
      const expected = status <= DeviceStatus.Idle ? 'ok' : 'DeviceNotHealthy';
      assert.equal(await answerOf(world.postRewards(device, 1n)), expected, `status ${status}`);
    }
  });

  it('holds the owner back until the very second in which the hire ends', async () => {
    const { world, chain, device, report } = await setUp({ stake: tokens(1_600) });
    const hiredUntil = (await chain.now()) + HOUR;
    await report({ hiredUntil });
    const { owner, address } = device;
    const { instruction } = instructions.unstakeOwnerStake({
      owner: owner.address,
      device: address,
      coStakes: [],
    });
    await warpAround(chain, hiredUntil, 'the second before');
    await expectRefusal(chain, instruction, [owner.wallet], 'DeviceHired');
    await warpAround(chain, hiredUntil, 'the very second');
    await world.unstakeOwner(device);
  });

  it('refuses anyone but the registrar, also the owner', async () => {
    const { world, chain, device, build } = await setUp();
    for (const other of [world.roles.admin, device.owner.wallet])
      await expectRefusal(chain, build({ registrar: other.publicKey }), [other], 'NotRegistrar');
  });

  it('refuses a terminated device', async () => {
    const { world, chain, registrar, device, build } = await setUp();
    await world.terminate(device);
    for (const status of [DeviceStatus.Running, DeviceStatus.Inactive])
      await expectRefusal(chain, build({ status }), [registrar], 'DeviceTerminated');
  });
});
