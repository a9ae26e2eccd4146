import { Role, instructions } from '@co-staking/sdk';
import { PublicKey, type Keypair, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { HOUR } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { nominate, pause } from '../support/operators';
import { NO_ROLES, SEATS } from '../support/roles';
import { withAccount, withoutSigner } from '../support/tamper';
import { World, type WorldOptions } from '../support/world';

const build = (role: Role, { publicKey: nominee }: Keypair): TransactionInstruction =>
  instructions.acceptRole({ nominee, role }).instruction;

async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  return { world, chain: world.chain, nominee: world.newKeypair() };
}

describe('acceptRole', () => {
  for (const { name, role, holder, pending } of SEATS) {
    it(`makes the nominee the ${name}, clears the nomination, and changes nothing else`, async () => {
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

  it('tells who held the role, and who holds it', async () => {
    const { world, chain, nominee } = await setUp({ kind: 'litesvm' });
    await nominate(world, Role.Slasher, nominee.publicKey);
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

  it('gives the power to the new holder, and takes it from the old one', async () => {
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

  it('hands over the admin, who then nominates', async () => {
    const { world, chain, nominee } = await setUp();
    const { admin } = world.roles;
    await nominate(world, Role.Admin, nominee.publicKey);
    await chain.run(build(Role.Admin, nominee), [nominee]);
    const by = ({ publicKey }: Keypair): TransactionInstruction =>
      instructions.nominateRole({ admin: publicKey, role: Role.Admin, nominee: admin.publicKey }).instruction;
    await expectRefusal(chain, by(admin), [admin], 'NotAdmin');
    await chain.run(by(nominee), [nominee]);
    await chain.run(build(Role.Admin, admin));
    assertEqual((await world.readConfig()).admin, admin.publicKey);
  });

  it('lets one key hold several roles, but for slasher and arbiter', async () => {
    const { world, chain, nominee } = await setUp();
    for (const { role } of SEATS.filter(({ name }) => name !== 'arbiter')) {
      const admin = await world.readConfig().then((config) => config.admin);
      const signer = admin.equals(nominee.publicKey) ? nominee : world.roles.admin;
      const input = { admin, role, nominee: nominee.publicKey };
      await chain.run(instructions.nominateRole(input).instruction, [signer]);
      await chain.run(build(role, nominee), [nominee]);
    }
    const config = await world.readConfig();
    for (const { name, holder } of SEATS)
      assert.equal(config[holder].equals(nominee.publicKey), name !== 'arbiter', name);
  });

  it('lets a holder accept the own role again', async () => {
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

  it('refuses where nobody is nominated, also the holder of the role', async () => {
    const { world, chain, nominee } = await setUp();
    for (const key of [nominee, world.roles.registrar])
      await expectRefusal(chain, build(Role.Registrar, key), [key], 'NotNominee');
  });

  it('refuses anyone but the nominee, also the admin and the holder', async () => {
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

  it('refuses a nominee whose nomination was taken back, or replaced', async () => {
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

  it('does not let the empty address, which nobody can sign for, take a role', async () => {
    const { chain, nominee } = await setUp();
    const named = withAccount(build(Role.Admin, nominee), 'nominee', PublicKey.default);
    const instruction = withoutSigner(named, 'nominee');
    await expectRefusal(chain, instruction, [], { anchor: 3010 });
  });

  for (const [name, role] of [
    ['slasher', Role.Slasher],
    ['arbiter', Role.Arbiter],
  ] as const) {
    it(`refuses to make the ${name} of the one who holds the other half of a slash`, async () => {
      const { world, chain } = await setUp();
      const other = role === Role.Slasher ? world.roles.arbiter : world.roles.slasher;
      await nominate(world, role, other.publicKey);
      await expectRefusal(chain, build(role, other), [other], 'SameSlasherAndArbiter');
    });
  }

  it('refuses the second of two acceptances that would join slasher and arbiter', async () => {
    const { world, chain, nominee } = await setUp();
    await nominate(world, Role.Slasher, nominee.publicKey);
    await nominate(world, Role.Arbiter, nominee.publicKey);
    await chain.run(build(Role.Arbiter, nominee), [nominee]);
    await expectRefusal(chain, build(Role.Slasher, nominee), [nominee], 'SameSlasherAndArbiter');
  });

  it('refuses a number that names no role', async () => {
    const { chain, nominee } = await setUp();
    for (const role of NO_ROLES) await expectRefusal(chain, build(role, nominee), [nominee], 'BadRole');
  });
});
