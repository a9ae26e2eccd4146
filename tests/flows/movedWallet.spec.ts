import { instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { COOLDOWN_SECONDS } from '../support/clock';
import { ALREADY_EXISTS } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { createAccount, idOf, link, unlink } from '../support/operators';
import { withdrawOwnerStake } from '../support/ownerSteps';
import { MINIMUM, World, type Actor } from '../support/world';

/** The registrar opens an account and adds a new wallet to it. */
async function attested(world: World, id: number): Promise<Actor> {
  const participant = await createAccount(world, idOf(id));
  const wallet = { ...(await world.newWallet()), participant };
  await link(world, wallet, participant);
  return wallet;
}

/** A wallet moves from its account to another one. */
async function move(world: World, wallet: Actor, participant: Actor['participant']): Promise<Actor> {
  await unlink(world, wallet, world.roles.registrar.publicKey);
  await link(world, wallet, participant);
  return { ...wallet, participant };
}

describe('a wallet that moves between accounts', () => {
  it('cannot co-stake on its own device, neither itself nor through the new account', async () => {
    const world = await World.create();
    const owner = await attested(world, 1);
    const helper = await attested(world, 2);
    const offer = await world.openOffer(await world.fullyStaked({ owner }));
    assert.equal(await answerOf(world.accept(offer, owner)), 'OwnDevice');
    const moved = await move(world, owner, helper.participant);
    assert.equal(await answerOf(world.accept(offer, moved)), 'OwnDevice');
    assert.equal(await answerOf(world.accept(offer, helper)), 'OwnDevice');
    // The account that it left has still made the device, whichever wallets it has now.
    const successor = { ...(await world.newWallet()), participant: owner.participant };
    await link(world, successor, owner.participant);
    assert.equal(await answerOf(world.accept(offer, successor)), 'OwnDevice');
    await world.accept(offer, await attested(world, 3));
  });

  it('remains owner of its device: stake and exit follow the wallet', async () => {
    const world = await World.create();
    const owner = await attested(world, 1);
    const device = await world.fullyStaked({ owner });
    await move(world, owner, (await attested(world, 2)).participant);
    await world.stake(device, 5n);
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    const before = await world.balance(owner.tokenAccount);
    await withdrawOwnerStake(world, device);
    assert.equal((await world.balance(owner.tokenAccount)) - before, MINIMUM + 5n);
  });

  it('cannot leave while its account holds a claim, so that no one gets to four', async () => {
    const world = await World.create();
    const coStaker = await attested(world, 1);
    const second = { ...(await world.newWallet()), participant: coStaker.participant };
    await link(world, second, coStaker.participant);
    await world.accept(await world.openOffer(await world.fullyStaked()), coStaker);
    const { registrar } = world.roles;
    for (const wallet of [coStaker, second])
      assert.equal(await answerOf(unlink(world, wallet, registrar.publicKey)), 'AccountHasClaims');
    // Nor can it open an account of its own next to the other one.
    const { instruction } = instructions.openParticipant({ wallet: second.address });
    await expectRefusal(world.chain, instruction, [second.wallet], ALREADY_EXISTS);
  });

  it('cannot be in two accounts at once', async () => {
    const world = await World.create();
    const first = await attested(world, 1);
    const other = await attested(world, 2);
    const { registrar } = world.roles;
    const input = { registrar: registrar.publicKey, wallet: first.address };
    const { instruction } = instructions.linkWallet({ ...input, participant: other.participant });
    await expectRefusal(world.chain, instruction, [registrar, first.wallet], ALREADY_EXISTS);
    const opening = instructions.openParticipant({ wallet: first.address }).instruction;
    await expectRefusal(world.chain, opening, [first.wallet], ALREADY_EXISTS);
  });
});
