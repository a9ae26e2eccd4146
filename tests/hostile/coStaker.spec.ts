import { instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { answerOf } from '../support/expectRefusal';
import { withdrawCoStake } from '../support/ownerSteps';
import { payouts } from '../support/payoutSteps';
import { closeTokenAccount, createTokenAccount, freeze } from '../support/tokens';
import { World, tokens } from '../support/world';
import { agreement, assertGained, coStakerLeaves, freshAgreement, ownerLeaves, siege } from './siege';

/** The wait that was agreed, after an acceptance. */
const COMMITMENT_DAYS = 7;
const COOLDOWN_DAYS = 14;
const UNBONDING_DAYS = 21;

describe('a hostile co-staker', () => {
  it('who is silent since the acceptance does not keep the owner for longer than 7 + 14 days', async () => {
    const world = await World.create();
    const { device } = await freshAgreement(world);
    const { days } = await siege(world, () => [], { owner: ownerLeaves(world, device) });
    assert.deepEqual(days, { owner: COMMITMENT_DAYS + COOLDOWN_DAYS });
    await assertGained(world, device.owner.tokenAccount, tokens(26));
  });

  it('who is silent forever, with a closed token account, does not delay the owner for longer than 14 days', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device, coStaker } = coStake;
    const elsewhere = await createTokenAccount(world.chain, world.mint, coStaker.address);
    await closeTokenAccount(world.chain, world.mint, coStaker.wallet, elsewhere);
    const { days } = await siege(world, () => [], { owner: ownerLeaves(world, device) });
    assert.deepEqual(days, { owner: COOLDOWN_DAYS });
    await assertGained(world, device.owner.tokenAccount, tokens(26));
    // No one can send the money to a missing account; the co-staker may come back years later.
    assert.equal(await answerOf(withdrawCoStake(world, coStake)), 'WrongDestination');
    await world.chain.warpBy(3_650n * 86_400n);
    const input = { caller: coStaker.address, destination: elsewhere };
    const before = await world.balance(elsewhere);
    await world.chain.run(payouts.coStake(world, coStake, input), [coStaker.wallet]);
    assert.equal((await world.balance(elsewhere)) - before, tokens(640));
  });

  it('who tries everything every day, with a frozen token account, keeps neither the owner nor another co-staker', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: tokens(960) });
    const terms = { amount: tokens(320), shareBps: 3_000 };
    const hostile = await world.accept(await world.openOffer(device, terms), undefined, {
      maxShortfall: tokens(320),
    });
    const honest = await world.accept(await world.openOffer(device, terms));
    await world.passCommitment(device);
    await world.postRewards(device, tokens(100));
    const { coStaker } = hostile;
    const stranger = { ...honest, coStaker };
    const { days, attacks } = await siege(
      world,
      (day) => [
        () => (day === 1 ? freeze(world.chain, world.mint, coStaker.tokenAccount) : Promise.resolve()),
        () => (day === 2 ? world.unstakeCoStake(hostile) : Promise.resolve()),
        () => world.unstakeCoStake(hostile),
        () => world.unstakeCoStake(stranger),
        () => world.chain.run(payouts.coStake(world, stranger)),
        () => world.chain.run(payouts.coStakeRewards(world, hostile)),
        () =>
          world.chain.run(
            instructions.closeParticipant({ wallet: coStaker.address, participant: coStaker.participant })
              .instruction,
            [coStaker.wallet],
          ),
      ],
      {
        other: coStakerLeaves(world, honest),
        owner: ownerLeaves(world, device),
      },
    );
    // The owner leaves on the first day too, and all co-stakes with them: no one needs the 21 days.
    assert.deepEqual(days, { other: COOLDOWN_DAYS, owner: COOLDOWN_DAYS });
    assert.isBelow(days.other, UNBONDING_DAYS);
    assert.isAbove(attacks, 10);
    await assertGained(world, honest.coStaker.tokenAccount, tokens(30));
    await assertGained(world, device.owner.tokenAccount, tokens(40));
  });
});
