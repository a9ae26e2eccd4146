import { findParticipantPda, instructions } from '@co-staking/sdk';
import type { Keypair, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { HOUR, warpAround } from '../support/clock';
import { assertEqual, assertEvents } from '../support/compare';
import { ALREADY_EXISTS, expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { createAccount, idOf, pause } from '../support/operators';
import { World } from '../support/world';

const build = (registrar: Keypair, id: Uint8Array): TransactionInstruction =>
  instructions.createParticipant({ registrar: registrar.publicKey, id }).instruction;

describe('createParticipant', () => {
  it('opens an attested account without wallets under the id', async () => {
    const world = await World.create();
    const { registrar } = world.roles;
    const participant = await createAccount(world, idOf(1));
    const [address, bump] = findParticipantPda({ id: idOf(1) });
    assertEqual(await world.readParticipant({ participant }), {
      address,
      version: 2,
      bump,
      attested: true,
      activeClaims: 0,
      id: idOf(1),
      rentPayer: registrar.publicKey,
      wallets: [],
    });
  });

  it('takes exactly the rent from the registrar', async () => {
    const { chain, roles } = await World.create();
    const { registrar } = roles;
    const before = await chain.account(registrar.publicKey);
    await chain.run(build(registrar, idOf(1)), [registrar]);
    const after = await chain.account(registrar.publicKey);
    const opened = await chain.account(findParticipantPda({ id: idOf(1) })[0]);
    assert.equal(opened?.lamports, await chain.rent(opened!.data.length));
    assert.equal(before!.lamports - after!.lamports, opened?.lamports);
  });

  it('opens accounts under any id, all zeros and all ones included', async () => {
    const world = await World.create();
    for (const id of [idOf(0), idOf(255)]) {
      const participant = await createAccount(world, id);
      assertEqual((await world.readParticipant({ participant })).id, id);
    }
  });

  it('opens an account at an address to which someone sent lamports', async () => {
    // bankrun's runtime cannot create an account there; today's can.
    const world = await World.create({ kind: 'litesvm' });
    const [participant] = findParticipantPda({ id: idOf(1) });
    await world.giveLamports(participant, 1n);
    await createAccount(world, idOf(1));
    assert.isTrue((await world.readParticipant({ participant })).attested);
  });

  it('records the new account in an event', async () => {
    const { chain, roles } = await World.create({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build(roles.registrar, idOf(1)), [roles.registrar]));
    const [participant] = findParticipantPda({ id: idOf(1) });
    assertEvents(outcome, [
      'ParticipantOpened',
      { participant, id: idOf(1), attested: 1, at: await chain.now() },
    ]);
  });

  it('refuses anyone but the registrar', async () => {
    const { chain, roles } = await World.create();
    for (const other of [roles.admin, roles.pauser])
      await expectRefusal(chain, build(other, idOf(1)), [other], 'NotRegistrar');
  });

  it('refuses an id that is taken', async () => {
    const world = await World.create();
    const { registrar } = world.roles;
    await createAccount(world, idOf(1));
    await expectRefusal(world.chain, build(registrar, idOf(1)), [registrar], ALREADY_EXISTS);
  });

  it('refuses the key of a wallet that opened its own account', async () => {
    const world = await World.create();
    const { registrar } = world.roles;
    const { address } = await world.newActor();
    const instruction = build(registrar, address.toBytes());
    await expectRefusal(world.chain, instruction, [registrar], ALREADY_EXISTS);
  });

  it('refuses until the second in which a pause ends', async () => {
    const world = await World.create();
    const { registrar } = world.roles;
    await pause(world, HOUR);
    const { pausedUntil } = await world.readConfig();
    await warpAround(world.chain, pausedUntil, 'the second before');
    await expectRefusal(world.chain, build(registrar, idOf(1)), [registrar], 'EntriesPaused');
    await warpAround(world.chain, pausedUntil, 'the very second');
    await expectOk(world.chain.send(build(registrar, idOf(1)), [registrar]));
  });
});
