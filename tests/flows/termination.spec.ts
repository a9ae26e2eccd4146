import { OfferState, SlotState, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, HOUR, WAIT_SECONDS } from '../support/clock';
import { assertGone, closeLife } from '../support/endOfLife';
import { answerOf } from '../support/expectRefusal';
import { claimAll } from '../support/exitSteps';
import { expectMoves, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens, type TestDevice } from '../support/world';

async function terminateAsOwner(world: World, { address, owner }: TestDevice): Promise<void> {
  const input = { authority: owner.address, device: address };
  await world.chain.run(instructions.terminateDevice(input).instruction, [owner.wallet]);
}

describe('termination', () => {
  for (const [who, terminate] of [
    ['the registrar', (world: World, device: TestDevice) => world.terminate(device)],
    ['the owner', terminateAsOwner],
  ] as const)
    describe(`by ${who}`, () => {
      it('stops rewards, unstakes nobody, and lets each party out within 14 days', async () => {
        const world = await World.create();
        const { chain } = world;
        const coStake = await world.coStaked();
        const { device, coStaker } = coStake;
        await world.postRewards(device, tokens(100));
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

  it('does not shorten the wait of a co-staker who was leaving already', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const left = await world.chain.now();
    await world.unstakeCoStake(coStake);
    await world.terminate(coStake.device);
    const { waitEndsAt, cooldownEndsAt } = await world.readOffer(coStake);
    assert.deepEqual(
      [waitEndsAt, cooldownEndsAt],
      [left + WAIT_SECONDS, left + WAIT_SECONDS + COOLDOWN_SECONDS],
    );
  });

  it('takes all co-stakes along when the owner of the terminated device leaves first', async () => {
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

  it('closes every door in, and the open offers wait for anybody to sweep them', async () => {
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
    await terminateAsOwner(world, device);
  });
});
