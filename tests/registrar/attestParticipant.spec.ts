import { instructions } from '@co-staking/sdk';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';

import { HOUR } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { attest, createAccount, idOf, pause } from '../support/operators';
import { World } from '../support/world';

const build = (registrar: Keypair, participant: PublicKey): TransactionInstruction =>
  instructions.attestParticipant({ registrar: registrar.publicKey, participant }).instruction;

describe('attestParticipant', () => {
  it('marks a self-opened account as attested, and changes nothing else', async () => {
    const world = await World.create();
    const actor = await world.newActor();
    const before = await world.readParticipant(actor);
    await attest(world, actor.participant);
    assertChanged(before, await world.readParticipant(actor), { attested: true });
  });

  it('leaves other accounts unattested', async () => {
    const world = await World.create();
    const [actor, other] = [await world.newActor(), await world.newActor()];
    const before = await world.readParticipant(other);
    await attest(world, actor.participant);
    assertChanged(before, await world.readParticipant(other), { attested: false });
  });

  it('records the attestation in an event', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const { chain, roles } = world;
    const { participant } = await world.newActor();
    const outcome = await expectOk(chain.send(build(roles.registrar, participant), [roles.registrar]));
    assertEvents(outcome, ['ParticipantAttested', { participant, at: await chain.now() }]);
  });

  it('works while entries are paused', async () => {
    const world = await World.create();
    const { chain, roles } = world;
    const { participant } = await world.newActor();
    await pause(world, HOUR);
    await expectOk(chain.send(build(roles.registrar, participant), [roles.registrar]));
  });

  it('refuses anyone but the registrar, also the account itself', async () => {
    const world = await World.create();
    const { wallet, participant } = await world.newActor();
    for (const other of [world.roles.admin, wallet])
      await expectRefusal(world.chain, build(other, participant), [other], 'NotRegistrar');
  });

  it('refuses a second attestation', async () => {
    const world = await World.create();
    const { registrar } = world.roles;
    const { participant } = await world.newActor();
    await attest(world, participant);
    await expectRefusal(world.chain, build(registrar, participant), [registrar], 'AlreadyAttested');
  });

  it('refuses an account that the registrar opened, which is attested from the start', async () => {
    const world = await World.create();
    const { registrar } = world.roles;
    const participant = await createAccount(world, idOf(1));
    await expectRefusal(world.chain, build(registrar, participant), [registrar], 'AlreadyAttested');
  });
});
