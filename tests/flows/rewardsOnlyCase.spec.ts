import { assert } from 'chai';

import { openCase, readCase } from '../support/caseSteps';
import { World, tokens } from '../support/world';

describe('a case that takes only rewards', () => {
  it('neither is limited by the cap on stake nor uses it up', async () => {
    const world = await World.create();
    const { device } = await world.coStaked();
    await world.postRewards(device, tokens(10));
    await openCase(world, device, { stakeBps: 5_000, rewardsBps: 0 });
    const before = await world.readDevice(device);
    await world.chain.warpBy(60n);
    const second = await openCase(world, device, { stakeBps: 0, rewardsBps: 10 });
    const after = await world.readDevice(device);
    assert.equal(after.openCases, 2);
    assert.equal(second.number, 1);
    assert.deepEqual(after.slashTaken, before.slashTaken);
    assert.equal(after.ownerFrozen, before.ownerFrozen);
    const { ownerStake, hits } = await readCase(world, second);
    assert.deepEqual([ownerStake, hits[0]!.stake], [0n, 0n]);
  });
});
