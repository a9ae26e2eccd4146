import { assert } from 'chai';

import { appealAsOwner, executeCase, openCase, upholdCase } from '../support/caseSteps';
import { World, tokens } from '../support/world';

describe('a case that takes rewards alone', () => {
  it('does not meet the cap on stake, nor prolong its window', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    await world.stake(device, tokens(1_000));
    await world.postRewards(device, tokens(10));
    const first = await openCase(world, device, { stakeBps: 3_000, rewardsBps: 0 });
    await appealAsOwner(world, first);
    await upholdCase(world, first);
    await executeCase(world, first);
    const before = await world.readDevice(device);
    await world.chain.warpBy(60n);
    const second = await openCase(world, device, { stakeBps: 0, rewardsBps: 10 });
    const after = await world.readDevice(device);
    assert.equal(after.openCases, 1);
    assert.equal(second.number, 1);
    assert.equal(after.slashWindowLastCaseAt, before.slashWindowLastCaseAt);
    assert.equal(after.slashWindowSlashed, before.slashWindowSlashed);
  });
});
