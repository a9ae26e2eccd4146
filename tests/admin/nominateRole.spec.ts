import { Role, instructions } from '@co-staking/sdk';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';

import { HOUR } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { nominate, pause } from '../support/operators';
import { NO_ROLES, SEATS } from '../support/roles';
import { World, type WorldOptions } from '../support/world';

async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  const { chain, roles } = world;
  const nominee = world.newKeypair().publicKey;
  const build = (role: Role, admin = roles.admin): TransactionInstruction =>
    instructions.nominateRole({ admin: admin.publicKey, role, nominee }).instruction;
  return { world, chain, admin: roles.admin, nominee, build };
}

describe('nominateRole', () => {
  for (const { name, role, pending } of SEATS) {
    it(`nominates for the role of the ${name}, and changes no role`, async () => {
      const { world, nominee } = await setUp();
      const before = await world.readConfig();
      await nominate(world, role, nominee);
      assertChanged(before, await world.readConfig(), { [pending]: nominee });
    });
  }

  it('tells of the nomination', async () => {
    const { chain, nominee, build } = await setUp({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build(Role.Arbiter)));
    assertEvents(outcome, ['RoleNominated', { role: Role.Arbiter, nominee, at: await chain.now() }]);
  });

  it('keeps nominations for all roles side by side', async () => {
    const { world } = await setUp();
    const before = await world.readConfig();
    const nominees = SEATS.map(({ role, pending }) => ({ role, pending, key: world.newKeypair().publicKey }));
    for (const { role, key } of nominees) await nominate(world, role, key);
    const changes = Object.fromEntries(nominees.map(({ pending, key }) => [pending, key]));
    assertChanged(before, await world.readConfig(), changes);
  });

  it('replaces an earlier nomination, and takes one back with the empty address', async () => {
    const { world, nominee } = await setUp();
    const before = await world.readConfig();
    await nominate(world, Role.Slasher, world.newKeypair().publicKey);
    await nominate(world, Role.Slasher, nominee);
    assertChanged(before, await world.readConfig(), { pendingSlasher: nominee });
    await nominate(world, Role.Slasher, PublicKey.default);
    assertChanged(before, await world.readConfig(), {});
  });

  it('works while entries are paused', async () => {
    const { world, chain, build } = await setUp();
    await pause(world, HOUR);
    await expectOk(chain.send(build(Role.Pauser)));
  });

  it('refuses anyone but the admin, also for the own role', async () => {
    const { world, chain, build } = await setUp();
    const { registrar, pauser } = world.roles;
    await expectRefusal(chain, build(Role.Registrar, registrar), [registrar], 'NotAdmin');
    await expectRefusal(chain, build(Role.Admin, pauser), [pauser], 'NotAdmin');
  });

  it('refuses someone who is nominated as admin, but has not accepted', async () => {
    const { world, chain, build } = await setUp();
    const next = world.newKeypair();
    await nominate(world, Role.Admin, next.publicKey);
    await expectRefusal(chain, build(Role.Pauser, next), [next], 'NotAdmin');
  });

  it('refuses a number that names no role', async () => {
    const { chain, admin, build } = await setUp();
    for (const role of NO_ROLES) await expectRefusal(chain, build(role), [admin], 'BadRole');
  });
});
