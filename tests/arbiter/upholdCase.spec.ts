import { assert } from 'chai';

import {
  executeCase,
  executeCaseInstruction,
  readCase,
  releaseCaseInstruction,
  upholdCase,
} from '../support/caseSteps';
import { DAY, warpAround } from '../support/clock';
import { appealedCase, decisionInstruction, describeDecision } from '../support/decisions';
import { expectRefusal } from '../support/expectRefusal';
import { setParameters } from '../support/operators';
import { World, tokens } from '../support/world';

describe('upholdCase', () => {
  describeDecision('upholdCase');

  it('lets the case be executed once the appeal window is over, not a second earlier, and never be released', async () => {
    const world = await World.create();
    const testCase = await appealedCase(world);
    await upholdCase(world, testCase);
    const { appealEndsAt } = await readCase(world, testCase);
    const [release, execution] = [
      await releaseCaseInstruction(world, testCase),
      await executeCaseInstruction(world, testCase),
    ];
    await expectRefusal(world.chain, execution, [], 'CaseNotExecutable');
    await warpAround(world.chain, appealEndsAt, 'the second before');
    await expectRefusal(world.chain, execution, [], 'CaseNotExecutable');
    await expectRefusal(world.chain, release, [], 'CaseNotReleasable');
    await warpAround(world.chain, appealEndsAt, 'the very second');
    await expectRefusal(world.chain, release, [], 'CaseNotReleasable');
    await executeCase(world, testCase);
    assert.equal(await world.balance(testCase.device.stakeVault), tokens(1_440));
  });

  it('refuses a case that was upheld, within the window and at any later time', async () => {
    const world = await World.create();
    await setParameters(world, { arbiterSeconds: 7n * DAY });
    const { arbiter } = world.roles;
    const testCase = await appealedCase(world);
    await upholdCase(world, testCase);
    const again = decisionInstruction('upholdCase', testCase, arbiter);
    for (const days of [0n, 7n, 30n, 60n]) {
      await world.chain.warpBy(days * DAY);
      await expectRefusal(world.chain, again, [arbiter], 'CaseDecided');
    }
  });
});
