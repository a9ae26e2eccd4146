import { COOLDOWN_SECONDS, OfferState, SlotState, WAIT_SECONDS } from '@co-staking/sdk';
import { assert } from 'chai';

import { appealAsOwner, openCase, readCase, releaseCase, type TestCase } from '../support/caseSteps';
import { HOUR, warpAround } from '../support/clock';
import { assertEvents } from '../support/compare';
import { expectRefusal } from '../support/expectRefusal';
import { pause } from '../support/operators';
import { expectMoves } from '../support/ownerSteps';
import { matured, payouts } from '../support/payoutSteps';
import { createTokenAccount, freeze } from '../support/tokens';
import { World, tokens } from '../support/world';

describe('withdrawCoStake', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('pays the whole principal to the co-staker, frees slot and claim', async () => {
    const coStake = await matured(world);
    const { device, coStaker } = coStake;
    const now = await world.chain.now();
    await expectMoves(
      world,
      [
        [device.stakeVault, -tokens(640)],
        [coStaker.tokenAccount, tokens(640)],
      ],
      () => world.chain.run(payouts.coStake(world, coStake)),
    );
    const { state, principal, withdrawnAt } = await world.readOffer(coStake);
    assert.equal(state, OfferState.Withdrawn);
    assert.equal(principal, 0n);
    assert.equal(withdrawnAt, now);
    assert.equal((await world.readDevice(device)).slots[0]!.state, SlotState.Empty);
    assert.equal((await world.readParticipant(coStaker)).activeClaims, 0);
  });

  it('records the payment in an event', async () => {
    const litesvm = await World.create({ kind: 'litesvm' });
    const coStake = await matured(litesvm);
    assertEvents(await litesvm.chain.run(payouts.coStake(litesvm, coStake)), [
      'CoStakeWithdrawn',
      {
        device: coStake.device.address,
        offer: coStake.address,
        coStaker: coStake.coStaker.address,
        amount: tokens(640),
        principalAfter: 0n,
        at: await litesvm.chain.now(),
      },
    ]);
  });

  it('refuses until the second before the cooldown ends', async () => {
    for (const side of ['the second before', 'the very second', 'the second after'] as const) {
      const coStake = await world.coStaked();
      await world.unstakeCoStake(coStake);
      const { cooldownEndsAt } = await world.readOffer(coStake);
      assert.equal(cooldownEndsAt, (await world.chain.now()) + WAIT_SECONDS + COOLDOWN_SECONDS);
      await warpAround(world.chain, cooldownEndsAt, side);
      const withdraw = payouts.coStake(world, coStake);
      if (side === 'the second before') await expectRefusal(world.chain, withdraw, [], 'StillLocked');
      else await world.chain.run(withdraw);
    }
  });

  it('still pays after a hundred years, and during a pause', async () => {
    const later = await World.create();
    const coStake = await matured(later);
    await later.chain.warpBy(100n * 365n * 24n * HOUR);
    await pause(later, HOUR);
    await later.chain.run(payouts.coStake(later, coStake));
    assert.equal(await later.balance(coStake.device.stakeVault), tokens(960));
  });

  it('refuses if no exit was started, and a second withdrawal', async () => {
    const coStake = await world.coStaked();
    await expectRefusal(world.chain, payouts.coStake(world, coStake), [], 'ExitNotStarted');
    await world.chain.run(payouts.coStake(world, await matured(world, coStake)));
    await expectRefusal(world.chain, payouts.coStake(world, coStake), [], 'ExitNotStarted');
  });

  it('pays only to the co-staker, and if a stranger sends it, only to the associated account', async () => {
    const coStake = await matured(world);
    const { coStaker } = coStake;
    const stranger = await world.newActor();
    const toStranger = { caller: stranger.address, destination: stranger.tokenAccount };
    const steal = payouts.coStake(world, coStake, toStranger);
    await expectRefusal(world.chain, steal, [stranger.wallet], 'WrongDestination');
    const second = await createTokenAccount(world.chain, world.mint, coStaker.address);
    const elsewhere = payouts.coStake(world, coStake, { destination: second });
    await expectRefusal(world.chain, elsewhere, [], 'NotAssociatedAccount');
    const own = payouts.coStake(world, coStake, { caller: coStaker.address, destination: second });
    await world.chain.run(own, [coStaker.wallet]);
    assert.equal(await world.balance(second), tokens(640));
  });

  it('lets a co-staker whose associated account is frozen name another one', async () => {
    const coStake = await matured(world);
    const { coStaker } = coStake;
    await freeze(world.chain, world.mint, coStaker.tokenAccount);
    await expectRefusal(world.chain, payouts.coStake(world, coStake), [], { token: 17 });
    const destination = await createTokenAccount(world.chain, world.mint, coStaker.address);
    const own = payouts.coStake(world, coStake, { caller: coStaker.address, destination });
    await world.chain.run(own, [coStaker.wallet]);
    assert.equal(await world.balance(destination), tokens(640));
  });

  it('pays what no case has frozen, refuses more, and pays the rest when the case ends', async () => {
    const coStake = await world.coStaked();
    const { device, coStaker } = coStake;
    await world.unstakeCoStake(coStake);
    await world.chain.warpBy(WAIT_SECONDS);
    const { cooldownEndsAt } = await world.readOffer(coStake);
    await world.chain.warpTo(cooldownEndsAt - 1n);
    const testCase = await openCase(world, device);
    await world.chain.warpBy(1n);
    const before = await world.balance(coStaker.tokenAccount);
    await world.chain.run(payouts.coStake(world, coStake));
    assert.equal((await world.balance(coStaker.tokenAccount)) - before, tokens(576));
    assert.equal((await world.readParticipant(coStaker)).activeClaims, 1);
    await expectRefusal(world.chain, payouts.coStake(world, coStake), [], 'StakeFrozen');
    await appealAndExpire(world, testCase);
    await world.chain.run(payouts.coStake(world, coStake));
    assert.equal((await world.balance(coStaker.tokenAccount)) - before, tokens(640));
    assert.equal((await world.readParticipant(coStaker)).activeClaims, 0);
  });

  it('refuses an account that is not the one the claim belongs to', async () => {
    const coStake = await matured(world);
    const { participant } = await world.newActor();
    const wrong = payouts.coStake(world, coStake, { participant });
    await expectRefusal(world.chain, wrong, [], 'WrongParticipant');
  });
});

/** The owner appeals, the arbiter stays silent, the case is released. */
async function appealAndExpire(world: World, testCase: TestCase): Promise<void> {
  await appealAsOwner(world, testCase);
  await world.chain.warpTo((await readCase(world, testCase)).arbiterEndsAt);
  await releaseCase(world, testCase);
}
