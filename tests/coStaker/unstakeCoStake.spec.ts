import { OfferState, SlotState, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, HOUR, WAIT_SECONDS } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectRefusal } from '../support/expectRefusal';
import { pause, setParameters } from '../support/operators';
import { expectMoves } from '../support/ownerSteps';
import { World, tokens, type TestCoStake } from '../support/world';

const build = ({ address, device, coStaker }: TestCoStake, by = coStaker) =>
  instructions.unstakeCoStake({ coStaker: by.address, device: device.address, offer: address }).instruction;

describe('unstakeCoStake', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('starts wait and cooldown, stops the rewards, and moves no tokens', async () => {
    const coStake = await world.coStaked();
    const { device } = coStake;
    await world.postRewards(device, tokens(100));
    await world.chain.warpBy(HOUR);
    const before = await world.readOffer(coStake);
    const now = await world.chain.now();
    await expectMoves(world, [[device.stakeVault, 0n]], () => world.unstakeCoStake(coStake));
    assertChanged(before, await world.readOffer(coStake), {
      state: OfferState.Leaving,
      unstakedAt: now,
      waitEndsAt: now + WAIT_SECONDS,
      cooldownEndsAt: now + WAIT_SECONDS + COOLDOWN_SECONDS,
      rewardsExit: tokens(100),
    });
    const { slots, rewards } = await world.readDevice(device);
    assert.equal(slots[0]!.state, SlotState.Leaving);
    assert.equal(rewards.liveShareBps, 0);
    assert.equal((await world.readParticipant(coStake.coStaker)).activeClaims, 1);
  });

  it('pays the leaver nothing from posts during the wait, and the owner everything', async () => {
    const coStake = await world.coStaked();
    const { device } = coStake;
    await world.postRewards(device, tokens(100));
    await world.unstakeCoStake(coStake);
    await world.postRewards(device, tokens(50));
    const { rewards } = await world.readDevice(device);
    assert.equal(rewards.ownerUnits, tokens(26) + tokens(50));
    assert.equal((await world.readOffer(coStake)).rewardsExit, tokens(100));
  });

  it('skips the wait on a terminated device', async () => {
    const coStake = await world.coStaked();
    await world.terminate(coStake.device);
    const now = await world.chain.now();
    await world.unstakeCoStake(coStake);
    const { waitEndsAt, cooldownEndsAt } = await world.readOffer(coStake);
    assert.equal(waitEndsAt, now);
    assert.equal(cooldownEndsAt, now + COOLDOWN_SECONDS);
  });

  it('records the dates in an event', async () => {
    const litesvm = await World.create({ kind: 'litesvm' });
    const coStake = await litesvm.coStaked();
    const outcome = await litesvm.chain.run(build(coStake), [coStake.coStaker.wallet]);
    const at = await litesvm.chain.now();
    assertEvents(outcome, [
      'CoStakeUnstaked',
      {
        device: coStake.device.address,
        offer: coStake.address,
        coStaker: coStake.coStaker.address,
        amount: tokens(640),
        forced: 0,
        rewardsExit: 0n,
        waitEndsAt: at + WAIT_SECONDS,
        cooldownEndsAt: at + WAIT_SECONDS + COOLDOWN_SECONDS,
        at,
      },
    ]);
  });

  it('refuses a second one, which would make the exit longer', async () => {
    const coStake = await world.coStaked();
    await world.unstakeCoStake(coStake);
    await world.chain.warpBy(HOUR);
    await expectRefusal(world.chain, build(coStake), [coStake.coStaker.wallet], 'CoStakeNotActive');
  });

  describe('again, on a device that was terminated during the wait', () => {
    for (const [name, seconds] of [
      ['in the second of the termination', 0n],
      ['in the last second of the wait', WAIT_SECONDS - 1n],
    ] as const)
      it(`starts the cooldown at once, ${name}, and keeps rewards and the second of the unstake`, async () => {
        const coStake = await world.coStaked();
        const { device } = coStake;
        await world.postRewards(device, tokens(100));
        await world.unstakeCoStake(coStake);
        await world.postRewards(device, tokens(50));
        await world.chain.warpBy(seconds);
        await world.terminate(device);
        const before = { offer: await world.readOffer(coStake), device: await world.readDevice(device) };
        await expectMoves(world, [[device.stakeVault, 0n]], () => world.unstakeCoStake(coStake));
        const now = await world.chain.now();
        const dates = { waitEndsAt: now, cooldownEndsAt: now + COOLDOWN_SECONDS };
        assertChanged(before.offer, await world.readOffer(coStake), dates);
        const [slot, ...rest] = before.device.slots;
        assertChanged(before.device, await world.readDevice(device), {
          slots: [{ ...slot!, ...dates }, ...rest],
        });
        assert.isAtMost(Number(dates.cooldownEndsAt), Number(before.offer.cooldownEndsAt));
      });

    it('records the new dates in an event', async () => {
      const litesvm = await World.create({ kind: 'litesvm' });
      const coStake = await litesvm.coStaked();
      await litesvm.unstakeCoStake(coStake);
      await litesvm.chain.warpBy(HOUR);
      await litesvm.terminate(coStake.device);
      const outcome = await litesvm.chain.run(build(coStake), [coStake.coStaker.wallet]);
      const at = await litesvm.chain.now();
      assertEvents(outcome, [
        'CoStakeUnstaked',
        {
          device: coStake.device.address,
          offer: coStake.address,
          coStaker: coStake.coStaker.address,
          amount: tokens(640),
          forced: 0,
          rewardsExit: 0n,
          waitEndsAt: at,
          cooldownEndsAt: at + COOLDOWN_SECONDS,
          at,
        },
      ]);
    });

    it('never frees later than before, if the wait began with the shorter end', async () => {
      const own = await World.create();
      await setParameters(own, { cooldownSeconds: 7n * DAY });
      const device = await own.newDevice({ stake: tokens(960) });
      await setParameters(own, { cooldownSeconds: 21n * DAY });
      const coStake = await own.accept(await own.openOffer(device));
      await own.unstakeCoStake(coStake);
      await own.unstakeOwner(device);
      const { cooldownEndsAt } = await own.readOffer(coStake);
      await own.terminate(device);
      await expectRefusal(own.chain, build(coStake), [coStake.coStaker.wallet], 'CoStakeNotActive');
      assert.equal((await own.readOffer(coStake)).cooldownEndsAt, cooldownEndsAt);
    });

    for (const [name, seconds] of [
      ['the second in which its wait ends', WAIT_SECONDS],
      ['a second later', WAIT_SECONDS + 1n],
      ['the second in which it is free', WAIT_SECONDS + COOLDOWN_SECONDS],
    ] as const)
      it(`refuses ${name}, and a third time`, async () => {
        const [late, twice] = [await world.coStaked(), await world.coStaked()];
        for (const coStake of [late, twice]) {
          await world.unstakeCoStake(coStake);
          await world.terminate(coStake.device);
        }
        await world.unstakeCoStake(twice);
        for (const coStake of [late, twice]) {
          if (coStake === late) await world.chain.warpBy(seconds);
          await expectRefusal(world.chain, build(coStake), [coStake.coStaker.wallet], 'CoStakeNotActive');
        }
      });

    it('refuses after the termination a wait that cannot exist', async () => {
      const coStake = await world.coStaked();
      await world.terminate(coStake.device);
      await world.unstakeCoStake(coStake);
      await expectRefusal(world.chain, build(coStake), [coStake.coStaker.wallet], 'CoStakeNotActive');
    });

    it('refuses the owner and a stranger', async () => {
      const coStake = await world.coStaked();
      await world.unstakeCoStake(coStake);
      await world.terminate(coStake.device);
      for (const other of [coStake.device.owner, await world.newActor()])
        await expectRefusal(world.chain, build(coStake, other), [other.wallet], 'NotCoStaker');
    });
  });

  it('refuses the owner, a stranger, and an offer that no one has accepted', async () => {
    const coStake = await world.coStaked();
    const { owner } = coStake.device;
    await expectRefusal(world.chain, build(coStake, owner), [owner.wallet], 'NotCoStaker');
    const stranger = await world.newActor();
    await expectRefusal(world.chain, build(coStake, stranger), [stranger.wallet], 'NotCoStaker');
    const open = await world.openOffer(await world.fullyStaked());
    const early = { ...open, coStaker: stranger };
    await expectRefusal(world.chain, build(early), [stranger.wallet], 'NotCoStaker');
  });

  it('is never stopped by a pause or an unhealthy device', async () => {
    const paused = await World.create();
    const coStake = await paused.coStaked();
    await pause(paused, HOUR);
    await paused.report(coStake.device, { status: 3 });
    await paused.unstakeCoStake(coStake);
    assert.equal((await paused.readOffer(coStake)).state, OfferState.Leaving);
  });
});
