import {
  APPEAL_SECONDS,
  ARBITER_SECONDS,
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
import { warpAround } from './clock';
import { assertChanged, assertEvents } from './compare';
import { expectNothingChanged, expectOk } from './expectError';
import { CLOSED, expectRefusal } from './expectRefusal';
import { nominate } from './operators';
import { World } from './world';

export type Decision = 'upholdCase' | 'dismissCase';

const STATE = { upholdCase: CaseState.Upheld, dismissCase: CaseState.Dismissed };
const STATUS = { upholdCase: 'to be executed', dismissCase: 'to be released' };

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

  it('tells the decision', async () => {
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
    const testCase = await appealedCase(changing);
    const successor = changing.newKeypair();
    await nominate(changing, Role.Arbiter, successor.publicKey);
    const acceptance = instructions.acceptRole({ nominee: successor.publicKey, role: Role.Arbiter });
    await chain.run(acceptance.instruction, [successor]);
    await expectRefusal(chain, build(testCase, roles.arbiter), [roles.arbiter], 'NotArbiter');
    await chain.run(build(testCase, successor), [successor]);
    assert.equal((await readCase(changing, testCase)).state, STATE[decision]);
  });

  it('refuses a case that nobody has appealed, within the window and after it', async () => {
    const testCase = await openCase(world, await world.fullyStaked());
    await refuses(testCase, 'NotAppealed');
    await world.chain.warpBy(APPEAL_SECONDS);
    await refuses(testCase, 'NotAppealed');
  });

  for (const [name, first] of [
    ['upheld', upholdCase],
    ['dismissed', dismissCase],
  ] as const)
    it(`refuses a case that has been ${name}, also after the arbiter's time`, async () => {
      const testCase = await appealedCase(world);
      await first(world, testCase);
      await refuses(testCase, 'CaseDecided');
      await world.chain.warpBy(ARBITER_SECONDS);
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
    await decide(testCase);
    await (decision === 'upholdCase' ? executeCase : releaseCase)(world, testCase);
    await expectRefusal(world.chain, instruction, [world.roles.arbiter], CLOSED);
  });
}
