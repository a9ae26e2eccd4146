import { assert } from 'chai';

import { executeCase, releaseCaseInstruction, upholdCase } from '../support/caseSteps';
import { appealedCase, describeDecision } from '../support/decisions';
import { expectRefusal } from '../support/expectRefusal';
import { World, tokens } from '../support/world';

describe('upholdCase', () => {
  describeDecision('upholdCase');

  it('lets the case be executed in the same second, and never be released', async () => {
    const world = await World.create();
    const testCase = await appealedCase(world);
    await upholdCase(world, testCase);
    const release = await releaseCaseInstruction(world, testCase);
    await expectRefusal(world.chain, release, [], 'CaseNotReleasable');
    await executeCase(world, testCase);
    assert.equal(await world.balance(testCase.device.stakeVault), tokens(1_440));
  });
});
