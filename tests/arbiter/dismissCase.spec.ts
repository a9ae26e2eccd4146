import { CHANGE_DELAY_SECONDS, CaseState, Role } from '@co-staking/sdk';
import { assert } from 'chai';

import {
  appealAsOwner,
  dismissCase,
  executeCase,
  executeCaseInstruction,
  readCase,
  releaseCase,
  upholdCase,
  type TestCase,
} from '../support/caseSteps';
import { DAY, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { appealedCase, decisionInstruction, describeDecision } from '../support/decisions';
import { expectOk } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { acceptRole, nominate, setParameters } from '../support/operators';
import { World, tokens } from '../support/world';

describe('dismissCase', () => {
  describeDecision('dismissCase');

  it('lets the case be released in the same second, and never be executed', async () => {
    const world = await World.create();
    const testCase = await appealedCase(world);
    await dismissCase(world, testCase);
    const execution = await executeCaseInstruction(world, testCase);
    await expectRefusal(world.chain, execution, [], 'CaseNotExecutable');
    await releaseCase(world, testCase);
    assert.equal((await world.readDevice(testCase.device)).ownerFrozen, 0n);
    assert.equal(await world.balance(testCase.device.stakeVault), tokens(1_600));
  });

  describe('of an upheld case', () => {
    async function upheldCase(world: World): Promise<TestCase> {
      const testCase = await appealedCase(world);
      await upholdCase(world, testCase);
      return testCase;
    }

    it('reverses the decision until the second before the appeal window ends, long after the arbiter’s deadline', async () => {
      const world = await World.create();
      await setParameters(world, { arbiterSeconds: 7n * DAY });
      const testCase = await upheldCase(world);
      const before = await readCase(world, testCase);
      assert.isBelow(Number(before.arbiterEndsAt), Number(before.appealEndsAt));
      await warpAround(world.chain, before.appealEndsAt, 'the second before');
      await dismissCase(world, testCase);
      assertChanged(before, await readCase(world, testCase), { state: CaseState.Dismissed });
      await releaseCase(world, testCase);
      assert.equal(await world.balance(testCase.device.stakeVault), tokens(1_600));
    });

    for (const side of ['the very second', 'the second after'] as const)
      it(`refuses ${side} the appeal window ends, and the case burns`, async () => {
        const world = await World.create();
        const { arbiter } = world.roles;
        const testCase = await upheldCase(world);
        await warpAround(world.chain, (await readCase(world, testCase)).appealEndsAt, side);
        const instruction = decisionInstruction('dismissCase', testCase, arbiter);
        await expectRefusal(world.chain, instruction, [arbiter], 'TakeBackTooLate');
        await executeCase(world, testCase);
        assert.equal(await world.balance(testCase.device.stakeVault), tokens(1_440));
      });

    it('is final: neither upheld nor appealed again', async () => {
      const world = await World.create();
      const { arbiter } = world.roles;
      const testCase = await upheldCase(world);
      await dismissCase(world, testCase);
      const uphold = decisionInstruction('upholdCase', testCase, arbiter);
      await expectRefusal(world.chain, uphold, [arbiter], 'CaseDecided');
      assert.equal(await answerOf(appealAsOwner(world, testCase)), 'AlreadyAppealed');
    });

    it('is open to a new arbiter, whose nomination matured after the opening', async () => {
      const world = await World.create();
      const { chain } = world;
      const successor = world.newKeypair();
      await nominate(world, Role.Arbiter, successor.publicKey);
      await chain.warpBy(CHANGE_DELAY_SECONDS - 1n);
      const testCase = await upheldCase(world);
      await chain.warpBy(1n);
      await acceptRole(world, Role.Arbiter, successor);
      await chain.run(decisionInstruction('dismissCase', testCase, successor), [successor]);
      assert.equal((await readCase(world, testCase)).state, CaseState.Dismissed);
    });

    it('records it in the event', async () => {
      const world = await World.create({ kind: 'litesvm' });
      const { arbiter } = world.roles;
      const testCase = await upheldCase(world);
      const instruction = decisionInstruction('dismissCase', testCase, arbiter);
      const outcome = await expectOk(world.chain.send(instruction, [arbiter]));
      assertEvents(outcome, [
        'CaseDecided',
        {
          device: testCase.device.address,
          slashCase: testCase.address,
          number: 0,
          upheld: 0,
          takenBack: 1,
          at: await world.chain.now(),
        },
      ]);
    });
  });
});
