import { equal } from 'node:assert/strict';
import { DAY } from '@co-staking/sdk';
import { World } from '@co-staking/sdk/testing';
import { daysUntilFree } from '../src/daysUntilFree.js';

it('counts down the days until a co-stake is free', async () => {
  const world = await World.create();
  const coStake = await world.coStaked();
  await world.unstakeCoStake(coStake);
  await world.chain.warpBy(8n * DAY);
  equal(await daysUntilFree(world.reader, coStake.address, await world.chain.now()), 13);
});
