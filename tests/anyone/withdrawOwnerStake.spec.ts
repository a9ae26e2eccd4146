import { COOLDOWN_SECONDS } from '@co-staking/sdk';
import { assert } from 'chai';

import { openCase, executeCase, readCase } from '../support/caseSteps';
import { HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectRefusal } from '../support/expectRefusal';
import { pause } from '../support/operators';
import { expectMoves } from '../support/ownerSteps';
import { payouts } from '../support/payoutSteps';
import { createTokenAccount } from '../support/tokens';
import { MINIMUM, World, tokens, type TestDevice } from '../support/world';

describe('withdrawOwnerStake', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  /** A device whose owner's cooldown has just ended. */
  async function left(on = world): Promise<TestDevice> {
    const device = await on.fullyStaked();
    await on.unstakeOwner(device);
    await on.chain.warpBy(COOLDOWN_SECONDS);
    return device;
  }

  it('pays the whole stake to the owner, who can then stake again', async () => {
    const device = await left();
    const before = await world.readDevice(device);
    await expectMoves(
      world,
      [
        [device.stakeVault, -MINIMUM],
        [device.owner.tokenAccount, MINIMUM],
      ],
      () => world.chain.run(payouts.ownerStake(world, device)),
    );
    assertChanged(before, await world.readDevice(device), {
      ownerStake: 0n,
      ownerCooldownEndsAt: 0n,
    });
    await world.stake(device, tokens(1));
    const anew = await world.readDevice(device);
    assert.equal(anew.ownerStake, tokens(1));
    assert.equal(anew.ownerStakedAt, await world.chain.now());
  });

  it('records the payment in an event', async () => {
    const litesvm = await World.create({ kind: 'litesvm' });
    const device = await left(litesvm);
    assertEvents(await litesvm.chain.run(payouts.ownerStake(litesvm, device)), [
      'OwnerStakeWithdrawn',
      {
        device: device.address,
        owner: device.owner.address,
        amount: MINIMUM,
        stakeAfter: 0n,
        at: await litesvm.chain.now(),
      },
    ]);
  });

  it('refuses until the second before the cooldown ends', async () => {
    for (const side of ['the second before', 'the very second', 'the second after'] as const) {
      const device = await world.fullyStaked();
      await world.unstakeOwner(device);
      await warpAround(world.chain, (await world.chain.now()) + COOLDOWN_SECONDS, side);
      const withdraw = payouts.ownerStake(world, device);
      if (side === 'the second before') await expectRefusal(world.chain, withdraw, [], 'StillLocked');
      else await world.chain.run(withdraw);
    }
  });

  it('refuses if no exit was started, if there is no stake, and a second withdrawal', async () => {
    const unstaked = await world.newDevice();
    await expectRefusal(world.chain, payouts.ownerStake(world, unstaked), [], 'ExitNotStarted');
    const staked = await world.fullyStaked();
    await expectRefusal(world.chain, payouts.ownerStake(world, staked), [], 'ExitNotStarted');
    const device = await left();
    await world.chain.run(payouts.ownerStake(world, device));
    await expectRefusal(world.chain, payouts.ownerStake(world, device), [], 'ExitNotStarted');
  });

  it('pays only to the owner, and if a stranger sends it, only to the associated account', async () => {
    const device = await left();
    const { owner } = device;
    const stranger = await world.newActor();
    const steal = payouts.ownerStake(world, device, {
      caller: stranger.address,
      destination: stranger.tokenAccount,
    });
    await expectRefusal(world.chain, steal, [stranger.wallet], 'WrongDestination');
    const destination = await createTokenAccount(world.chain, world.mint, owner.address);
    const elsewhere = payouts.ownerStake(world, device, { destination });
    await expectRefusal(world.chain, elsewhere, [], 'NotAssociatedAccount');
    const own = payouts.ownerStake(world, device, { caller: owner.address, destination });
    await world.chain.run(own, [owner.wallet]);
    assert.equal(await world.balance(destination), MINIMUM);
  });

  it('pays what no case has frozen, and nothing more once the rest was burned', async () => {
    const device = await world.fullyStaked();
    const { owner } = device;
    await world.unstakeOwner(device);
    const testCase = await openCase(world, device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    const before = await world.balance(owner.tokenAccount);
    await world.chain.run(payouts.ownerStake(world, device));
    assert.equal((await world.balance(owner.tokenAccount)) - before, tokens(1_440));
    await expectRefusal(world.chain, payouts.ownerStake(world, device), [], 'StakeFrozen');
    await world.chain.warpTo((await readCase(world, testCase)).appealEndsAt);
    await executeCase(world, testCase);
    assert.equal(await world.balance(device.stakeVault), 0n);
    assert.equal((await world.readDevice(device)).ownerStake, 0n);
  });

  it('is never stopped by a pause or by termination', async () => {
    const paused = await World.create();
    const device = await left(paused);
    await paused.terminate(device);
    await pause(paused, HOUR);
    await paused.chain.run(payouts.ownerStake(paused, device));
    assert.equal(await paused.balance(device.stakeVault), 0n);
  });
});
