import { assert } from 'chai';

import { COOLDOWN_SECONDS, WAIT_SECONDS } from '../support/clock';
import { expectNothingChanged } from '../support/expectError';
import { answerOf } from '../support/expectRefusal';
import { closeOffer } from '../support/exitSteps';
import { attest, link } from '../support/operators';
import { withdrawCoStake } from '../support/ownerSteps';
import { World, tokens, type Actor, type TestOffer } from '../support/world';

/** An offer of a device of its own. */
const anOffer = async (world: World): Promise<TestOffer> => world.openOffer(await world.fullyStaked());

async function assertRefused(world: World, coStaker: Actor, expected: string): Promise<void> {
  const offer = await anOffer(world);
  const { device } = offer;
  const touched = [offer.address, device.address, device.stakeVault, coStaker.tokenAccount];
  await expectNothingChanged(world.chain, touched, async () => {
    assert.equal(await answerOf(world.accept(offer, coStaker)), expected);
  });
}

describe('an account with two claims', () => {
  it('is refused a third in every state of the two, until the principal is withdrawn', async () => {
    const world = await World.create();
    const { chain } = world;
    const coStaker = await world.newActor();
    const claims = async (): Promise<number> => (await world.readParticipant(coStaker)).activeClaims;
    const first = await world.accept(await anOffer(world), coStaker);
    await world.accept(await anOffer(world), coStaker);
    assert.equal(await claims(), 2);
    await assertRefused(world, coStaker, 'TooManyClaims');

    await world.unstakeCoStake(first);
    await assertRefused(world, coStaker, 'TooManyClaims');
    await chain.warpBy(WAIT_SECONDS);
    await assertRefused(world, coStaker, 'TooManyClaims');
    await chain.warpBy(COOLDOWN_SECONDS);
    // Free to be withdrawn is not withdrawn.
    await assertRefused(world, coStaker, 'TooManyClaims');

    await withdrawCoStake(world, first);
    assert.equal(await claims(), 1);
    await world.accept(await anOffer(world), coStaker);
    assert.equal(await claims(), 2);
    // Closing the offer's account frees nothing a second time.
    await closeOffer(world, first);
    assert.equal(await claims(), 2);
    await assertRefused(world, coStaker, 'TooManyClaims');
  });

  it('is refused a third through a second wallet of the account', async () => {
    const world = await World.create();
    const coStaker = await world.newActor();
    const second = { ...(await world.newWallet()), participant: coStaker.participant };
    await attest(world, coStaker.participant);
    await link(world, second, coStaker.participant);
    await world.accept(await anOffer(world), coStaker);
    await world.accept(await anOffer(world), second);
    for (const wallet of [coStaker, second]) await assertRefused(world, wallet, 'TooManyClaims');
  });

  it('does not count offers that it created, nor stake on its own devices', async () => {
    const world = await World.create();
    const person = await world.newActor();
    const device = await world.fullyStaked({ owner: person });
    const amount = tokens(400);
    for (let count = 0; count < 2; count += 1)
      await world.accept(await world.openOffer(device, { amount, shareBps: 500 }));
    for (let count = 0; count < 2; count += 1) await world.accept(await anOffer(world), person);
    assert.equal((await world.readParticipant(person)).activeClaims, 2);
  });

  it('leaves one of the two without touching the other', async () => {
    const world = await World.create();
    const coStaker = await world.newActor();
    const leaving = await world.accept(await anOffer(world), coStaker);
    const staying = await world.accept(await anOffer(world), coStaker);
    const { address, device } = staying;
    await expectNothingChanged(world.chain, [address, device.address, device.stakeVault], async () => {
      await world.unstakeCoStake(leaving);
      await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
      await withdrawCoStake(world, leaving);
    });
  });
});
