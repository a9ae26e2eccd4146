import { ARBITER_SECONDS, CaseState, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { appealAsCoStaker, appealAsOwner, openCase, readCase, type TestCase } from '../support/caseSteps';
import { DAY, warpAround } from '../support/clock';
import { assertEvents } from '../support/compare';
import { expectRefusal } from '../support/expectRefusal';
import { World, tokens, type TestCoStake } from '../support/world';

const build = ({ device, number }: TestCase, { address, coStaker }: TestCoStake) =>
  instructions.appealAsCoStaker({
    coStaker: coStaker.address,
    device: device.address,
    offer: address,
    number,
  }).instruction;

describe('appealAsCoStaker', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('stops the execution and starts the arbiter’s deadline', async () => {
    const coStake = await world.coStaked();
    const testCase = await openCase(world, coStake.device);
    await world.chain.warpBy(DAY);
    const now = await world.chain.now();
    await appealAsCoStaker(world, testCase, coStake);
    const state = await readCase(world, testCase);
    assert.equal(state.state, CaseState.Appealed);
    assert.equal(state.appealedAt, now);
    assert.equal(state.arbiterEndsAt, now + ARBITER_SECONDS);
    assert.isTrue(state.appellant.equals(coStake.coStaker.address));
  });

  it('records who appealed in an event', async () => {
    const litesvm = await World.create({ kind: 'litesvm' });
    const coStake = await litesvm.coStaked();
    const testCase = await openCase(litesvm, coStake.device);
    const outcome = await litesvm.chain.run(build(testCase, coStake), [coStake.coStaker.wallet]);
    const at = await litesvm.chain.now();
    assertEvents(outcome, [
      'CaseAppealed',
      {
        device: coStake.device.address,
        slashCase: testCase.address,
        number: 0,
        appellant: coStake.coStaker.address,
        arbiterEndsAt: at + ARBITER_SECONDS,
        at,
      },
    ]);
  });

  it('is possible until the second before the window ends', async () => {
    for (const side of ['the second before', 'the very second', 'the second after'] as const) {
      const coStake = await world.coStaked();
      const testCase = await openCase(world, coStake.device);
      const { appealEndsAt } = await readCase(world, testCase);
      await warpAround(world.chain, appealEndsAt, side);
      if (side === 'the second before') await appealAsCoStaker(world, testCase, coStake);
      else
        await expectRefusal(
          world.chain,
          build(testCase, coStake),
          [coStake.coStaker.wallet],
          'AppealTooLate',
        );
    }
  });

  it('refuses an appeal after one of either party', async () => {
    const coStake = await world.coStaked();
    const testCase = await openCase(world, coStake.device);
    await appealAsOwner(world, testCase);
    await expectRefusal(world.chain, build(testCase, coStake), [coStake.coStaker.wallet], 'AlreadyAppealed');
  });

  it('refuses a co-staker whose stake the case does not hit', async () => {
    const coStake = await world.coStaked();
    const infractionAt = await world.chain.now();
    await world.chain.warpBy(DAY);
    await world.unstakeCoStake(coStake);
    const late = await world.accept(await world.openOffer(coStake.device, { shareBps: 1_000 }));
    const testCase = await openCase(world, coStake.device, { infractionAt });
    await expectRefusal(world.chain, build(testCase, late), [late.coStaker.wallet], 'CoStakeNotHit');
    await appealAsCoStaker(world, testCase, coStake);
  });

  it('refuses the co-staker of another device', async () => {
    const coStake = await world.coStaked();
    const testCase = await openCase(world, coStake.device);
    const other = await world.coStaked({ amount: tokens(640) });
    await expectRefusal(world.chain, build(testCase, other), [other.coStaker.wallet], 'WrongDevice');
  });
});
