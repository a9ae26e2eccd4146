import { instructions, type Config, type ProgramErrorCode } from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, HOUR, WAIT_SECONDS } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { attest, parametersOf, pause, setParameters, type ParameterOptions } from '../support/operators';
import { World, tokens, type WorldOptions } from '../support/world';

const I64_MIN = -(2n ** 63n);
const I64_MAX = 2n ** 63n - 1n;
const U64_MAX = 2n ** 64n - 1n;

async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  const { chain, roles } = world;
  const config = await world.readConfig();
  const build = (changes: ParameterOptions, admin = roles.admin): TransactionInstruction =>
    instructions.updateParameters({ admin: admin.publicKey, ...parametersOf(config, changes) }).instruction;
  const update = async (changes: ParameterOptions): Promise<Config> => {
    await expectOk(chain.send(build(changes)));
    return world.readConfig();
  };
  return { world, chain, admin: roles.admin, config, build, update };
}

/** A set in which every number differs from the one in force. */
const OTHER = {
  baseStakePerCard: tokens(123),
  waitSeconds: 9n * DAY,
  cooldownSeconds: 10n * DAY,
  arbiterSeconds: 9n * DAY,
  requirementNoticeSeconds: 45n * DAY,
  maxClaims: 1,
  attestationRequired: true,
};

/** Least and most of each number, as the product fixes them, and the refusal on either side. */
const BOUNDS: [name: keyof ParameterOptions, least: bigint, most: bigint, refusal: ProgramErrorCode][] = [
  ['baseStakePerCard', 1n, tokens(1_000_000), 'BaseStakeOutOfBounds'],
  ['waitSeconds', 7n * DAY, 14n * DAY, 'PeriodOutOfBounds'],
  ['cooldownSeconds', 7n * DAY, 21n * DAY, 'PeriodOutOfBounds'],
  ['arbiterSeconds', 7n * DAY, 60n * DAY, 'PeriodOutOfBounds'],
  ['requirementNoticeSeconds', 30n * DAY, 90n * DAY, 'PeriodOutOfBounds'],
  ['maxClaims', 1n, 2n, 'ClaimsOutOfBounds'],
];

/** One changed number as the builder takes it. */
const one = (name: keyof ParameterOptions, value: bigint): ParameterOptions => ({
  [name]: name === 'maxClaims' ? Number(value) : value,
});

describe('updateParameters', () => {
  it('sets all parameters, and nothing else', async () => {
    const { config, update } = await setUp();
    assertChanged(config, await update(OTHER), OTHER);
  });

  it('records every parameter before and after in an event', async () => {
    const { chain, build } = await setUp({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build(OTHER)));
    const data = {
      oldBaseStakePerCard: tokens(200),
      newBaseStakePerCard: tokens(123),
      oldWaitSeconds: 7n * DAY,
      newWaitSeconds: 9n * DAY,
      oldCooldownSeconds: 14n * DAY,
      newCooldownSeconds: 10n * DAY,
      oldArbiterSeconds: 30n * DAY,
      newArbiterSeconds: 9n * DAY,
      oldRequirementNoticeSeconds: 30n * DAY,
      newRequirementNoticeSeconds: 45n * DAY,
      oldMaxClaims: 2,
      newMaxClaims: 1,
      oldAttestationRequired: 0,
      newAttestationRequired: 1,
    };
    assertEvents(outcome, ['ParametersUpdated', { ...data, at: await chain.now() }]);
  });

  it('repeats a set without a change', async () => {
    const { config, update } = await setUp();
    assertChanged(config, await update({}), {});
  });

  it('works while entries are paused, and does not touch the pause', async () => {
    const { world, update } = await setUp();
    await pause(world, HOUR);
    const paused = await world.readConfig();
    assertChanged(paused, await update(OTHER), OTHER);
  });

  for (const [name, least, most, refusal] of BOUNDS) {
    it(`accepts the least and the most of ${name}`, async () => {
      const { config, update } = await setUp();
      for (const value of [least, most])
        assertChanged(config, await update(one(name, value)), one(name, value));
    });

    it(`refuses ${name} beyond either bound`, async () => {
      const { chain, admin, build } = await setUp();
      const values = [most + 1n];
      if (least > 0n) values.push(least - 1n, 0n);
      if (name === 'baseStakePerCard') values.push(U64_MAX);
      if (refusal === 'PeriodOutOfBounds') values.push(-least, I64_MIN, I64_MAX);
      if (name === 'maxClaims') values.push(255n);
      for (const value of values) await expectRefusal(chain, build(one(name, value)), [admin], refusal);
    });
  }

  it('refuses a switch that is neither 0 nor 1', async () => {
    const { chain, admin, build } = await setUp();
    for (const value of [2, 255]) {
      const instruction = build({});
      // The builder takes a boolean: the last byte of the data.
      instruction.data[instruction.data.length - 1] = value;
      await expectRefusal(chain, instruction, [admin], 'BadSwitch');
    }
  });

  it('refuses the whole set for one bad number', async () => {
    const { chain, admin, build } = await setUp();
    const instruction = build({ ...OTHER, maxClaims: 3 });
    await expectRefusal(chain, instruction, [admin], 'ClaimsOutOfBounds');
  });

  it('refuses anyone but the admin', async () => {
    const { world, chain, build } = await setUp();
    const { registrar, arbiter } = world.roles;
    for (const other of [registrar, arbiter])
      await expectRefusal(chain, build({}, other), [other], 'NotAdmin');
  });

  describe('earlier agreements', () => {
    it('keep wait and cooldown of an offer; new offers use the new ones', async () => {
      const { world, chain } = await setUp();
      const coStake = await world.coStaked({ amount: tokens(640) });
      await setParameters(world, { waitSeconds: 8n * DAY, cooldownSeconds: 7n * DAY });
      const now = await chain.now();
      await world.unstakeCoStake(coStake);
      const [slot] = (await world.readDevice(coStake.device)).slots;
      assert.equal(slot!.waitEndsAt, now + WAIT_SECONDS);
      assert.equal(slot!.cooldownEndsAt, now + WAIT_SECONDS + COOLDOWN_SECONDS);

      const next = await world.accept(await world.openOffer(coStake.device));
      await world.unstakeCoStake(next);
      const { slots } = await world.readDevice(coStake.device);
      assert.equal(slots[1]!.waitEndsAt, now + 8n * DAY);
      assert.equal(slots[1]!.cooldownEndsAt, now + 15n * DAY);
    });

    it('keep the cooldown that an owner has started, and that of a stake never gets longer', async () => {
      const { world, chain } = await setUp();
      const [first, second] = [await world.fullyStaked(), await world.fullyStaked()];
      await world.unstakeOwner(first);
      await setParameters(world, { cooldownSeconds: 21n * DAY });
      const third = await world.fullyStaked();
      for (const device of [second, third]) await world.unstakeOwner(device);
      const now = await chain.now();
      const ends = await Promise.all(
        [first, second, third].map(async (device) => (await world.readDevice(device)).ownerCooldownEndsAt),
      );
      assert.deepEqual(ends, [now + COOLDOWN_SECONDS, now + COOLDOWN_SECONDS, now + 21n * DAY]);
    });

    it('get a shorter cooldown for a stake that is not leaving', async () => {
      const { world, chain } = await setUp();
      const device = await world.fullyStaked();
      await setParameters(world, { cooldownSeconds: 7n * DAY });
      await world.unstakeOwner(device);
      assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, (await chain.now()) + 7n * DAY);
    });

    it('keep claims above a lowered number, but add no further one', async () => {
      const { world } = await setUp();
      const coStaker = await world.newActor();
      const devices = [
        await world.newDevice({ stake: tokens(960) }),
        await world.newDevice({ stake: tokens(960) }),
      ];
      await world.accept(await world.openOffer(devices[0]!), coStaker);
      await setParameters(world, { maxClaims: 1 });
      const offer = await world.openOffer(devices[1]!);
      assert.equal(await answerOf(world.accept(offer, coStaker)), 'TooManyClaims');
      await setParameters(world, { maxClaims: 2 });
      await world.accept(offer, coStaker);
      await setParameters(world, { maxClaims: 1 });
      assert.equal((await world.readParticipant(coStaker)).activeClaims, 2);
    });

    it('keep a device’s minimum', async () => {
      const { world } = await setUp();
      const device = await world.newDevice();
      await setParameters(world, { baseStakePerCard: 1n });
      assert.equal((await world.readDevice(device)).hardware.minimum, tokens(1_600));
    });
  });

  it('let only attested accounts accept once that is required', async () => {
    const { world } = await setUp();
    const offer = await world.openOffer(await world.newDevice({ stake: tokens(960) }));
    await setParameters(world, { attestationRequired: true });
    const coStaker = await world.newActor();
    assert.equal(await answerOf(world.accept(offer, coStaker)), 'AccountNotAttested');
    await attest(world, coStaker.participant);
    assert.equal(await answerOf(world.accept(offer, coStaker)), 'ok');
  });
});
