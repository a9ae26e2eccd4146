import { OfferState, SlotState, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, HOUR } from '../support/clock';
import { assertGone, closeLife } from '../support/endOfLife';
import { answerOf } from '../support/expectRefusal';
import { claimAll } from '../support/exitSteps';
import { expectMoves, terminateAsOwner, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens, type TestDevice } from '../support/world';

describe('termination', () => {
  for (const [who, terminate] of [
    ['the registrar', (world: World, device: TestDevice) => world.terminate(device)],
    ['the owner', terminateAsOwner],
  ] as const)
    describe(`by ${who}`, () => {
      it('stops rewards, unstakes no stake, and lets each party out within 14 days', async () => {
        const world = await World.create();
        const { chain } = world;
        const coStake = await world.coStaked();
        const { device, coStaker } = coStake;
        await world.postRewards(device, tokens(100));
        await world.passCommitment(device);
        await terminate(world, device);
        assert.equal(await answerOf(world.postRewards(device, 1n)), 'DeviceTerminated');
        const { slots, ownerCooldownEndsAt } = await world.readDevice(device);
        assert.deepEqual([slots[0]!.state, ownerCooldownEndsAt], [SlotState.Active, 0n]);
        assert.equal((await world.readOffer(coStake)).state, OfferState.Active);

        // The co-staker's exit has no wait, and the owner need not move for it.
        await chain.warpBy(30n * DAY);
        const left = await chain.now();
        await world.unstakeCoStake(coStake);
        await chain.warpTo(left + COOLDOWN_SECONDS - 1n);
        assert.equal(await answerOf(withdrawCoStake(world, coStake)), 'StillLocked');
        await chain.warpTo(left + COOLDOWN_SECONDS);
        await expectMoves(
          world,
          [
            [coStaker.tokenAccount, tokens(640) + tokens(74)],
            [device.owner.tokenAccount, tokens(26)],
          ],
          async () => {
            await withdrawCoStake(world, coStake);
            await claimAll(world, coStake);
          },
        );
        await world.unstakeOwner(device);
        await chain.warpBy(COOLDOWN_SECONDS);
        await expectMoves(world, [[device.owner.tokenAccount, tokens(960)]], () =>
          withdrawOwnerStake(world, device),
        );
        await closeLife(world, device, [coStake]);
      });
    });

  it('lets a co-staker who was already leaving skip the rest of the wait, so never free later than one who leaves after it', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: tokens(960) });
    const terms = { amount: tokens(320), shareBps: 3_000 };
    const offers = [await world.openOffer(device, terms), await world.openOffer(device, terms)] as const;
    const first = await world.accept(offers[0], undefined, { maxShortfall: tokens(320) });
    const second = await world.accept(offers[1]);
    await world.unstakeCoStake(first);
    const before = await world.readOffer(first);
    await world.chain.warpBy(1n);
    await world.terminate(device);
    const untouched = await world.readOffer(first);
    assert.equal(untouched.cooldownEndsAt, before.cooldownEndsAt, 'nothing happens by itself');
    for (const coStake of [first, second]) await world.unstakeCoStake(coStake);
    const free = (await world.chain.now()) + COOLDOWN_SECONDS;
    for (const coStake of [first, second])
      assert.equal((await world.readOffer(coStake)).cooldownEndsAt, free);
    await world.chain.warpTo(free);
    for (const coStake of [first, second])
      await expectMoves(world, [[coStake.coStaker.tokenAccount, tokens(320)]], () =>
        withdrawCoStake(world, coStake),
      );
  });

  it('unstakes all co-stakes when the owner of the terminated device leaves first', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { device } = coStake;
    await world.terminate(device);
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
    await withdrawCoStake(world, coStake);
    await closeLife(world, device, [coStake]);
  });

  it('blocks every entry, and anyone can close the open offers', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    const offer = await world.openOffer(device);
    const untouched = await world.fullyStaked();
    await world.terminate(device);
    assert.equal(await answerOf(world.accept(offer)), 'DeviceTerminated');
    assert.equal(await answerOf(world.openOffer(device)), 'DeviceTerminated');
    assert.equal(await answerOf(world.stake(device, 1n)), 'DeviceTerminated');
    assert.equal(await answerOf(world.report(device, { status: 0 })), 'DeviceTerminated');
    assert.equal(await answerOf(world.terminate(device)), 'DeviceTerminated');
    // An open offer does not hold the owner of a terminated device.
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
    const input = { caller: world.chain.payer.publicKey, device: device.address, offer: offer.address };
    const rentPayer = device.owner.address;
    await world.chain.run(instructions.closeExpiredOffer({ ...input, rentPayer }).instruction);
    await assertGone(world, [offer.address]);
    await closeLife(world, device, []);
    await world.accept(await world.openOffer(untouched));
  });

  it('by the owner waits for the end of a hire, by the registrar does not', async () => {
    const world = await World.create();
    const { device } = await world.coStaked();
    const hiredUntil = (await world.chain.now()) + HOUR;
    await world.report(device, { status: 0, hiredUntil });
    assert.equal(await answerOf(terminateAsOwner(world, device)), 'DeviceHired');
    const other = await world.coStaked();
    await world.report(other.device, { status: 0, hiredUntil });
    await world.terminate(other.device);
    await world.unstakeOwner(other.device);
    await world.chain.warpTo(hiredUntil);
    assert.equal(await answerOf(terminateAsOwner(world, device)), 'OwnerCommitted');
    await world.passCommitment(device);
    await terminateAsOwner(world, device);
  });
});
