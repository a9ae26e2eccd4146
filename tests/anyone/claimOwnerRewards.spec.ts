import { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { openCase } from '../support/caseSteps';
import { HOUR } from '../support/clock';
import { assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause } from '../support/operators';
import { expectMoves } from '../support/ownerSteps';
import { payouts } from '../support/payoutSteps';
import { createTokenAccount, transfer } from '../support/tokens';
import { World, tokens } from '../support/world';

describe('claimOwnerRewards', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('pays the rest of the share in whole base units', async () => {
    const { device } = await world.coStaked();
    await world.postRewards(device, 101n);
    await expectMoves(
      world,
      [
        [device.rewardVault, -26n],
        [device.owner.tokenAccount, 26n],
        [device.stakeVault, 0n],
      ],
      () => world.chain.run(payouts.ownerRewards(world, device)),
    );
    assert.equal((await world.readDevice(device)).rewards.ownerClaimed, 26n);
  });

  it('pays everything if there is no co-staker, or if the co-staker’s share has ended', async () => {
    const device = await world.fullyStaked();
    await world.postRewards(device, 7n);
    await expectMoves(world, [[device.owner.tokenAccount, 7n]], () =>
      world.chain.run(payouts.ownerRewards(world, device)),
    );
    const coStake = await world.coStaked();
    await world.unstakeCoStake(coStake);
    await world.postRewards(coStake.device, 7n);
    await expectMoves(world, [[coStake.device.owner.tokenAccount, 7n]], () =>
      world.chain.run(payouts.ownerRewards(world, coStake.device)),
    );
  });

  it('records the payment in an event', async () => {
    const litesvm = await World.create({ kind: 'litesvm' });
    const device = await litesvm.fullyStaked();
    await litesvm.postRewards(device, 9n);
    assertEvents(await litesvm.chain.run(payouts.ownerRewards(litesvm, device)), [
      'OwnerRewardsClaimed',
      {
        device: device.address,
        owner: device.owner.address,
        amount: 9n,
        claimedTotal: 9n,
        at: await litesvm.chain.now(),
      },
    ]);
  });

  it('refuses if there is nothing to claim, a second claim, and a stranger’s donation to the vault', async () => {
    const device = await world.fullyStaked();
    await expectRefusal(world.chain, payouts.ownerRewards(world, device), [], 'NothingToClaim');
    await world.postRewards(device, 5n);
    await world.chain.run(payouts.ownerRewards(world, device));
    const donor = await world.newActor();
    await transfer(world.chain, world.mint, donor.wallet, device.rewardVault, 50n);
    await expectRefusal(world.chain, payouts.ownerRewards(world, device), [], 'NothingToClaim');
  });

  it('pays while the owner leaves, the device is terminated, and entries are paused', async () => {
    const paused = await World.create();
    const device = await paused.fullyStaked();
    await paused.postRewards(device, 5n);
    await paused.unstakeOwner(device);
    await paused.terminate(device);
    await pause(paused, HOUR);
    await expectMoves(paused, [[device.owner.tokenAccount, 5n]], () =>
      paused.chain.run(payouts.ownerRewards(paused, device)),
    );
  });

  it('pays only to the owner, and if a stranger sends it, only to the associated account', async () => {
    const device = await world.fullyStaked();
    await world.postRewards(device, 5n);
    const stranger = await world.newActor();
    const steal = payouts.ownerRewards(world, device, {
      caller: stranger.address,
      destination: stranger.tokenAccount,
    });
    await expectRefusal(world.chain, steal, [stranger.wallet], 'WrongDestination');
    const destination = await createTokenAccount(world.chain, world.mint, device.owner.address);
    const elsewhere = payouts.ownerRewards(world, device, { destination });
    await expectRefusal(world.chain, elsewhere, [], 'NotAssociatedAccount');
    const own = payouts.ownerRewards(world, device, { caller: device.owner.address, destination });
    await world.chain.run(own, [device.owner.wallet]);
    assert.equal(await world.balance(destination), 5n);
  });

  it('pays what no case has frozen', async () => {
    const device = await world.fullyStaked();
    await world.postRewards(device, tokens(100));
    await openCase(world, device);
    await expectMoves(world, [[device.owner.tokenAccount, tokens(90)]], () =>
      world.chain.run(payouts.ownerRewards(world, device)),
    );
  });

  it('refuses a ledger that has paid more than was earned', async () => {
    const device = await world.fullyStaked();
    await inject(world.chain, 'Device', device.address, { 'rewards.owner_claimed': 1n });
    await expectRefusal(world.chain, payouts.ownerRewards(world, device), [], 'LedgerMismatch');
  });

  it('is sent by a stranger only with the bump of the associated account, whatever the owner names', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    await world.postRewards(device, 1_000n);
    const withBump = (instruction: TransactionInstruction, change: number): TransactionInstruction => {
      const data = Buffer.from(instruction.data);
      data[8] = (data[8]! + change) % 256;
      return new TransactionInstruction({ ...instruction, data });
    };
    const sent = payouts.ownerRewards(world, device);
    for (const change of [1, 128, 255])
      await expectRefusal(world.chain, withBump(sent, change), [], 'NotAssociatedAccount');
    const own = payouts.ownerRewards(world, device, { caller: device.owner.address });
    await expectOk(world.chain.send(withBump(own, 1), [device.owner.wallet]));
  });
});
