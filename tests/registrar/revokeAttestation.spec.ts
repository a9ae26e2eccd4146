import { instructions } from '@co-staking/sdk';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { HOUR } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { attest, createAccount, idOf, pause, revokeAttestation, setParameters } from '../support/operators';
import { World, tokens } from '../support/world';

const build = (registrar: Keypair, participant: PublicKey): TransactionInstruction =>
  instructions.revokeAttestation({ registrar: registrar.publicKey, participant }).instruction;

describe('revokeAttestation', () => {
  it('takes the mark from a self-opened account, and changes nothing else', async () => {
    const world = await World.create();
    const actor = await world.newActor();
    const before = await world.readParticipant(actor);
    await attest(world, actor.participant);
    await revokeAttestation(world, actor.participant);
    assertChanged(before, await world.readParticipant(actor), {});
  });

  it('takes it from an account that the registrar opened', async () => {
    const world = await World.create();
    const participant = await createAccount(world, idOf(1));
    const before = await world.readParticipant({ participant });
    await revokeAttestation(world, participant);
    assertChanged(before, await world.readParticipant({ participant }), { attested: false });
  });

  it('leaves other accounts attested', async () => {
    const world = await World.create();
    const [actor, other] = [await world.newActor(), await world.newActor()];
    for (const { participant } of [actor, other]) await attest(world, participant);
    await revokeAttestation(world, actor.participant);
    assert.isTrue((await world.readParticipant(other)).attested);
  });

  it('records it in an event', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const { chain, roles } = world;
    const { participant } = await world.newActor();
    await attest(world, participant);
    const outcome = await expectOk(chain.send(build(roles.registrar, participant), [roles.registrar]));
    assertEvents(outcome, ['AttestationRevoked', { participant, at: await chain.now() }]);
  });

  it('can be attested again', async () => {
    const world = await World.create();
    const actor = await world.newActor();
    await attest(world, actor.participant);
    await revokeAttestation(world, actor.participant);
    await attest(world, actor.participant);
    assert.isTrue((await world.readParticipant(actor)).attested);
  });

  it('keeps live claims and their exits, and allows no new one if attestation is required', async () => {
    const world = await World.create();
    await setParameters(world, { attestationRequired: true });
    const coStaker = await world.newActor();
    await attest(world, coStaker.participant);
    const offers = [
      await world.openOffer(await world.newDevice({ stake: tokens(960) })),
      await world.openOffer(await world.newDevice({ stake: tokens(960) })),
    ] as const;
    const coStake = await world.accept(offers[0], coStaker);
    await revokeAttestation(world, coStaker.participant);
    assert.equal((await world.readParticipant(coStaker)).activeClaims, 1);
    assert.equal(await answerOf(world.accept(offers[1], coStaker)), 'AccountNotAttested');
    await world.postRewards(coStake.device, tokens(1));
    await world.unstakeCoStake(coStake);
  });

  it('works while entries are paused', async () => {
    const world = await World.create();
    const { participant } = await world.newActor();
    await attest(world, participant);
    await pause(world, HOUR);
    await revokeAttestation(world, participant);
  });

  it('refuses anyone but the registrar, also the account itself', async () => {
    const world = await World.create();
    const { wallet, participant } = await world.newActor();
    await attest(world, participant);
    for (const other of [world.roles.admin, wallet])
      await expectRefusal(world.chain, build(other, participant), [other], 'NotRegistrar');
  });

  it('refuses an account that is not attested, and one a second time', async () => {
    const world = await World.create();
    const { registrar } = world.roles;
    const { participant } = await world.newActor();
    await expectRefusal(world.chain, build(registrar, participant), [registrar], 'AccountNotAttested');
    await attest(world, participant);
    await revokeAttestation(world, participant);
    await expectRefusal(world.chain, build(registrar, participant), [registrar], 'AccountNotAttested');
  });

  it('refuses an account of another kind', async () => {
    const world = await World.create();
    const { registrar } = world.roles;
    const { address } = await world.newDevice();
    await expectRefusal(world.chain, build(registrar, address), [registrar], { anchor: 3002 });
  });
});
