import { assert } from 'chai';

import { openCase } from '../support/caseSteps';
import { HOUR } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause } from '../support/operators';
import { expectMoves } from '../support/ownerSteps';
import { matured, payouts } from '../support/payoutSteps';
import { createTokenAccount } from '../support/tokens';
import { World, tokens } from '../support/world';

describe('claimCoStakeRewards', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('pays the share in whole base units, and keeps the fraction for the next claim', async () => {
    const coStake = await world.coStaked();
    const { device, coStaker } = coStake;
    await world.postRewards(device, 101n);
    const before = await world.readOffer(coStake);
    // 74 % of 101 is 74.74.
    await expectMoves(
      world,
      [
        [device.rewardVault, -74n],
        [coStaker.tokenAccount, 74n],
        [device.stakeVault, 0n],
      ],
      () => world.chain.run(payouts.coStakeRewards(world, coStake)),
    );
    assertChanged(before, await world.readOffer(coStake), { rewardsClaimed: 74n });
    await world.postRewards(device, 101n);
    // 74 % of 202 is 149.48: one unit of the fractions comes with it.
    await expectMoves(world, [[coStaker.tokenAccount, 75n]], () =>
      world.chain.run(payouts.coStakeRewards(world, coStake)),
    );
  });

  it('records the payment in an event', async () => {
    const litesvm = await World.create({ kind: 'litesvm' });
    const coStake = await litesvm.coStaked();
    await litesvm.postRewards(coStake.device, 100n);
    assertEvents(await litesvm.chain.run(payouts.coStakeRewards(litesvm, coStake)), [
      'CoStakeRewardsClaimed',
      {
        device: coStake.device.address,
        offer: coStake.address,
        coStaker: coStake.coStaker.address,
        amount: 74n,
        claimedTotal: 74n,
        at: await litesvm.chain.now(),
      },
    ]);
  });

  it('pays the same in many claims as in one', async () => {
    const [often, once] = [await world.coStaked(), await world.coStaked()];
    const start = await world.balance(often.coStaker.tokenAccount);
    for (let post = 0; post < 7; post += 1) {
      await world.postRewards(often.device, 33n);
      await world.postRewards(once.device, 33n);
      await world.chain.run(payouts.coStakeRewards(world, often));
    }
    await world.chain.run(payouts.coStakeRewards(world, once));
    const gained = (await world.balance(often.coStaker.tokenAccount)) - start;
    // 74 % of 231 is 170.94.
    assert.equal(gained, 170n);
    assert.equal(await world.balance(once.coStaker.tokenAccount), start + 170n);
  });

  it('refuses if nothing was earned, if it was claimed, and if only a fraction is left', async () => {
    const coStake = await world.coStaked();
    await expectRefusal(world.chain, payouts.coStakeRewards(world, coStake), [], 'NothingToClaim');
    await world.postRewards(coStake.device, 1n);
    await expectRefusal(world.chain, payouts.coStakeRewards(world, coStake), [], 'NothingToClaim');
    await world.postRewards(coStake.device, 1n);
    await world.chain.run(payouts.coStakeRewards(world, coStake));
    await expectRefusal(world.chain, payouts.coStakeRewards(world, coStake), [], 'NothingToClaim');
  });

  it('pays nothing from posts before the acceptance', async () => {
    const device = await world.fullyStaked();
    await world.postRewards(device, tokens(100));
    const coStake = await world.accept(await world.openOffer(device));
    await expectRefusal(world.chain, payouts.coStakeRewards(world, coStake), [], 'NothingToClaim');
  });

  it('pays in every state: leaving, withdrawn, paused, terminated', async () => {
    const paused = await World.create();
    const coStake = await paused.coStaked();
    await paused.postRewards(coStake.device, 100n);
    await matured(paused, coStake);
    await paused.chain.run(payouts.coStake(paused, coStake));
    await paused.terminate(coStake.device);
    await pause(paused, HOUR);
    const { tokenAccount } = coStake.coStaker;
    const before = await paused.balance(tokenAccount);
    await paused.chain.run(payouts.coStakeRewards(paused, coStake));
    assert.equal((await paused.balance(tokenAccount)) - before, 74n);
  });

  it('pays only to the co-staker, and if a stranger sends it, only to the associated account', async () => {
    const coStake = await world.coStaked();
    const { coStaker, device } = coStake;
    await world.postRewards(device, 100n);
    const stranger = await world.newActor();
    const steal = { caller: stranger.address, destination: stranger.tokenAccount };
    const theft = payouts.coStakeRewards(world, coStake, steal);
    await expectRefusal(world.chain, theft, [stranger.wallet], 'WrongDestination');
    const destination = await createTokenAccount(world.chain, world.mint, coStaker.address);
    const elsewhere = payouts.coStakeRewards(world, coStake, { destination });
    await expectRefusal(world.chain, elsewhere, [], 'NotAssociatedAccount');
    const own = payouts.coStakeRewards(world, coStake, { caller: coStaker.address, destination });
    await world.chain.run(own, [coStaker.wallet]);
    assert.equal(await world.balance(destination), 74n);
  });

  it('pays what no case has frozen', async () => {
    const coStake = await world.coStaked();
    await world.postRewards(coStake.device, tokens(100));
    await openCase(world, coStake.device);
    await expectMoves(world, [[coStake.coStaker.tokenAccount, tokens('66.6')]], () =>
      world.chain.run(payouts.coStakeRewards(world, coStake)),
    );
    await expectRefusal(world.chain, payouts.coStakeRewards(world, coStake), [], 'NothingToClaim');
  });

  it('refuses a ledger that has paid more than was earned', async () => {
    const coStake = await world.coStaked();
    await inject(world.chain, 'Offer', coStake.address, { rewards_claimed: 1n });
    await expectRefusal(world.chain, payouts.coStakeRewards(world, coStake), [], 'LedgerMismatch');
  });
});
