import { CHANGE_DELAY_SECONDS, Role, SlashTerm, instructions } from '@co-staking/sdk';
import { PublicKey, type Keypair } from '@solana/web3.js';
import { assert } from 'chai';

import {
  appealAsOwner,
  executeCase,
  openCase,
  upholdCase,
  withdrawCaseInstruction,
  type TestCase,
} from '../support/caseSteps';
import { DAY } from '../support/clock';
import { decisionInstruction } from '../support/decisions';
import { expectError } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { acceptRole, nominate, setSlashTerm, vacate } from '../support/operators';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens } from '../support/world';
import { agreement, assertGained, coStakerLeaves, ownerLeaves, siege } from './siege';

const NOBODY = PublicKey.default;
const SLOW = [Role.Admin, Role.Slasher, Role.Arbiter] as const;

/** A world whose spare admin was named at the initialisation. */
async function withSpare(): Promise<{ world: World; spare: Keypair }> {
  const world = await World.create({ initialized: false });
  const spare = world.newKeypair();
  await world.initialize(spare.publicKey);
  return { world, spare };
}

describe('a thief who shares the admin’s key', () => {
  it('and the rightful admin take each other’s nominations back: a stalemate of a year, with all stake safe', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const thief = world.newKeypair();
    for (let week = 0; week < 52; week += 1) {
      for (const role of SLOW) await nominate(world, role, thief.publicKey);
      await world.chain.warpBy(7n * DAY);
      for (const role of SLOW) {
        assert.equal(await answerOf(acceptRole(world, role, thief)), 'NominationNotMatured');
        await nominate(world, role, NOBODY);
      }
    }
    const { slasher, arbiter, admin } = await world.readConfig();
    const { roles } = world;
    assert.deepEqual(
      [slasher, arbiter, admin].map(String),
      [roles.slasher, roles.arbiter, roles.admin].map(({ publicKey }) => String(publicKey)),
    );
    assert.equal((await world.readDevice(coStake.device)).openCases, 0);
  });

  it('is stopped by the rightful admin in the second before a nomination matures', async () => {
    const world = await World.create();
    const thief = world.newKeypair();
    for (const role of SLOW) await nominate(world, role, thief.publicKey);
    await world.chain.warpBy(CHANGE_DELAY_SECONDS - 1n);
    for (const role of SLOW) await nominate(world, role, NOBODY);
    await world.chain.warpBy(1n);
    for (const role of SLOW) assert.equal(await answerOf(acceptRole(world, role, thief)), 'NotNominee');
  });

  it('neither throws the spare out nor fills its seat, and loses everything to it, 42 days less a second later', async () => {
    const { world, spare } = await withSpare();
    const thief = world.newKeypair();
    const { admin } = world.roles;
    const sees = async (error: string, nominee: PublicKey): Promise<void> => {
      const input = { admin: admin.publicKey, role: Role.Admin, nominee };
      const { instruction } = instructions.nominateRole(input);
      await expectRefusal(world.chain, instruction, [admin], error as 'SpareAdminStands');
    };
    await nominate(world, Role.Admin, NOBODY);
    for (const role of [Role.Slasher, Role.Arbiter]) await nominate(world, role, thief.publicKey);
    await setSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
    for (let day = 0; day < 41; day += 1) {
      await sees('SpareAdminTakenBack', NOBODY);
      await sees('SpareAdminStands', thief.publicKey);
      await world.chain.warpBy(DAY);
    }
    await world.chain.warpBy(DAY - 1n);
    await acceptRole(world, Role.Admin, spare);
    await world.chain.warpBy(1n);
    for (const role of SLOW) assert.equal(await answerOf(acceptRole(world, role, thief)), 'NotNominee');
    assert.equal(await answerOf(setSlashTerm(world, SlashTerm.OwnerCap, 1n)), 'NotAdmin');
    const { coStakeSlashCapBps, coStakeSlashCapFrom } = await world.readConfig();
    assert.deepEqual([coStakeSlashCapBps, coStakeSlashCapFrom], [3_000, 0n]);
  });

  it('who uses the spare’s key is an admin at once: it is an admin key', async () => {
    const { world, spare } = await withSpare();
    await acceptRole(world, Role.Admin, spare);
    assert.isTrue((await world.readConfig()).admin.equals(spare.publicKey));
  });

  it('needs 84 days to replace a spare with their own key', async () => {
    const { world, spare } = await withSpare();
    const thief = world.newKeypair();
    await nominate(world, Role.Admin, NOBODY);
    await world.chain.warpBy(CHANGE_DELAY_SECONDS);
    await nominate(world, Role.Admin, thief.publicKey);
    assert.equal(await answerOf(acceptRole(world, Role.Admin, spare)), 'NotNominee');
    await world.chain.warpBy(CHANGE_DELAY_SECONDS - 1n);
    assert.equal(await answerOf(acceptRole(world, Role.Admin, thief)), 'NominationNotMatured');
    await world.chain.warpBy(1n);
    await acceptRole(world, Role.Admin, thief);
  });

  it('who names slasher, arbiter and worse terms takes nothing of who leaves when it is announced', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const [slasher, arbiter] = [world.newKeypair(), world.newKeypair()];
    await nominate(world, Role.Slasher, slasher.publicKey);
    await nominate(world, Role.Arbiter, arbiter.publicKey);
    for (const term of [SlashTerm.OwnerCap, SlashTerm.CoStakeCap])
      await answerOf(setSlashTerm(world, term, 5_000n));
    await setSlashTerm(world, SlashTerm.AppealWindow, 7n * DAY);
    const { days } = await siege(
      world,
      () => [() => acceptRole(world, Role.Slasher, slasher), () => acceptRole(world, Role.Arbiter, arbiter)],
      {
        coStaker: coStakerLeaves(world, coStake),
        owner: ownerLeaves(world, coStake.device),
      },
    );
    assert.deepEqual(days, { coStaker: 14, owner: 14 });
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
    await assertGained(world, coStake.device.owner.tokenAccount, tokens(26));
  });
});

describe('a thief with the keys of slasher and arbiter', () => {
  it('whose cases are upheld when both roles are vacated: the admin withdraws them, nothing burns', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device, coStaker } = coStake;
    const cases: TestCase[] = [];
    for (let count = 0; count < 3; count += 1) {
      const testCase = await openCase(world, device, { stakeBps: 1_000, rewardsBps: 5_000 });
      await appealAsOwner(world, testCase);
      await upholdCase(world, testCase);
      cases.push(testCase);
    }
    const { admin, slasher, arbiter } = world.roles;
    for (const role of [Role.Slasher, Role.Arbiter]) await vacate(world, role);
    for (const testCase of cases) {
      assert.equal(await answerOf(executeCase(world, testCase)), 'CaseNotExecutable');
      for (const thief of [slasher, arbiter]) {
        const input = { authority: thief.publicKey };
        const instruction = await withdrawCaseInstruction(world, testCase, input);
        await expectRefusal(world.chain, instruction, [thief], 'NotSlasherNorAdmin');
      }
      const input = { authority: admin.publicKey };
      await world.chain.run(await withdrawCaseInstruction(world, testCase, input), [admin]);
    }
    await world.unstakeOwner(device);
    await world.chain.warpBy(14n * DAY);
    await withdrawOwnerStake(world, device);
    await withdrawCoStake(world, coStake);
    await assertGained(world, device.owner.tokenAccount, 0n);
    await assertGained(world, coStaker.tokenAccount, 0n);
  });

  it('who changes hands with an accomplice decides no case that the accomplice opened before', async () => {
    const world = await World.create();
    const { chain, roles } = world;
    const { device } = await agreement(world);
    const [nextSlasher, nextArbiter] = [roles.arbiter, roles.slasher];
    const third = world.newKeypair();
    await nominate(world, Role.Slasher, third.publicKey);
    await nominate(world, Role.Arbiter, nextArbiter.publicKey);
    await chain.warpBy(CHANGE_DELAY_SECONDS);
    const testCase = await openCase(world, device);
    await appealAsOwner(world, testCase);
    await acceptRole(world, Role.Slasher, third);
    await acceptRole(world, Role.Arbiter, nextArbiter);
    const instruction = decisionInstruction('upholdCase', testCase, nextArbiter);
    await expectRefusal(chain, instruction, [nextArbiter], 'OpenerCannotDecide');
    await expectError(
      chain.send(decisionInstruction('upholdCase', testCase, nextSlasher), [nextSlasher]),
      'NotArbiter',
    );
  });

  it('a new arbiter, nominated when a party was leaving already, upholds no case that was opened by then', async () => {
    const world = await World.create();
    const { chain } = world;
    const coStake = await agreement(world);
    await world.unstakeCoStake(coStake);
    const arbiter = world.newKeypair();
    await nominate(world, Role.Arbiter, arbiter.publicKey);
    // The last second in which the party can be hit is long before the nomination matures.
    await chain.warpBy(21n * DAY - 1n);
    const testCase = await openCase(world, coStake.device, { stakeBps: 5_000, rewardsBps: 0 });
    await chain.warpBy(21n * DAY + 1n);
    await appealAsOwner(world, testCase);
    await acceptRole(world, Role.Arbiter, arbiter);
    const instruction = decisionInstruction('upholdCase', testCase, arbiter);
    await expectRefusal(chain, instruction, [arbiter], 'CaseBeforeArbiter');
    await chain.run(decisionInstruction('dismissCase', testCase, arbiter), [arbiter]);
  });
});
