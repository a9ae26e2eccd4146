import { instructions, offerTerms } from '@co-staking/sdk';
import { assert } from 'chai';

import { expectOk } from '../../../tests/support/expectError';
import { expectRefusal } from '../../../tests/support/expectRefusal';
import { attest, link, unlink } from '../../../tests/support/operators';
import { matured, payouts } from '../../../tests/support/payoutSteps';
import { tokens, type Actor, type TestOffer } from '../../../tests/support/world';
import { TreasuryWorld } from './support/world';

/** A person's account, which also has a treasury. */
async function shared(world: TreasuryWorld): Promise<{ person: Actor; treasury: Actor }> {
  const person = await world.newActor({ wallet: world.newPerson() });
  await attest(world, person.participant);
  const treasury = { ...(await world.newWallet()), participant: person.participant };
  await link(world, treasury, person.participant);
  return { person, treasury };
}

const accept = async (world: TreasuryWorld, { address, device }: TestOffer, actor: Actor) =>
  instructions.acceptOffer({
    coStaker: actor.address,
    participant: actor.participant,
    device: device.address,
    offer: address,
    ...offerTerms(await world.readOffer({ address })),
    ...world.mintInput,
  }).instruction;

describe('an account with two wallets, one of them a program', () => {
  it('cannot be both sides of a device, whichever wallet is the owner', async () => {
    const world = await TreasuryWorld.create();
    const { person, treasury } = await shared(world);
    for (const [owner, other] of [
      [person, treasury],
      [treasury, person],
    ] as const) {
      const device = await world.newDevice({ owner, stake: tokens(960) });
      const offer = await world.openOffer(device);
      const signers = other === person ? [person.wallet] : [];
      await expectRefusal(world.chain, await accept(world, offer, other), signers, 'OwnDevice');
    }
  });

  it('counts the claims of both, and pays each wallet its own', async () => {
    const world = await TreasuryWorld.create();
    const { person, treasury } = await shared(world);
    const ofPerson = await world.accept(
      await world.openOffer(await world.newDevice({ stake: tokens(960) })),
      person,
    );
    const ofTreasury = await world.accept(
      await world.openOffer(await world.newDevice({ stake: tokens(960) })),
      treasury,
    );
    assert.equal((await world.readParticipant(person)).activeClaims, 2);
    const asTreasury = {
      coStaker: treasury.address,
      device: ofPerson.device.address,
      offer: ofPerson.address,
    };
    await expectRefusal(world.chain, instructions.unstakeCoStake(asTreasury).instruction, [], 'NotCoStaker');
    await world.unstakeCoStake(ofPerson);
    await matured(world, ofTreasury);
    for (const coStake of [ofPerson, ofTreasury])
      await expectOk(world.chain.send(payouts.coStake(world, coStake)));
    for (const { tokenAccount } of [person, treasury])
      assert.equal(await world.balance(tokenAccount), tokens(1_000_000));
    await unlink(world, treasury, world.roles.registrar.publicKey);
    assert.equal((await world.readParticipant(person)).wallets.length, 1);
  });
});
