import {
  APPEAL_SECONDS,
  ARBITER_SECONDS,
  CHANGE_DELAY_SECONDS,
  CaseState,
  Role,
  caseStatus,
  instructions,
  type ProgramErrorCode,
} from '@co-staking/sdk';
import type { Keypair, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import {
  appealAsCoStaker,
  appealAsOwner,
  dismissCase,
  executeCase,
  openCase,
  readCase,
  releaseCase,
  upholdCase,
  type TestCase,
} from './caseSteps';
import { warpAround, type Around } from './clock';
import { assertChanged, assertEvents } from './compare';
import { expectNothingChanged, expectOk } from './expectError';
import { CLOSED, expectRefusal } from './expectRefusal';
import { acceptRole, nominate } from './operators';
import { World } from './world';

export type Decision = 'upholdCase' | 'dismissCase';

const STATE = { upholdCase: CaseState.Upheld, dismissCase: CaseState.Dismissed };
const STATUS = { upholdCase: 'upheld', dismissCase: 'ready to release' };

/** A case of a device of its own, which the owner has appealed. */
export async function appealedCase(world: World): Promise<TestCase> {
  const { device } = await world.coStaked();
  const testCase = await openCase(world, device);
  await appealAsOwner(world, testCase);
  return testCase;
}

export function decisionInstruction(
  decision: Decision,
  { device, number }: TestCase,
  { publicKey: arbiter }: Keypair,
): TransactionInstruction {
  return instructions[decision]({ arbiter, device: device.address, number }).instruction;
}

/** A nominee for the arbiter's role whose nomination matures in this second. */
async function maturedNominee(world: World): Promise<Keypair> {
  const nominee = world.newKeypair();
  await nominate(world, Role.Arbiter, nominee.publicKey);
  await world.chain.warpBy(CHANGE_DELAY_SECONDS);
  return nominee;
}

/** An appealed case that was opened around the second in which the nomination of a new arbiter matured. */
async function caseOpenedAround(
  world: World,
  side: Around,
): Promise<{ testCase: TestCase; arbiter: Keypair }> {
  const arbiter = world.newKeypair();
  await nominate(world, Role.Arbiter, arbiter.publicKey);
  const maturesAt = (await world.chain.now()) + CHANGE_DELAY_SECONDS;
  await warpAround(world.chain, maturesAt, side);
  const testCase = await appealedCase(world);
  await world.chain.warpTo(maturesAt + 10n);
  await acceptRole(world, Role.Arbiter, arbiter);
  return { testCase, arbiter };
}

/** Cases in each state, opened by a slasher who has been made the arbiter since. */
async function casesOfTheNextArbiter(world: World): Promise<TestCase[]> {
  const { slasher } = world.roles;
  const next = world.newKeypair();
  await nominate(world, Role.Slasher, next.publicKey);
  await nominate(world, Role.Arbiter, slasher.publicKey);
  await world.chain.warpBy(CHANGE_DELAY_SECONDS);
  const cases = [await openCase(world, await world.fullyStaked())];
  for (let count = 0; count < 3; count += 1) cases.push(await appealedCase(world));
  await upholdCase(world, cases[2]!);
  await dismissCase(world, cases[3]!);
  await acceptRole(world, Role.Slasher, next);
  await acceptRole(world, Role.Arbiter, slasher);
  return cases;
}

/** What upholding and dismissing have in common: everything but the outcome. */
export function describeDecision(decision: Decision): void {
  // A decision concerns one case: every test brings its own.
  let world: World;
  before(async () => {
    world = await World.create();
  });

  const build = (testCase: TestCase, arbiter = world.roles.arbiter): TransactionInstruction =>
    decisionInstruction(decision, testCase, arbiter);

  const decide = (testCase: TestCase) => world.chain.run(build(testCase), [world.roles.arbiter]);

  const refuses = (testCase: TestCase, error: ProgramErrorCode) =>
    expectRefusal(world.chain, build(testCase), [world.roles.arbiter], error);

  it('records the decision and nothing else', async () => {
    const testCase = await appealedCase(world);
    const { address, stakeVault, rewardVault } = testCase.device;
    const before = await readCase(world, testCase);
    await expectNothingChanged(world.chain, [address, stakeVault, rewardVault], () => decide(testCase));
    const after = await readCase(world, testCase);
    assertChanged(before, after, { state: STATE[decision] });
    assert.equal(caseStatus(after, await world.chain.now()), STATUS[decision]);
  });

  it('records the decision in an event', async () => {
    const telling = await World.create({ kind: 'litesvm' });
    const { arbiter } = telling.roles;
    const testCase = await appealedCase(telling);
    const instruction = build(testCase, arbiter);
    const outcome = await expectOk(telling.chain.send(instruction, [arbiter]));
    assertEvents(outcome, [
      'CaseDecided',
      {
        device: testCase.device.address,
        slashCase: testCase.address,
        number: 0,
        upheld: decision === 'upholdCase' ? 1 : 0,
        takenBack: 0,
        at: await telling.chain.now(),
      },
    ]);
  });

  it('decides an appeal of a co-staker', async () => {
    const coStake = await world.coStaked();
    const testCase = await openCase(world, coStake.device);
    await appealAsCoStaker(world, testCase, coStake);
    await decide(testCase);
    assert.equal((await readCase(world, testCase)).state, STATE[decision]);
  });

  it('decides one of two cases of a device', async () => {
    const first = await appealedCase(world);
    const second = await openCase(world, first.device);
    await appealAsOwner(world, second);
    await decide(second);
    assert.equal((await readCase(world, first)).state, CaseState.Appealed);
    assert.equal((await readCase(world, second)).state, STATE[decision]);
  });

  it('refuses anyone but the arbiter, the slasher and the admin included', async () => {
    const testCase = await appealedCase(world);
    const { slasher, admin } = world.roles;
    for (const other of [slasher, admin, testCase.device.owner.wallet])
      await expectRefusal(world.chain, build(testCase, other), [other], 'NotArbiter');
  });

  it('is for the present arbiter, not for the one who held the role at the appeal', async () => {
    const changing = await World.create();
    const { chain, roles } = changing;
    const successor = await maturedNominee(changing);
    const testCase = await appealedCase(changing);
    await acceptRole(changing, Role.Arbiter, successor);
    await expectRefusal(chain, build(testCase, roles.arbiter), [roles.arbiter], 'NotArbiter');
    await chain.run(build(testCase, successor), [successor]);
    assert.equal((await readCase(changing, testCase)).state, STATE[decision]);
  });

  for (const side of ['the second before', 'the very second', 'the second after'] as const)
    it(`by a new arbiter, of a case that was opened ${side} the nomination matured`, async () => {
      const changing = await World.create();
      const { chain } = changing;
      const { testCase, arbiter } = await caseOpenedAround(changing, side);
      const may = decision === 'dismissCase' || side !== 'the second before';
      if (may) await chain.run(build(testCase, arbiter), [arbiter]);
      else await expectRefusal(chain, build(testCase, arbiter), [arbiter], 'CaseBeforeArbiter');
      const { state } = await readCase(changing, testCase);
      assert.equal(state, may ? STATE[decision] : CaseState.Appealed);
    });

  it('refuses the key that opened the case and became the arbiter since, in every state of the case', async () => {
    const changing = await World.create();
    const { slasher } = changing.roles;
    const refusesOpener = async (testCase: TestCase) =>
      expectRefusal(changing.chain, build(testCase, slasher), [slasher], 'OpenerCannotDecide');
    const cases = await casesOfTheNextArbiter(changing);
    for (const testCase of cases) await refusesOpener(testCase);
    await changing.chain.warpTo((await readCase(changing, cases[0]!)).appealEndsAt + ARBITER_SECONDS);
    for (const testCase of cases) await refusesOpener(testCase);
  });

  it('refuses a case without an appeal, within the window and after it', async () => {
    const testCase = await openCase(world, await world.fullyStaked());
    await refuses(testCase, 'NotAppealed');
    await world.chain.warpBy(APPEAL_SECONDS);
    await refuses(testCase, 'NotAppealed');
  });

  it('refuses a case that has been dismissed, also after all time', async () => {
    const testCase = await appealedCase(world);
    await dismissCase(world, testCase);
    await refuses(testCase, 'CaseDecided');
    await world.chain.warpBy(APPEAL_SECONDS + ARBITER_SECONDS);
    await refuses(testCase, 'CaseDecided');
  });

  for (const side of ['the very second', 'the second after'] as const)
    it(`refuses ${side} the arbiter's time ends`, async () => {
      const testCase = await appealedCase(world);
      const { arbiterEndsAt } = await readCase(world, testCase);
      await warpAround(world.chain, arbiterEndsAt, side);
      await refuses(testCase, 'CaseExpired');
    });

  it("decides the second before the arbiter's time ends, long after the appeal window", async () => {
    const testCase = await openCase(world, await world.fullyStaked());
    const { appealEndsAt, arbiterSeconds } = await readCase(world, testCase);
    await warpAround(world.chain, appealEndsAt, 'the second before');
    await appealAsOwner(world, testCase);
    const { arbiterEndsAt } = await readCase(world, testCase);
    assert.equal(arbiterEndsAt, appealEndsAt - 1n + arbiterSeconds);
    await warpAround(world.chain, arbiterEndsAt, 'the second before');
    await decide(testCase);
    assert.equal((await readCase(world, testCase)).state, STATE[decision]);
  });

  it('refuses a case that has ended', async () => {
    const testCase = await appealedCase(world);
    const instruction = build(testCase);
    const { appealEndsAt } = await readCase(world, testCase);
    await decide(testCase);
    await world.chain.warpTo(appealEndsAt);
    await (decision === 'upholdCase' ? executeCase : releaseCase)(world, testCase);
    await expectRefusal(world.chain, instruction, [world.roles.arbiter], CLOSED);
  });
}
