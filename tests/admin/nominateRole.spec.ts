import { CHANGE_DELAY_SECONDS, Role, instructions } from '@co-staking/sdk';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';

import { DAY, HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { acceptRole, nominate, pause } from '../support/operators';
import { NO_ROLES, QUICK_SEATS, SEATS, SLOW_SEATS } from '../support/roles';
import { World, type WorldOptions } from '../support/world';

const NOBODY = PublicKey.default;

async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  const { chain, roles } = world;
  const nominee = world.newKeypair().publicKey;
  const build = (role: Role, admin = roles.admin, whom = nominee): TransactionInstruction =>
    instructions.nominateRole({ admin: admin.publicKey, role, nominee: whom }).instruction;
  return { world, chain, admin: roles.admin, nominee, build };
}

describe('nominateRole', () => {
  for (const { name, role, pending, matures } of SEATS) {
    it(`nominates for the role of the ${name}, and changes no role`, async () => {
      const { world, chain, nominee } = await setUp();
      const before = await world.readConfig();
      await nominate(world, role, nominee);
      const maturesAt = (await chain.now()) + CHANGE_DELAY_SECONDS;
      const dates = matures ? { [matures]: maturesAt } : {};
      assertChanged(before, await world.readConfig(), { [pending]: nominee, ...dates });
    });
  }

  for (const { name, role } of [...SLOW_SEATS, ...QUICK_SEATS])
    it(`records the nomination as ${name} in an event, and when it can be accepted`, async () => {
      const { chain, nominee, build } = await setUp({ kind: 'litesvm' });
      const outcome = await expectOk(chain.send(build(role)));
      const at = await chain.now();
      const delay = SLOW_SEATS.some((seat) => seat.role === role) ? 42n * DAY : 0n;
      assertEvents(outcome, ['RoleNominated', { role, nominee, maturesAt: at + delay, endsAt: 0n, at }]);
    });

  it('keeps nominations for all roles side by side', async () => {
    const { world, chain } = await setUp();
    const before = await world.readConfig();
    const nominees = SEATS.map((seat) => ({ ...seat, key: world.newKeypair().publicKey }));
    for (const { role, key } of nominees) await nominate(world, role, key);
    const maturesAt = (await chain.now()) + CHANGE_DELAY_SECONDS;
    const changes = nominees.flatMap(({ pending, key, matures }) => [
      [pending, key],
      ...(matures ? [[matures, maturesAt]] : []),
    ]);
    assertChanged(before, await world.readConfig(), Object.fromEntries(changes));
  });

  for (const { name, role, pending, matures } of SLOW_SEATS) {
    it(`replaces an earlier nomination as ${name}, whose time does not count, even for the same key`, async () => {
      const { world, chain, nominee } = await setUp();
      const before = await world.readConfig();
      await nominate(world, role, world.newKeypair().publicKey);
      for (const days of [0n, 5n, 41n]) {
        await chain.warpBy(days * DAY);
        await nominate(world, role, nominee);
        const maturesAt = (await chain.now()) + CHANGE_DELAY_SECONDS;
        assertChanged(before, await world.readConfig(), { [pending]: nominee, [matures!]: maturesAt });
      }
    });

    it(`withdraws a nomination as ${name} with the empty address, and clears its date`, async () => {
      const { world, chain, nominee } = await setUp();
      const before = await world.readConfig();
      await nominate(world, role, nominee);
      await chain.warpBy(CHANGE_DELAY_SECONDS - 1n);
      await nominate(world, role, NOBODY);
      assertChanged(before, await world.readConfig(), {});
    });
  }

  it('records a withdrawn nomination in an event', async () => {
    const { world, chain, admin, build } = await setUp({ kind: 'litesvm' });
    await nominate(world, Role.Slasher, world.newKeypair().publicKey);
    const outcome = await expectOk(chain.send(build(Role.Slasher, admin, NOBODY)));
    const taken = { role: Role.Slasher, nominee: NOBODY, maturesAt: 0n, endsAt: 0n };
    assertEvents(outcome, ['RoleNominated', { ...taken, at: await chain.now() }]);
  });

  it('withdraws a matured nomination as slasher or arbiter at once', async () => {
    const { world, chain, nominee } = await setUp();
    const before = await world.readConfig();
    for (const role of [Role.Slasher, Role.Arbiter]) {
      await nominate(world, role, nominee);
      await chain.warpBy(CHANGE_DELAY_SECONDS);
      await nominate(world, role, NOBODY);
      assertChanged(before, await world.readConfig(), {});
    }
  });

  it('works while entries are paused', async () => {
    const { world, chain, build } = await setUp();
    await pause(world, HOUR);
    await expectOk(chain.send(build(Role.Pauser)));
  });

  it('refuses anyone but the admin, even for their own role', async () => {
    const { world, chain, build } = await setUp();
    const { registrar, pauser, slasher } = world.roles;
    await expectRefusal(chain, build(Role.Registrar, registrar), [registrar], 'NotAdmin');
    await expectRefusal(chain, build(Role.Admin, pauser), [pauser], 'NotAdmin');
    await expectRefusal(chain, build(Role.Slasher, slasher), [slasher], 'NotAdmin');
  });

  it('refuses someone who is nominated as admin, but has not accepted', async () => {
    const { world, chain, build } = await setUp();
    const next = world.newKeypair();
    await nominate(world, Role.Admin, next.publicKey);
    await chain.warpBy(CHANGE_DELAY_SECONDS);
    await expectRefusal(chain, build(Role.Pauser, next), [next], 'NotAdmin');
  });

  it('refuses a number that is not a role', async () => {
    const { chain, admin, build } = await setUp();
    for (const role of NO_ROLES) await expectRefusal(chain, build(role), [admin], 'BadRole');
  });

  it('refuses a date that does not fit', async () => {
    const { chain, admin, build } = await setUp();
    await chain.warpTo(2n ** 63n - 1n);
    await expectRefusal(chain, build(Role.Slasher), [admin], 'MathOverflow');
  });

  describe('with a spare admin, a matured nomination for that role', () => {
    async function withSpare(options: WorldOptions = {}) {
      const set = await setUp(options);
      const spare = set.world.newKeypair();
      await nominate(set.world, Role.Admin, spare.publicKey);
      await set.chain.warpBy(CHANGE_DELAY_SECONDS);
      return { ...set, spare };
    }

    it('refuses every nominee for the role, even the same key and the admin', async () => {
      const { chain, admin, spare, build } = await withSpare();
      for (const whom of [undefined, spare.publicKey, admin.publicKey])
        await expectRefusal(chain, build(Role.Admin, admin, whom), [admin], 'SpareAdminStands');
    });

    it('still accepts another nominee in the second before it matures', async () => {
      const { world, chain, nominee } = await setUp();
      const before = await world.readConfig();
      await nominate(world, Role.Admin, world.newKeypair().publicKey);
      await chain.warpBy(CHANGE_DELAY_SECONDS - 1n);
      await nominate(world, Role.Admin, nominee);
      assertChanged(before, await world.readConfig(), {
        pendingAdmin: nominee,
        pendingAdminMaturesAt: (await chain.now()) + CHANGE_DELAY_SECONDS,
      });
    });

    it('ends it 42 days after its withdrawal, and records this in an event', async () => {
      const { world, chain, admin, spare, build } = await withSpare({ kind: 'litesvm' });
      const before = await world.readConfig();
      const outcome = await expectOk(chain.send(build(Role.Admin, admin, NOBODY)));
      const at = await chain.now();
      const endsAt = at + 42n * DAY;
      assertChanged(before, await world.readConfig(), { pendingAdminEndsAt: endsAt });
      const maturesAt = before.pendingAdminMaturesAt;
      const expected = { role: Role.Admin, nominee: spare.publicKey, maturesAt, endsAt, at };
      assertEvents(outcome, ['RoleNominated', expected]);
    });

    it('refuses to withdraw it again, until the second before its end, and any other nominee', async () => {
      const { world, chain, admin, build } = await withSpare();
      await nominate(world, Role.Admin, NOBODY);
      const { pendingAdminEndsAt } = await world.readConfig();
      for (const at of [pendingAdminEndsAt - 42n * DAY, pendingAdminEndsAt - DAY, pendingAdminEndsAt - 1n]) {
        await chain.warpTo(at);
        await expectRefusal(chain, build(Role.Admin, admin, NOBODY), [admin], 'SpareAdminTakenBack');
        await expectRefusal(chain, build(Role.Admin), [admin], 'SpareAdminStands');
      }
    });

    for (const side of ['the very second', 'the second after'] as const) {
      it(`allows a nomination of 42 more days ${side} it ends`, async () => {
        const { world, chain, nominee } = await withSpare();
        await nominate(world, Role.Admin, NOBODY);
        const before = await world.readConfig();
        await warpAround(chain, before.pendingAdminEndsAt, side);
        await nominate(world, Role.Admin, nominee);
        assertChanged(before, await world.readConfig(), {
          pendingAdmin: nominee,
          pendingAdminMaturesAt: (await chain.now()) + CHANGE_DELAY_SECONDS,
          pendingAdminEndsAt: 0n,
        });
      });

      it(`clears it with the empty address ${side} it ends`, async () => {
        const { world, chain } = await withSpare();
        await nominate(world, Role.Admin, NOBODY);
        const before = await world.readConfig();
        await warpAround(chain, before.pendingAdminEndsAt, side);
        await nominate(world, Role.Admin, NOBODY);
        assertChanged(before, await world.readConfig(), {
          pendingAdmin: NOBODY,
          pendingAdminMaturesAt: 0n,
          pendingAdminEndsAt: 0n,
        });
      });
    }

    it('stays matured even if the clock falls below the second of maturity, once it was withdrawn', async () => {
      const { world, chain, admin, build } = await withSpare();
      await nominate(world, Role.Admin, NOBODY);
      await chain.warpBy(-2n * DAY);
      await expectRefusal(chain, build(Role.Admin), [admin], 'SpareAdminStands');
      await expectRefusal(chain, build(Role.Admin, admin, NOBODY), [admin], 'SpareAdminTakenBack');
    });

    it('nominates for every other role meanwhile', async () => {
      const { world, nominee } = await withSpare();
      for (const { role } of SEATS.filter(({ name }) => name !== 'admin'))
        await nominate(world, role, nominee);
    });

    it('does not count a nomination without a date as matured: it can be replaced', async () => {
      const { world, chain, build } = await withSpare();
      await inject(chain, 'Config', world.config, { pending_admin_matures_at: 0n });
      await expectOk(chain.send(build(Role.Admin)));
    });

    it('is cleared by its acceptance', async () => {
      const { world, spare } = await withSpare();
      await nominate(world, Role.Admin, NOBODY);
      const before = await world.readConfig();
      await acceptRole(world, Role.Admin, spare);
      assertChanged(before, await world.readConfig(), {
        admin: spare.publicKey,
        pendingAdmin: NOBODY,
        pendingAdminMaturesAt: 0n,
        pendingAdminEndsAt: 0n,
      });
    });
  });
});
