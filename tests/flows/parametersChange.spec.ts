import { APPEAL_SECONDS, ARBITER_SECONDS, SlashTerm } from '@co-staking/sdk';
import { assert } from 'chai';

import { appealAsOwner, openCase, readCase } from '../support/caseSteps';
import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS } from '../support/clock';
import { expectNothingChanged } from '../support/expectError';
import { answerOf } from '../support/expectRefusal';
import { setParameters, setSlashTerm, type ParameterOptions } from '../support/operators';
import { expectMoves, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens } from '../support/world';

/** Every number to the other end of its bounds, the harshest for who is in already. */
const HARSHEST: ParameterOptions = {
  baseStakePerCard: tokens(1_000_000),
  waitSeconds: 14n * DAY,
  cooldownSeconds: 21n * DAY,
  arbiterSeconds: 60n * DAY,
  requirementNoticeSeconds: 90n * DAY,
  maxClaims: 1,
  attestationRequired: true,
};

/** As above, with every slash term announced at its worst. */
async function setHarshest(world: World): Promise<void> {
  await setParameters(world, HARSHEST);
  await setSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
  await setSlashTerm(world, SlashTerm.AppealWindow, 7n * DAY);
}

describe('changed parameters', () => {
  it('change no byte of a device, an offer, a co-stake or a started exit', async () => {
    const world = await World.create();
    const open = await world.openOffer(await world.fullyStaked());
    const active = await world.coStaked();
    const leaving = await world.coStaked();
    await world.unstakeCoStake(leaving);
    const forced = await world.coStaked();
    await world.passCommitment(forced.device);
    await world.unstakeOwner(forced.device);
    const testCase = await openCase(world, active.device);
    const all = [open, active, leaving, forced].flatMap(({ address, device }) => [address, device.address]);
    await expectNothingChanged(world.chain, [...all, testCase.address], () => setHarshest(world));
  });

  it('change neither the dates of a started exit nor the terms of a live agreement', async () => {
    const world = await World.create();
    const { chain } = world;
    const leaving = await world.coStaked();
    const active = await world.coStaked();
    const left = await chain.now();
    await world.unstakeCoStake(leaving);
    await setHarshest(world);
    // The exit that starts under the new parameters is still that of the agreement.
    await world.unstakeCoStake(active);
    const free = left + WAIT_SECONDS + COOLDOWN_SECONDS;
    await chain.warpTo(free - 1n);
    assert.equal(await answerOf(withdrawCoStake(world, leaving)), 'StillLocked');
    await chain.warpTo(free);
    for (const coStake of [leaving, active])
      await expectMoves(world, [[coStake.coStaker.tokenAccount, tokens(640)]], () =>
        withdrawCoStake(world, coStake),
      );
  });

  it("lengthen neither an owner's exit nor the one it forces on a co-stake", async () => {
    const world = await World.create();
    const { chain } = world;
    const coStake = await world.coStaked();
    await setParameters(world, { cooldownSeconds: 21n * DAY });
    await world.passCommitment(coStake.device);
    const left = await chain.now();
    await world.unstakeOwner(coStake.device);
    await chain.warpTo(left + COOLDOWN_SECONDS);
    await expectMoves(
      world,
      [
        [coStake.coStaker.tokenAccount, tokens(640)],
        [coStake.device.owner.tokenAccount, tokens(960)],
      ],
      async () => {
        await withdrawCoStake(world, coStake);
        await withdrawOwnerStake(world, coStake.device);
      },
    );
  });

  it('do not lengthen the commitment of an owner', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    await setParameters(world, { waitSeconds: 14n * DAY });
    await world.passCommitment(coStake.device);
    await world.unstakeOwner(coStake.device);
  });

  it('do not change what an open offer promises: it is accepted on the terms of its creation', async () => {
    const world = await World.create();
    const offer = await world.openOffer(await world.fullyStaked());
    await setParameters(world, { waitSeconds: 14n * DAY, cooldownSeconds: 21n * DAY });
    const coStake = await world.accept(offer);
    const left = await world.chain.now();
    await world.unstakeCoStake(coStake);
    const { waitEndsAt, cooldownEndsAt } = await world.readOffer(coStake);
    assert.deepEqual([waitEndsAt - left, cooldownEndsAt - waitEndsAt], [WAIT_SECONDS, COOLDOWN_SECONDS]);
    const later = await world.readOffer(await world.openOffer(offer.device));
    assert.deepEqual([later.waitSeconds, later.cooldownSeconds], [14n * DAY, 21n * DAY]);
  });

  it('do not keep an owner in cooldown for longer', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    await world.unstakeOwner(device);
    await setParameters(world, { cooldownSeconds: 21n * DAY });
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
    assert.equal(await world.balance(device.owner.tokenAccount), tokens(1_000_000));
  });

  it('do not move the deadlines of an open case', async () => {
    const world = await World.create();
    const testCase = await openCase(world, await world.fullyStaked());
    const opened = await world.chain.now();
    await setParameters(world, { arbiterSeconds: 60n * DAY });
    await setSlashTerm(world, SlashTerm.AppealWindow, 60n * DAY);
    await world.chain.warpTo(opened + APPEAL_SECONDS);
    assert.equal(await answerOf(appealAsOwner(world, testCase)), 'AppealTooLate');
    await world.chain.warpTo(opened + APPEAL_SECONDS - 1n);
    await appealAsOwner(world, testCase);
    const { arbiterEndsAt } = await readCase(world, testCase);
    assert.equal(arbiterEndsAt, opened + APPEAL_SECONDS - 1n + ARBITER_SECONDS);
  });

  it('that lower the claims to one remove none from an account with two', async () => {
    const world = await World.create();
    const coStaker = await world.newActor();
    const held = [];
    for (let count = 0; count < 2; count += 1)
      held.push(await world.accept(await world.openOffer(await world.fullyStaked()), coStaker));
    await setParameters(world, { maxClaims: 1 });
    for (const coStake of held) await world.unstakeCoStake(coStake);
    await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    const offer = await world.openOffer(await world.fullyStaked());
    for (const coStake of held) {
      assert.equal(await answerOf(world.accept(offer, coStaker)), 'TooManyClaims');
      await withdrawCoStake(world, coStake);
    }
    await world.accept(offer, coStaker);
  });

  it('that raise the base stake do not change the minimum of a registered device', async () => {
    const world = await World.create();
    const { device } = await world.coStaked();
    await setParameters(world, { baseStakePerCard: tokens(400) });
    await world.postRewards(device, 1n);
    assert.equal((await world.readDevice(device)).hardware.minimum, tokens(1_600));
    const later = await world.newDevice();
    assert.equal((await world.readDevice(later)).hardware.minimum, tokens(3_200));
  });
});
