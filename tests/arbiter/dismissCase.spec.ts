import { assert } from 'chai';

import { dismissCase, executeCaseInstruction, releaseCase } from '../support/caseSteps';
import { appealedCase, describeDecision } from '../support/decisions';
import { expectRefusal } from '../support/expectRefusal';
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
});
