import { instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { retractOffer, setCards, withdrawOverflow, giveNotice } from '../support/ownerSteps';
import { closeTokenAccount, createTokenAccount, freeze } from '../support/tokens';
import { World, tokens } from '../support/world';
import { agreement, assertGained, coStakerLeaves, ownerTerminates, siege } from './siege';

const COOLDOWN_DAYS = 14;
/** 7 days of wait and 14 of cooldown. */
const UNBONDING_DAYS = 21;

describe('a hostile owner', () => {
  it('who is silent for ever, with a closed token account, keeps nobody for longer than 21 days', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { owner } = coStake.device;
    const elsewhere = await createTokenAccount(world.chain, world.mint, owner.address);
    await closeTokenAccount(world.chain, world.mint, owner.wallet, elsewhere);
    const { days } = await siege(world, () => [], { coStaker: coStakerLeaves(world, coStake) });
    assert.deepEqual(days, { coStaker: UNBONDING_DAYS });
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('who tries everything every day, with a frozen token account, keeps nobody for longer than 21 days', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device } = coStake;
    const { owner } = device;
    const { days, attacks } = await siege(
      world,
      (day) => [
        () => (day === 3 ? freeze(world.chain, world.mint, owner.tokenAccount) : Promise.resolve()),
        () => world.stake(device, tokens(700)),
        () => withdrawOverflow(world, device, tokens(640)),
        () => giveNotice(world, device),
        async () => {
          const offer = await world.openOffer(device, { amount: tokens(100), shareBps: 1_000 });
          await retractOffer(world, offer);
        },
        () => world.openOffer(device, { amount: tokens(1), shareBps: 500 }),
        // Another signer does not get what is the co-staker's.
        () =>
          world.chain.run(
            instructions.unstakeCoStake({
              coStaker: owner.address,
              device: device.address,
              offer: coStake.address,
            }).instruction,
            [owner.wallet],
          ),
        () => setCards(world, device, 9),
      ],
      { coStaker: coStakerLeaves(world, coStake) },
    );
    assert.deepEqual(days, { coStaker: UNBONDING_DAYS });
    assert.isAbove(attacks, 20);
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('who unstakes in the middle of the wait only shortens the way out', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const day = 3;
    const { days } = await siege(
      world,
      (today) => (today === day ? [() => world.unstakeOwner(coStake.device)] : []),
      { coStaker: coStakerLeaves(world, coStake) },
    );
    assert.deepEqual(days, { coStaker: day + COOLDOWN_DAYS });
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('who terminates the device spares the co-staker the wait', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    await ownerTerminates(world, coStake.device);
    const { days } = await siege(world, () => [], { coStaker: coStakerLeaves(world, coStake) });
    assert.deepEqual(days, { coStaker: COOLDOWN_DAYS });
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });
});
