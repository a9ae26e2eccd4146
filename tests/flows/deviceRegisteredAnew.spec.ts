import { instructions, offerTerms, DeviceStatus } from '@co-staking/sdk';
import { assert } from 'chai';

import { COOLDOWN_SECONDS } from '../support/clock';
import { closeLife } from '../support/endOfLife';
import { ALREADY_EXISTS } from '../support/expectError';
import { CLOSED, answerOf, expectRefusal } from '../support/expectRefusal';
import { claimOwnerRewards, claimCoStakeRewards } from '../support/exitSteps';
import { retractOffer, withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { MINIMUM, World, tokens, type Actor, type TestDevice, type TestOffer } from '../support/world';

const registration = (world: World, id: string, { address, participant }: Actor) =>
  instructions.registerDevice({
    registrar: world.roles.registrar.publicKey,
    owner: address,
    participant,
    id,
    model: 'RTX 3070',
    cards: 8,
    multiplierBps: 10_000,
    tier: 1,
    ...world.mintInput,
  }).instruction;

/** Registers a closed device again, for an owner, and reports and stakes it as before. */
async function registerAnew(world: World, old: TestDevice, owner: Actor): Promise<TestDevice> {
  await world.chain.run(registration(world, old.id, owner), [world.roles.registrar]);
  const made = { ...old, owner };
  await world.report(made, { status: DeviceStatus.Running });
  await world.stake(made, MINIMUM);
  return made;
}

/** A co-staker signs an acceptance of the offer as it is. */
async function signedAcceptance(world: World, offer: TestOffer, coStaker: Actor) {
  return instructions.acceptOffer({
    coStaker: coStaker.address,
    participant: coStaker.participant,
    device: offer.device.address,
    offer: offer.address,
    ...offerTerms(await world.readOffer(offer)),
    ...world.mintInput,
  }).instruction;
}

describe('a device registered again at the same address', () => {
  it('does not revive an old offer: an acceptance signed for it fails on a twin with the same terms', async () => {
    const world = await World.create();
    const { chain } = world;
    const old = await world.fullyStaked();
    const offer = await world.openOffer(old);
    const coStaker = await world.newActor();
    const acceptance = await signedAcceptance(world, offer, coStaker);
    await retractOffer(world, offer);
    await expectRefusal(chain, acceptance, [coStaker.wallet], CLOSED);
    await world.unstakeOwner(old);
    await chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, old);
    await closeLife(world, old, []);
    await expectRefusal(chain, acceptance, [coStaker.wallet], CLOSED);

    const anew = await registerAnew(world, old, old.owner);
    assert.isTrue(anew.address.equals(old.address));
    const twin = await world.openOffer(anew);
    assert.isTrue(twin.address.equals(offer.address), 'nonces start again');
    await expectRefusal(chain, acceptance, [coStaker.wallet], 'TermsChanged');
    await chain.run(await signedAcceptance(world, twin, coStaker), [coStaker.wallet]);
  });

  it('owes nothing from its first registration: no rewards, shares, cases, blocks or claims leak to the new owner', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { device: old } = coStake;
    await world.postRewards(old, tokens(100));
    await world.passCommitment(old);
    await world.unstakeOwner(old);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawCoStake(world, coStake);
    await withdrawOwnerStake(world, old);
    // The device cannot be closed over the head of a co-staker who has not been paid.
    await claimOwnerRewards(world, old);
    await world.terminate(old);
    const closing = instructions.closeDevice({
      caller: world.chain.payer.publicKey,
      device: old.address,
      rentPayer: world.roles.registrar.publicKey,
      ...world.mintInput,
    }).instruction;
    await expectRefusal(world.chain, closing, [], 'DeviceNotFinished');
    await closeLife(world, old, [coStake]);

    const newcomer = await world.newActor();
    const anew = await registerAnew(world, old, newcomer);
    const state = await world.readDevice(anew);
    assert.deepEqual([state.nextNonce, state.nextCase, state.offerCount, state.openCases], [0, 0, 0, 0]);
    assert.deepEqual(Object.values(state.rewards), [0n, 0n, 0n, 0n, 0n, 0n, 0n, 0]);
    assert.equal(await world.balance(anew.rewardVault), 0n);
    assert.equal(await answerOf(claimOwnerRewards(world, anew)), 'NothingToClaim');
    assert.equal(await answerOf(claimCoStakeRewards(world, coStake)), 'AccountOwnedByWrongProgram');
    await world.postRewards(anew, tokens(10));
    await claimOwnerRewards(world, anew);
    assert.equal(await world.balance(newcomer.tokenAccount), tokens(1_000_000) - MINIMUM + tokens(10));
  });

  it('cannot be registered a second time while it exists', async () => {
    const world = await World.create();
    const device = await world.newDevice();
    const thief = await world.newActor();
    const instruction = registration(world, device.id, thief);
    const again = () => expectRefusal(world.chain, instruction, [world.roles.registrar], ALREADY_EXISTS);
    await again();
    await world.terminate(device);
    await again();
    assert.isTrue((await world.readDevice(device)).owner.equals(device.owner.address));
  });
});
