import {
  BUCKET_SECONDS,
  DeviceStatus,
  REQUIREMENT_NOTICE_SECONDS,
  instructions,
  type Device,
  type Hardware,
} from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { openCase } from '../support/caseSteps';
import { DAY, HOUR, warpAround, type Around } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { eventsOf } from '../support/events';
import { expectOk } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { pause, setParameters } from '../support/operators';
import { inBucket } from '../support/sum';
import { World, tokens, type DeviceOptions, type WorldOptions } from '../support/world';

const NONE: Hardware = { minimum: 0n, multiplierBps: 0, cards: 0 };
/** A device's default hardware, and hardware that needs more and less. */
const PRESENT: Hardware = { minimum: tokens(1_600), multiplierBps: 10_000, cards: 8 };
const HIGHER: Hardware = { minimum: tokens(2_000), multiplierBps: 12_500, cards: 8 };
const HIGHEST: Hardware = { minimum: tokens(3_200), multiplierBps: 20_000, cards: 8 };
const LOWER: Hardware = { minimum: tokens(800), multiplierBps: 10_000, cards: 4 };

async function setUp(device: DeviceOptions = {}, options: WorldOptions = {}) {
  const world = await World.create(options);
  const { chain, roles } = world;
  const made = await world.newDevice(device);
  const build = (
    { cards, multiplierBps }: Pick<Hardware, 'cards' | 'multiplierBps'>,
    registrar = roles.registrar,
  ): TransactionInstruction =>
    instructions.updateRequirement({
      registrar: registrar.publicKey,
      device: made.address,
      cards,
      multiplierBps,
    }).instruction;
  const update = async (hardware: Pick<Hardware, 'cards' | 'multiplierBps'>): Promise<Device> => {
    await expectOk(chain.send(build(hardware), [roles.registrar]));
    return world.readDevice(made);
  };
  return { world, chain, registrar: roles.registrar, device: made, build, update };
}

describe('updateRequirement', () => {
  describe('if the device needs less, or the same', () => {
    it('applies at once, and changes nothing else', async () => {
      const { world, device, update } = await setUp({ stake: tokens(1_600) });
      const before = await world.readDevice(device);
      assertChanged(before, await update(LOWER), { hardware: LOWER });
    });

    it('applies other hardware of the same minimum at once', async () => {
      const { update } = await setUp();
      for (const hardware of [
        { ...PRESENT, multiplierBps: 5_000 },
        { ...PRESENT, multiplierBps: 20_000, cards: 4 },
      ]) {
        const { hardware: applied, announcedFrom } = await update(hardware);
        assert.deepEqual({ applied, announcedFrom }, { applied: hardware, announcedFrom: 0n });
      }
    });

    it('makes overflow of what the owner staked for more', async () => {
      const { world, chain, device, update } = await setUp({ stake: tokens(1_600) });
      const { owner, address } = device;
      const withdraw = (amount: bigint): TransactionInstruction =>
        instructions.withdrawOverflow({ owner: owner.address, device: address, amount, ...world.mintInput })
          .instruction;
      await update(LOWER);
      await expectRefusal(chain, withdraw(tokens(800) + 1n), [owner.wallet], 'AmountAboveOverflow');
      const [wallet, vault] = [
        await world.balance(owner.tokenAccount),
        await world.balance(device.stakeVault),
      ];
      await chain.run(withdraw(tokens(800)), [owner.wallet]);
      assert.equal((await world.balance(owner.tokenAccount)) - wallet, tokens(800));
      assert.equal(vault - (await world.balance(device.stakeVault)), tokens(800));
    });

    it('takes the multiplier down to zero, and the device earns nothing', async () => {
      const { world, device, update } = await setUp({ stake: tokens(1_600) });
      await update({ cards: 8, multiplierBps: 0 });
      assert.equal(await answerOf(world.postRewards(device, 1n)), 'DeviceNotHealthy');
    });
  });

  describe('if the device needs more', () => {
    it('is announced for 30 days from now, and changes nothing else', async () => {
      const { world, chain, device, update } = await setUp();
      const before = await world.readDevice(device);
      const announcedFrom = (await chain.now()) + REQUIREMENT_NOTICE_SECONDS;
      assert.equal(REQUIREMENT_NOTICE_SECONDS, 30n * DAY);
      assertChanged(before, await update(HIGHER), { announced: HIGHER, announcedFrom });
    });

    it('is announced for one base unit more', async () => {
      const { world, update } = await setUp({ cards: 1 });
      await setParameters(world, { baseStakePerCard: tokens(200) + 1n });
      const { hardware, announced } = await update({ cards: 1, multiplierBps: 10_000 });
      assert.deepEqual([hardware.minimum, announced.minimum], [tokens(200), tokens(200) + 1n]);
    });

    const posting: [Around, string][] = [
      ['the second before', 'ok'],
      ['the very second', 'DeviceInsufficient'],
      ['the second after', 'DeviceInsufficient'],
    ];
    for (const [side, expected] of posting) {
      it(`decides on rewards from its own second: ${side}`, async () => {
        const { world, chain, device, update } = await setUp({ stake: tokens(1_600) });
        const { announcedFrom } = await update(HIGHER);
        await warpAround(chain, announcedFrom, side);
        assert.equal(await answerOf(world.postRewards(device, 1n)), expected);
      });
    }

    it('binds the overflow of the owner from its announcement', async () => {
      const { world, chain, device, update } = await setUp({ stake: tokens(2_100) });
      await update(HIGHER);
      const { owner, address } = device;
      const withdraw = (amount: bigint): TransactionInstruction =>
        instructions.withdrawOverflow({ owner: owner.address, device: address, amount, ...world.mintInput })
          .instruction;
      await expectRefusal(chain, withdraw(tokens(100) + 1n), [owner.wallet], 'AmountAboveOverflow');
      await expectOk(chain.send(withdraw(tokens(100)), [owner.wallet]));
    });

    it('takes the notice that is in force at the statement', async () => {
      const { world, chain, update } = await setUp();
      await setParameters(world, { requirementNoticeSeconds: 90n * DAY });
      const { announcedFrom } = await update(HIGHER);
      await setParameters(world, { requirementNoticeSeconds: 30n * DAY });
      assert.equal(announcedFrom, (await chain.now()) + 90n * DAY);
    });
  });

  describe('while another one is announced', () => {
    it('replaces it by a higher one, with a notice of its own', async () => {
      const { chain, update } = await setUp();
      await update(HIGHER);
      await chain.warpBy(10n * DAY);
      const { hardware, announced, announcedFrom } = await update(HIGHEST);
      assert.deepEqual([hardware, announced], [PRESENT, HIGHEST]);
      assert.equal(announcedFrom, (await chain.now()) + 30n * DAY);
    });

    it('restarts the notice if the same hardware is stated again', async () => {
      const { chain, update } = await setUp();
      const first = await update(HIGHER);
      await chain.warpBy(DAY);
      assertChanged(first, await update(HIGHER), { announcedFrom: first.announcedFrom + DAY });
    });

    it('withdraws it if the current hardware is stated', async () => {
      const { update } = await setUp();
      const announced = await update(HIGHER);
      assertChanged(announced, await update(PRESENT), { announced: NONE, announcedFrom: 0n });
    });

    it('takes it back for a lower one, which applies at once', async () => {
      const { update } = await setUp();
      const announced = await update(HIGHER);
      assertChanged(announced, await update(LOWER), {
        hardware: LOWER,
        announced: NONE,
        announcedFrom: 0n,
      });
    });

    it('counts it as announced until the second before it applies', async () => {
      const { chain, update } = await setUp();
      const announced = await update(HIGHER);
      await warpAround(chain, announced.announcedFrom, 'the second before');
      const after = await update(HIGHER);
      assertChanged(announced, after, { announcedFrom: announced.announcedFrom + 30n * DAY - 1n });
    });

    for (const side of ['the very second', 'the second after'] as const) {
      it(`counts it as the present one from the second it applies: ${side}`, async () => {
        const { chain, registrar, build, update } = await setUp();
        const announced = await update(HIGHER);
        await warpAround(chain, announced.announcedFrom, side);
        await expectRefusal(chain, build(HIGHER), [registrar], 'RequirementUnchanged');
        const announcedFrom = (await chain.now()) + 30n * DAY;
        const next = await update(HIGHEST);
        assertChanged(announced, next, { hardware: HIGHER, announced: HIGHEST, announcedFrom });
      });
    }

    it('lowers one that has come into force at once', async () => {
      const { chain, update } = await setUp();
      const announced = await update(HIGHER);
      await warpAround(chain, announced.announcedFrom, 'the very second');
      assertChanged(announced, await update(PRESENT), {
        hardware: PRESENT,
        announced: NONE,
        announcedFrom: 0n,
      });
    });
  });

  it('applies a changed base stake to a device only when its hardware is stated again', async () => {
    const { world, device, update } = await setUp();
    await setParameters(world, { baseStakePerCard: tokens(100) });
    assert.deepEqual((await world.readDevice(device)).hardware, PRESENT);
    assert.deepEqual((await update(PRESENT)).hardware, { ...PRESENT, minimum: tokens(800) });
  });

  it('leaves the terms of a co-stake as they are', async () => {
    const { world, device, update } = await setUp({ stake: tokens(960) });
    const coStake = await world.accept(await world.openOffer(device));
    const [offer, { slots }] = [await world.readOffer(coStake), await world.readDevice(device)];
    for (const hardware of [HIGHER, LOWER]) assert.deepEqual((await update(hardware)).slots, slots);
    assert.deepEqual(await world.readOffer(coStake), offer);
  });

  it('records a requirement that applies at once', async () => {
    const { chain, registrar, device, build } = await setUp({}, { kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build(LOWER), [registrar]));
    const at = await chain.now();
    const data = {
      device: device.address,
      oldMinimum: PRESENT.minimum,
      newMinimum: LOWER.minimum,
      cards: LOWER.cards,
      multiplierBps: LOWER.multiplierBps,
      appliesFrom: at,
      overflowBoundUntil: 0n,
      at,
    };
    assertEvents(outcome, ['RequirementUpdated', data]);
  });

  it('records an announced requirement', async () => {
    const { chain, registrar, device, build } = await setUp({}, { kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build(HIGHER), [registrar]));
    const at = await chain.now();
    const data = {
      device: device.address,
      oldMinimum: PRESENT.minimum,
      newMinimum: HIGHER.minimum,
      cards: HIGHER.cards,
      multiplierBps: HIGHER.multiplierBps,
      appliesFrom: at + 30n * DAY,
      overflowBoundUntil: 0n,
      at,
    };
    assertEvents(outcome, ['RequirementUpdated', data]);
  });

  describe('that falls while a co-stake is not free', () => {
    it('keeps the old minimum in the present bucket, and changes nothing else', async () => {
      const { world, chain, device, update } = await setUp({ stake: tokens(960) });
      await world.accept(await world.openOffer(device));
      const before = await world.readDevice(device);
      await chain.warpBy(3n * DAY);
      const bucket = Number((await chain.now()) / BUCKET_SECONDS);
      assertChanged(before, await update(LOWER), {
        hardware: LOWER,
        bucket,
        fallenMinimums: inBucket(bucket, PRESENT.minimum),
      });
    });

    it('keeps the largest of several falls of one bucket, and each bucket its own', async () => {
      const { world, chain, device, update } = await setUp({ stake: tokens(1_600) });
      await world.accept(await world.openOffer(device));
      for (const cards of [6, 4]) await update({ ...PRESENT, cards });
      await chain.warpBy(BUCKET_SECONDS);
      const { fallenMinimums, bucket } = await update({ ...PRESENT, cards: 2 });
      const [earlier, later] = [inBucket(bucket - 1, tokens(1_600)), inBucket(bucket, tokens(800))];
      assert.deepEqual(
        fallenMinimums,
        earlier.map((amount, place) => amount + later[place]!),
      );
    });

    it('records until when the old one counts for the overflow', async () => {
      const { world, chain, registrar, device, build } = await setUp(
        { stake: tokens(960) },
        { kind: 'litesvm' },
      );
      await world.accept(await world.openOffer(device));
      const outcome = await expectOk(chain.send(build(LOWER), [registrar]));
      const [event] = eventsOf(outcome);
      const number = (await chain.now()) / BUCKET_SECONDS + 4n;
      assert.equal(
        event?.name === 'RequirementUpdated' && event.data.overflowBoundUntil,
        number * BUCKET_SECONDS,
      );
    });

    it('counts no old minimum if it stays the same or an increase is announced', async () => {
      const { world, device, update } = await setUp({ stake: tokens(960) });
      await world.accept(await world.openOffer(device));
      for (const hardware of [{ ...PRESENT, multiplierBps: 5_000 }, HIGHER]) {
        const { fallenMinimums } = await update(hardware);
        assert.deepEqual(fallenMinimums, [0n, 0n, 0n, 0n]);
      }
    });

    it('keeps a risen minimum that has come into force, when it is lowered', async () => {
      const { world, chain, device, update } = await setUp({ stake: tokens(960) });
      await world.accept(await world.openOffer(device));
      const { announcedFrom } = await update(HIGHER);
      await chain.warpTo(announcedFrom);
      const { fallenMinimums, bucket } = await update(PRESENT);
      assert.deepEqual(fallenMinimums, inBucket(bucket, HIGHER.minimum));
    });

    it('keeps none beside an open offer alone, nor beside a co-stake that is free', async () => {
      const { world, chain, device, update } = await setUp({ stake: tokens(1_600) });
      const coStake = await world.accept(await world.openOffer(device));
      await world.openOffer(device, { amount: tokens(100), shareBps: 500 });
      await world.unstakeCoStake(coStake);
      await chain.warpBy(21n * DAY);
      assert.deepEqual((await update(LOWER)).fallenMinimums, [0n, 0n, 0n, 0n]);
    });

    it('moves what cases took to the same bucket, and forgets none of it', async () => {
      const { world, chain, device, update } = await setUp({ stake: tokens(960) });
      await world.accept(await world.openOffer(device));
      await openCase(world, device);
      const { bucket } = await world.readDevice(device);
      await chain.warpBy(BUCKET_SECONDS);
      const after = await update(LOWER);
      assert.equal(after.bucket, bucket + 1);
      assert.deepEqual(after.slashTaken, inBucket(bucket, tokens(96)));
      await chain.warpBy(BUCKET_SECONDS * 3n);
      assert.deepEqual((await update({ ...LOWER, cards: 2 })).slashTaken, [0n, 0n, 0n, 0n]);
    });
  });

  it('works for a device that is not healthy, and while entries are paused', async () => {
    const { world, update } = await setUp({ status: DeviceStatus.Down });
    await pause(world, HOUR);
    assert.deepEqual((await update(LOWER)).hardware, LOWER);
  });

  it('refuses the hardware that the device has', async () => {
    const { chain, registrar, build } = await setUp();
    await expectRefusal(chain, build(PRESENT), [registrar], 'RequirementUnchanged');
  });

  it('refuses anyone but the registrar, also the owner', async () => {
    const { world, chain, device, build } = await setUp();
    for (const other of [world.roles.admin, device.owner.wallet])
      await expectRefusal(chain, build(LOWER, other), [other], 'NotRegistrar');
  });

  it('takes 1 to 1,024 cards', async () => {
    const { chain, registrar, build, update } = await setUp();
    for (const cards of [0, 1_025, 65_535])
      await expectRefusal(chain, build({ ...PRESENT, cards }), [registrar], 'BadCards');
    assert.equal((await update({ ...PRESENT, cards: 1 })).hardware.cards, 1);
    assert.equal((await update({ ...PRESENT, cards: 1_024 })).announced.cards, 1_024);
  });

  it('takes a multiplier up to 100', async () => {
    const { chain, registrar, build, update } = await setUp();
    for (const multiplierBps of [1_000_001, 4_294_967_295])
      await expectRefusal(chain, build({ ...PRESENT, multiplierBps }), [registrar], 'BadMultiplier');
    const { announced } = await update({ ...PRESENT, multiplierBps: 1_000_000 });
    assert.equal(announced.minimum, tokens(160_000));
  });

  it('refuses a terminated device', async () => {
    const { world, chain, registrar, device, build } = await setUp();
    await world.terminate(device);
    for (const hardware of [LOWER, HIGHER])
      await expectRefusal(chain, build(hardware), [registrar], 'DeviceTerminated');
  });
});
