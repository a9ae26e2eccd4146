import { OfferState, SlotState } from '@co-staking/sdk';
import { assert } from 'chai';

import { openCase } from '../support/caseSteps';
import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS, warpAround } from '../support/clock';
import { assertChanged, assertEqual } from '../support/compare';
import { setParameters } from '../support/operators';
import { expectMoves, setCards, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { MINIMUM, World, tokens, type TestCoStake } from '../support/world';
import { unstakeInstruction, refuseUnstake, agreed } from '../support/ownerExit';

describe('the exit that an owner forces on co-stakes', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('unstakes an active one too, without a wait', async () => {
    const coStake = await agreed(world);
    const { device } = coStake;
    await world.postRewards(device, 1_001n);
    await world.chain.warpBy(DAY);
    const [deviceBefore, offerBefore] = [await world.readDevice(device), await world.readOffer(coStake)];
    await expectMoves(
      world,
      [
        [device.owner.tokenAccount, 0n],
        [coStake.coStaker.tokenAccount, 0n],
        [device.stakeVault, 0n],
        [device.rewardVault, 0n],
      ],
      () => world.unstakeOwner(device),
    );
    const now = await world.chain.now();
    const dates = { waitEndsAt: now, cooldownEndsAt: now + 14n * DAY };
    assertChanged(offerBefore, await world.readOffer(coStake), {
      state: OfferState.Leaving,
      unstakedAt: now,
      rewardsExit: 1_001n,
      ...dates,
    });
    const [first, ...rest] = deviceBefore.slots;
    assertChanged(deviceBefore, await world.readDevice(device), {
      ownerCooldownEndsAt: now + 14n * DAY,
      rewards: { ...deviceBefore.rewards, liveShareBps: 0 },
      slots: [{ ...first!, state: SlotState.Leaving, ...dates }, ...rest],
    });
  });

  it('unstakes a waiting one too, sooner than on its own, and does not change its rewards as they were', async () => {
    const coStake = await agreed(world, { stake: MINIMUM });
    const { device } = coStake;
    await world.postRewards(device, 1_000n);
    await world.unstakeCoStake(coStake);
    await world.chain.warpBy(2n * DAY);
    await world.postRewards(device, 500n);
    const before = await world.readOffer(coStake);
    await world.unstakeOwner(device);
    const now = await world.chain.now();
    const dates = { waitEndsAt: now, cooldownEndsAt: now + 14n * DAY };
    assertChanged(before, await world.readOffer(coStake), dates);
    assert.equal(before.rewardsExit, 1_000n);
    assert.equal(before.cooldownEndsAt - dates.cooldownEndsAt, 5n * DAY);
    const { slots, rewards } = await world.readDevice(device);
    assert.deepInclude(slots[0]!, { state: SlotState.Leaving, ...dates });
    assert.equal(rewards.liveShareBps, 0);
  });

  it('unstakes one in the last second of its wait too, and frees it a second sooner', async () => {
    const coStake = await agreed(world);
    await world.unstakeCoStake(coStake);
    const { waitEndsAt, cooldownEndsAt } = await world.readOffer(coStake);
    await warpAround(world.chain, waitEndsAt, 'the second before');
    await refuseUnstake(world, coStake.device, [], 'CoStakesMissing');
    await world.unstakeOwner(coStake.device);
    const after = await world.readOffer(coStake);
    assert.equal(after.waitEndsAt, waitEndsAt - 1n);
    assert.equal(after.cooldownEndsAt, cooldownEndsAt - 1n);
  });

  for (const side of ['the very second', 'the second after'] as const)
    it(`includes one ${side} its cooldown begins, and keeps its earlier end`, async () => {
      const coStake = await agreed(world);
      await world.unstakeCoStake(coStake);
      const before = await world.readOffer(coStake);
      await warpAround(world.chain, before.waitEndsAt, side);
      await refuseUnstake(world, coStake.device, [], 'CoStakesMissing');
      await world.unstakeOwner(coStake.device);
      assertEqual(await world.readOffer(coStake), before);
    });

  it('includes one in cooldown whose own end is after the owner’s', async () => {
    const world = await World.create();
    await setParameters(world, { cooldownSeconds: 7n * DAY });
    const device = await world.newDevice({ stake: tokens(960) });
    await setParameters(world, { cooldownSeconds: 21n * DAY });
    const coStake = await world.accept(await world.openOffer(device));
    await world.unstakeCoStake(coStake);
    await world.chain.warpBy(WAIT_SECONDS + DAY);
    const before = await world.readOffer(coStake);
    await world.unstakeOwner(device);
    const cooldownEndsAt = (await world.chain.now()) + 7n * DAY;
    assertChanged(before, await world.readOffer(coStake), { cooldownEndsAt });
    assert.equal((await world.readDevice(device)).slots[0]!.cooldownEndsAt, cooldownEndsAt);
  });

  for (const [side, locked] of [
    ['the second before', true],
    ['the very second', false],
    ['the second after', false],
  ] as const)
    it(`${locked ? 'takes' : 'does not take'} one along ${side} its own cooldown ends`, async () => {
      const coStake = await agreed(world);
      const { device, address } = coStake;
      await world.unstakeCoStake(coStake);
      const before = await world.readOffer(coStake);
      await warpAround(world.chain, before.cooldownEndsAt, side);
      if (locked) await refuseUnstake(world, device, [], 'CoStakesMissing');
      else await refuseUnstake(world, device, [address], 'UnexpectedCoStake');
      await world.unstakeOwner(device);
      assertEqual(await world.readOffer(coStake), before);
    });

  it('gives each the cooldown that it agreed on, not the one set since', async () => {
    const world = await World.create();
    await setParameters(world, { cooldownSeconds: 21n * DAY });
    const device = await world.newDevice({ stake: tokens(960) });
    await setParameters(world, { cooldownSeconds: 10n * DAY });
    const coStake = await world.accept(await world.openOffer(device));
    await world.passCommitment(device);
    await setParameters(world, { cooldownSeconds: 21n * DAY });
    await world.unstakeOwner(device);
    const now = await world.chain.now();
    assert.equal((await world.readOffer(coStake)).cooldownEndsAt, now + 10n * DAY);
    assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, now + 21n * DAY);
  });

  it('frees each with the owner at the latest, whatever cooldown it agreed on', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: tokens(960) });
    await setParameters(world, { cooldownSeconds: 21n * DAY });
    const coStake = await world.accept(await world.openOffer(device));
    await world.passCommitment(device);
    await world.unstakeOwner(device);
    const endsAt = (await world.chain.now()) + 14n * DAY;
    assert.equal((await world.readOffer(coStake)).cooldownEndsAt, endsAt);
    assert.equal((await world.readDevice(device)).ownerCooldownEndsAt, endsAt);
  });

  it('frees both stakes whole at the end, and the claim', async () => {
    const coStake = await agreed(world);
    const { device, coStaker } = coStake;
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await expectMoves(
      world,
      [
        [device.stakeVault, -MINIMUM],
        [device.owner.tokenAccount, tokens(960)],
        [coStaker.tokenAccount, tokens(640)],
      ],
      async () => {
        await withdrawOwnerStake(world, device);
        await withdrawCoStake(world, coStake);
      },
    );
    assert.equal((await world.readParticipant(coStaker)).activeClaims, 0);
  });

  it('unstakes four too, one active, one in its wait, two in cooldown, in the order of their slots', async () => {
    const device = await world.fullyStaked();
    const terms = { amount: tokens(200), shareBps: 1_000 };
    const coStakes: TestCoStake[] = [];
    for (let count = 0; count < 4; count += 1)
      coStakes.push(await world.accept(await world.openOffer(device, terms)));
    const [first, second, third, fourth] = coStakes as [TestCoStake, TestCoStake, TestCoStake, TestCoStake];
    for (const leaving of [second, fourth]) await world.unstakeCoStake(leaving);
    await world.chain.warpBy(WAIT_SECONDS);
    await world.unstakeCoStake(third);
    const before = [await world.readOffer(second), await world.readOffer(fourth)];
    const all = coStakes.map(({ address }) => address);
    await refuseUnstake(world, device, [first.address, third.address], 'UnexpectedCoStake');
    await world.chain.run(unstakeInstruction(device, ...all), [device.owner.wallet]);
    const endsAt = (await world.chain.now()) + 14n * DAY;
    for (const [index, cooling] of [second, fourth].entries())
      assertEqual(await world.readOffer(cooling), before[index]);
    for (const coStake of [first, third]) {
      const { state, cooldownEndsAt } = await world.readOffer(coStake);
      assert.deepEqual([state, cooldownEndsAt], [OfferState.Leaving, endsAt]);
    }
  });

  it('unstakes them even if they reach the minimum alone', async () => {
    const coStake = await agreed(world, { amount: tokens(800), stake: tokens(800) });
    const { device, address } = coStake;
    await setCards(world, device, 4);
    await refuseUnstake(world, device, [], 'CoStakesMissing');
    await world.chain.run(unstakeInstruction(device, address), [device.owner.wallet]);
    assert.equal((await world.readOffer(coStake)).state, OfferState.Leaving);
    assert.equal((await world.readDevice(device)).rewards.liveShareBps, 0);
  });

  it('unstakes one too of which a case has frozen a part', async () => {
    const coStake = await agreed(world);
    await openCase(world, coStake.device, { stakeBps: 5_000 });
    await world.unstakeOwner(coStake.device);
    const { principalFrozen, state } = await world.readOffer(coStake);
    assert.deepEqual([principalFrozen, state], [tokens(192), OfferState.Leaving]);
  });
});
