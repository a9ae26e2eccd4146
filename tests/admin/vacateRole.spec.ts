import { CHANGE_DELAY_SECONDS, Role, instructions } from '@co-staking/sdk';
import { PublicKey, type Keypair, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { appealAsOwner, openCase, openCaseInstruction, upholdCase } from '../support/caseSteps';
import { DAY, HOUR } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { decisionInstruction } from '../support/decisions';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { acceptRole, nominate, pause, vacate } from '../support/operators';
import { NO_ROLES, SEATS } from '../support/roles';
import { withAccount, withoutSigner } from '../support/tamper';
import { World } from '../support/world';

const NOBODY = PublicKey.default;
const VACATABLE = SEATS.filter(({ role }) => role !== Role.Admin);

const build = (role: Role, { publicKey: authority }: Keypair): TransactionInstruction =>
  instructions.vacateRole({ authority, role }).instruction;

describe('vacateRole', () => {
  for (const { name, role, holder } of VACATABLE) {
    it(`lets the admin empty the role of the ${name}, and changes nothing else`, async () => {
      const world = await World.create();
      const before = await world.readConfig();
      await vacate(world, role);
      assertChanged(before, await world.readConfig(), { [holder]: NOBODY });
    });

    it(`refuses the role of the ${name} a second time`, async () => {
      const world = await World.create();
      const { admin } = world.roles;
      await vacate(world, role);
      await expectRefusal(world.chain, build(role, admin), [admin], 'RoleVacant');
    });
  }

  for (const [name, role] of [
    ['slasher', Role.Slasher],
    ['arbiter', Role.Arbiter],
  ] as const) {
    it(`lets the ${name} resign, once`, async () => {
      const world = await World.create();
      const holder = world.roles[name];
      const before = await world.readConfig();
      await vacate(world, role, holder);
      assertChanged(before, await world.readConfig(), { [name]: NOBODY });
      await expectRefusal(world.chain, build(role, holder), [holder], 'NotAdminNorHolder');
    });
  }

  for (const name of ['registrar', 'rewardAuthority', 'pauser'] as const)
    it(`refuses the ${name}, who cannot resign`, async () => {
      const world = await World.create();
      const holder = world.roles[name];
      const { role } = SEATS.find((seat) => seat.holder === name)!;
      await expectRefusal(world.chain, build(role, holder), [holder], 'NotAdminNorHolder');
    });

  it('refuses anyone else, including the holder of another role and a nominee', async () => {
    const world = await World.create();
    const { slasher, arbiter, registrar } = world.roles;
    const nominee = world.newKeypair();
    await nominate(world, Role.Slasher, nominee.publicKey);
    await world.chain.warpBy(CHANGE_DELAY_SECONDS);
    for (const key of [arbiter, registrar, nominee, world.newKeypair()])
      await expectRefusal(world.chain, build(Role.Slasher, key), [key], 'NotAdminNorHolder');
    await expectRefusal(world.chain, build(Role.Arbiter, slasher), [slasher], 'NotAdminNorHolder');
  });

  it('refuses the admin role, from the admin and from anyone', async () => {
    const world = await World.create();
    for (const key of [world.roles.admin, world.roles.slasher])
      await expectRefusal(world.chain, build(Role.Admin, key), [key], 'AdminNotVacatable');
  });

  it('refuses the empty address, which no one can sign for, as the holder of a vacant role', async () => {
    const world = await World.create();
    await vacate(world, Role.Slasher);
    const named = withAccount(build(Role.Slasher, world.roles.slasher), 'authority', NOBODY);
    await expectRefusal(world.chain, withoutSigner(named, 'authority'), [], { anchor: 3010 });
  });

  it('refuses a number that is not a role', async () => {
    const world = await World.create();
    const { admin } = world.roles;
    for (const role of NO_ROLES) await expectRefusal(world.chain, build(role, admin), [admin], 'BadRole');
  });

  it('records who held the role, and who vacated it, in an event', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const { admin, slasher, arbiter } = world.roles;
    for (const [role, holder, by] of [
      [Role.Slasher, slasher, admin],
      [Role.Arbiter, arbiter, arbiter],
    ] as const) {
      const outcome = await expectOk(world.chain.send(build(role, by), [by]));
      assertEvents(outcome, [
        'RoleVacated',
        { role, oldHolder: holder.publicKey, by: by.publicKey, at: await world.chain.now() },
      ]);
    }
  });

  it('works while entries are paused', async () => {
    const world = await World.create();
    await pause(world, HOUR);
    await vacate(world, Role.Pauser);
  });

  it('removes the power at once: a slasher opens no case, an arbiter decides none', async () => {
    const world = await World.create();
    const { slasher, arbiter } = world.roles;
    const device = await world.fullyStaked();
    const testCase = await openCase(world, device);
    await appealAsOwner(world, testCase);
    const opening = await openCaseInstruction(world, device);
    await vacate(world, Role.Slasher);
    await vacate(world, Role.Arbiter);
    await expectRefusal(world.chain, opening, [slasher], 'NotSlasher');
    for (const decision of ['upholdCase', 'dismissCase'] as const)
      await expectRefusal(
        world.chain,
        decisionInstruction(decision, testCase, arbiter),
        [arbiter],
        'NotArbiter',
      );
  });

  it('does not change nominations and the arbiter’s second, and a nominee can take the vacant role', async () => {
    const world = await World.create();
    const [first, second] = [world.newKeypair(), world.newKeypair()];
    await nominate(world, Role.Arbiter, first.publicKey);
    await world.chain.warpBy(CHANGE_DELAY_SECONDS);
    await acceptRole(world, Role.Arbiter, first);
    await nominate(world, Role.Arbiter, second.publicKey);
    const before = await world.readConfig();
    await vacate(world, Role.Arbiter, first);
    assertChanged(before, await world.readConfig(), { arbiter: NOBODY });
    await world.chain.warpBy(42n * DAY);
    await acceptRole(world, Role.Arbiter, second);
    const after = await world.readConfig();
    assertEqual(after.arbiter, second.publicKey);
    assert.equal(after.arbiterSince, before.pendingArbiterMaturesAt);
  });

  it('does not change the decision of an arbiter whose role was vacated', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    const testCase = await openCase(world, device);
    await appealAsOwner(world, testCase);
    await upholdCase(world, testCase);
    await vacate(world, Role.Arbiter);
    assert.equal((await world.readDevice(device)).openCases, 1);
  });
});
