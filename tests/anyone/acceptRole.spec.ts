import { CHANGE_DELAY_SECONDS, Role, SlashTerm, instructions } from '@co-staking/sdk';
import { PublicKey, type Keypair, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { openCase } from '../support/caseSteps';
import { DAY, HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { nominate, pause, setSlashTerm, vacate } from '../support/operators';
import { NO_ROLES, QUICK_SEATS, SEATS, SLOW_SEATS } from '../support/roles';
import { withAccount, withoutSigner } from '../support/tamper';
import { World, type WorldOptions } from '../support/world';

const build = (role: Role, { publicKey: nominee }: Keypair): TransactionInstruction =>
  instructions.acceptRole({ nominee, role }).instruction;

async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  return { world, chain: world.chain, nominee: world.newKeypair() };
}

/** Nominates, and waits until that can be accepted. */
async function nominateMatured(world: World, role: Role, nominee: PublicKey): Promise<void> {
  await nominate(world, role, nominee);
  await world.chain.warpBy(CHANGE_DELAY_SECONDS);
}

describe('acceptRole', () => {
  for (const { name, role, holder, pending } of QUICK_SEATS) {
    it(`makes the nominee the ${name} at once, clears the nomination, and changes nothing else`, async () => {
      const { world, chain, nominee } = await setUp();
      const before = await world.readConfig();
      await nominate(world, role, nominee.publicKey);
      await chain.run(build(role, nominee), [nominee]);
      assertChanged(before, await world.readConfig(), {
        [holder]: nominee.publicKey,
        [pending]: PublicKey.default,
      });
    });
  }

  for (const { name, role, holder, pending, matures } of SLOW_SEATS)
    for (const side of ['the very second', 'the second after'] as const)
      it(`makes the nominee the ${name} ${side} the nomination matures, clears it, and changes nothing else`, async () => {
        const { world, chain, nominee } = await setUp();
        const before = await world.readConfig();
        await nominate(world, role, nominee.publicKey);
        const maturesAt = (await chain.now()) + 42n * DAY;
        await warpAround(chain, maturesAt, 'the second before');
        await expectRefusal(chain, build(role, nominee), [nominee], 'NominationNotMatured');
        await warpAround(chain, maturesAt, side);
        await chain.run(build(role, nominee), [nominee]);
        assertChanged(before, await world.readConfig(), {
          [holder]: nominee.publicKey,
          [pending]: PublicKey.default,
          [matures!]: 0n,
          ...(role === Role.Arbiter ? { arbiterSince: maturesAt } : {}),
        });
      });

  for (const { name, role } of SLOW_SEATS)
    it(`refuses a nominee as ${name} whose nomination was made again, for 42 more days`, async () => {
      const { world, chain, nominee } = await setUp();
      await nominate(world, role, nominee.publicKey);
      await chain.warpBy(CHANGE_DELAY_SECONDS - 1n);
      await nominate(world, role, nominee.publicKey);
      await chain.warpBy(CHANGE_DELAY_SECONDS - 1n);
      await expectRefusal(chain, build(role, nominee), [nominee], 'NominationNotMatured');
      await chain.warpBy(1n);
      await expectOk(chain.send(build(role, nominee), [nominee]));
    });

  it('keeps a spare for years', async () => {
    const { world, chain, nominee } = await setUp();
    await nominate(world, Role.Admin, nominee.publicKey);
    await chain.warpBy(3_650n * DAY);
    await expectOk(chain.send(build(Role.Admin, nominee), [nominee]));
  });

  for (const [side, expected] of [
    ['the second before', 'ok'],
    ['the very second', 'NominationEnded'],
    ['the second after', 'NominationEnded'],
  ] as const)
    it(`a withdrawn spare admin accepts ${side} its end: ${expected}`, async () => {
      const { world, chain, nominee } = await setUp();
      await nominateMatured(world, Role.Admin, nominee.publicKey);
      await nominate(world, Role.Admin, PublicKey.default);
      await warpAround(chain, (await chain.now()) + 42n * DAY, side);
      if (expected === 'ok') await expectOk(chain.send(build(Role.Admin, nominee), [nominee]));
      else await expectRefusal(chain, build(Role.Admin, nominee), [nominee], expected);
    });

  describe('as admin', () => {
    it('clears every nomination of the predecessor, matured or not, and its dates', async () => {
      const { world, chain, nominee } = await setUp();
      const before = await world.readConfig();
      const others = SEATS.filter(({ role }) => role !== Role.Admin);
      const keys = others.map(() => world.newKeypair());
      for (const [index, { role }] of others.entries()) await nominate(world, role, keys[index]!.publicKey);
      await nominateMatured(world, Role.Admin, nominee.publicKey);
      await nominate(world, Role.Slasher, world.newKeypair().publicKey);
      await chain.run(build(Role.Admin, nominee), [nominee]);
      assertChanged(before, await world.readConfig(), { admin: nominee.publicKey });
      await chain.warpBy(365n * DAY);
      for (const [index, { role }] of others.entries())
        await expectRefusal(chain, build(role, keys[index]!), [keys[index]!], 'NotNominee');
    });

    it('clears every slash term that is announced, and keeps the values in force', async () => {
      const { world, chain, nominee } = await setUp();
      const before = await world.readConfig();
      await nominate(world, Role.Admin, nominee.publicKey);
      await chain.warpBy(DAY);
      await setSlashTerm(world, SlashTerm.OwnerCap, 1_000n);
      await setSlashTerm(world, SlashTerm.OwnerCap, 5_000n);
      await setSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
      await setSlashTerm(world, SlashTerm.AppealWindow, 7n * DAY);
      await chain.warpBy(CHANGE_DELAY_SECONDS - DAY);
      await chain.run(build(Role.Admin, nominee), [nominee]);
      assertChanged(before, await world.readConfig(), {
        admin: nominee.publicKey,
        ownerSlashCapBps: 1_000,
      });
    });

    for (const [name, early] of [
      ['drops a term whose second is the next', 1n],
      ['keeps a term that is in force since this second', 0n],
    ] as const)
      it(name, async () => {
        const { world, chain, nominee } = await setUp();
        await setSlashTerm(world, SlashTerm.OwnerCap, 0n);
        await nominate(world, Role.Admin, nominee.publicKey);
        await chain.warpBy(early);
        await setSlashTerm(world, SlashTerm.OwnerCap, 4_000n);
        await chain.warpBy(CHANGE_DELAY_SECONDS - early);
        await chain.run(build(Role.Admin, nominee), [nominee]);
        await chain.warpBy(1n);
        const device = await world.fullyStaked();
        const step = openCase(world, device, { stakeBps: 4_000, rewardsBps: 0 });
        assert.equal(await answerOf(step), early > 0n ? 'SlashAboveCap' : 'ok');
      });
  });

  it('records who held the role, and who holds it, in an event', async () => {
    const { world, chain, nominee } = await setUp({ kind: 'litesvm' });
    await nominateMatured(world, Role.Slasher, nominee.publicKey);
    const outcome = await expectOk(chain.send(build(Role.Slasher, nominee), [nominee]));
    assertEvents(outcome, [
      'RoleAccepted',
      {
        role: Role.Slasher,
        oldHolder: world.roles.slasher.publicKey,
        newHolder: nominee.publicKey,
        at: await chain.now(),
      },
    ]);
  });

  it('gives the power to the new holder, and removes it from the old one', async () => {
    const { world, chain, nominee } = await setUp();
    const { pauser } = world.roles;
    const pauseBy = ({ publicKey }: Keypair): TransactionInstruction =>
      instructions.pauseEntries({ pauser: publicKey, seconds: 1n }).instruction;
    await nominate(world, Role.Pauser, nominee.publicKey);
    await expectRefusal(chain, pauseBy(nominee), [nominee], 'NotPauser');
    await chain.run(build(Role.Pauser, nominee), [nominee]);
    await expectRefusal(chain, pauseBy(pauser), [pauser], 'NotPauser');
    await expectOk(chain.send(pauseBy(nominee), [nominee]));
  });

  it('hands over the admin role, whose new holder then nominates', async () => {
    const { world, chain, nominee } = await setUp();
    const { admin } = world.roles;
    await nominateMatured(world, Role.Admin, nominee.publicKey);
    await chain.run(build(Role.Admin, nominee), [nominee]);
    const by = ({ publicKey }: Keypair): TransactionInstruction =>
      instructions.nominateRole({ admin: publicKey, role: Role.Admin, nominee: admin.publicKey }).instruction;
    await expectRefusal(chain, by(admin), [admin], 'NotAdmin');
    await chain.run(by(nominee), [nominee]);
    await chain.warpBy(CHANGE_DELAY_SECONDS);
    await chain.run(build(Role.Admin, admin));
    assertEqual((await world.readConfig()).admin, admin.publicKey);
  });

  it('lets one key hold several roles, except slasher and arbiter together', async () => {
    const { world, chain, nominee } = await setUp();
    const seats = SEATS.filter(({ role }) => role !== Role.Arbiter && role !== Role.Admin);
    for (const { role } of [...seats, SEATS[0]]) {
      await nominateMatured(world, role, nominee.publicKey);
      await chain.run(build(role, nominee), [nominee]);
    }
    const config = await world.readConfig();
    for (const { name, holder } of SEATS)
      assert.equal(config[holder].equals(nominee.publicKey), name !== 'arbiter', name);
  });

  it('lets a holder accept their own role again', async () => {
    const { world, chain } = await setUp();
    const { registrar } = world.roles;
    const before = await world.readConfig();
    await nominate(world, Role.Registrar, registrar.publicKey);
    await chain.run(build(Role.Registrar, registrar), [registrar]);
    assertChanged(before, await world.readConfig(), {});
  });

  it('works while entries are paused', async () => {
    const { world, chain, nominee } = await setUp();
    await nominate(world, Role.Pauser, nominee.publicKey);
    await pause(world, HOUR);
    await expectOk(chain.send(build(Role.Pauser, nominee), [nominee]));
  });

  it('refuses everyone, even the holder of the role, if no one is nominated', async () => {
    const { world, chain, nominee } = await setUp();
    for (const key of [nominee, world.roles.registrar])
      await expectRefusal(chain, build(Role.Registrar, key), [key], 'NotNominee');
  });

  it('refuses anyone but the nominee, even the admin and the holder', async () => {
    const { world, chain, nominee } = await setUp();
    await nominate(world, Role.Registrar, nominee.publicKey);
    for (const key of [world.newKeypair(), world.roles.admin, world.roles.registrar])
      await expectRefusal(chain, build(Role.Registrar, key), [key], 'NotNominee');
  });

  it('refuses the nominee of another role', async () => {
    const { world, chain, nominee } = await setUp();
    await nominate(world, Role.Registrar, nominee.publicKey);
    for (const { role } of SEATS.filter(({ name }) => name !== 'registrar'))
      await expectRefusal(chain, build(role, nominee), [nominee], 'NotNominee');
  });

  it('refuses a nominee whose nomination was withdrawn or replaced', async () => {
    const { world, chain, nominee } = await setUp();
    for (const next of [PublicKey.default, world.newKeypair().publicKey]) {
      await nominate(world, Role.Arbiter, nominee.publicKey);
      await nominate(world, Role.Arbiter, next);
      await expectRefusal(chain, build(Role.Arbiter, nominee), [nominee], 'NotNominee');
    }
  });

  it('refuses a second acceptance', async () => {
    const { world, chain, nominee } = await setUp();
    await nominate(world, Role.Pauser, nominee.publicKey);
    await chain.run(build(Role.Pauser, nominee), [nominee]);
    await expectRefusal(chain, build(Role.Pauser, nominee), [nominee], 'NotNominee');
  });

  it('does not let the empty address, which no one can sign for, take a role', async () => {
    const { chain, nominee } = await setUp();
    const named = withAccount(build(Role.Admin, nominee), 'nominee', PublicKey.default);
    const instruction = withoutSigner(named, 'nominee');
    await expectRefusal(chain, instruction, [], { anchor: 3010 });
  });

  for (const [name, role] of [
    ['slasher', Role.Slasher],
    ['arbiter', Role.Arbiter],
  ] as const) {
    it(`refuses the holder of the other role of a slash as ${name}`, async () => {
      const { world, chain } = await setUp();
      const other = role === Role.Slasher ? world.roles.arbiter : world.roles.slasher;
      await nominateMatured(world, role, other.publicKey);
      await expectRefusal(chain, build(role, other), [other], 'SameSlasherAndArbiter');
    });

    it(`accepts a resigned holder of the other role of a slash as ${name}`, async () => {
      const { world, chain } = await setUp();
      const [own, holder] =
        role === Role.Slasher ? [Role.Arbiter, world.roles.arbiter] : [Role.Slasher, world.roles.slasher];
      await nominateMatured(world, role, holder.publicKey);
      await vacate(world, own, holder);
      await expectOk(chain.send(build(role, holder), [holder]));
    });
  }

  it('refuses the second of two acceptances that would join slasher and arbiter', async () => {
    const { world, chain, nominee } = await setUp();
    await nominate(world, Role.Slasher, nominee.publicKey);
    await nominateMatured(world, Role.Arbiter, nominee.publicKey);
    await chain.run(build(Role.Arbiter, nominee), [nominee]);
    await expectRefusal(chain, build(Role.Slasher, nominee), [nominee], 'SameSlasherAndArbiter');
  });

  it('fills both vacant roles with two keys, but not with one', async () => {
    const { world, chain, nominee } = await setUp();
    const { slasher } = world.roles;
    for (const role of [Role.Slasher, Role.Arbiter]) await vacate(world, role);
    await nominate(world, Role.Slasher, slasher.publicKey);
    await nominateMatured(world, Role.Arbiter, slasher.publicKey);
    await chain.run(build(Role.Slasher, slasher), [slasher]);
    await expectRefusal(chain, build(Role.Arbiter, slasher), [slasher], 'SameSlasherAndArbiter');
    await nominateMatured(world, Role.Arbiter, nominee.publicKey);
    await chain.run(build(Role.Arbiter, nominee), [nominee]);
    const config = await world.readConfig();
    assertEqual([config.slasher, config.arbiter], [slasher.publicKey, nominee.publicKey]);
  });

  it('refuses a number that is not a role', async () => {
    const { chain, nominee } = await setUp();
    for (const role of NO_ROLES) await expectRefusal(chain, build(role, nominee), [nominee], 'BadRole');
  });
});
