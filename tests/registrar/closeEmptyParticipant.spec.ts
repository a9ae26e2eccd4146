import { fetchParticipantNullable, findParticipantPda, instructions } from '@co-staking/sdk';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { HOUR } from '../support/clock';
import { assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { CLOSED, expectRefusal } from '../support/expectRefusal';
import { createAccount, idOf, link, pause, unlink } from '../support/operators';
import { World, type WorldOptions } from '../support/world';

const build = (registrar: Keypair, participant: PublicKey, rentPayer = registrar.publicKey) =>
  instructions.closeEmptyParticipant({ registrar: registrar.publicKey, participant, rentPayer }).instruction;

/** An account of the registrar without wallets. */
async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  const participant = await createAccount(world, idOf(1));
  const { registrar } = world.roles;
  const close: TransactionInstruction = build(registrar, participant);
  return { world, chain: world.chain, registrar, participant, close };
}

describe('closeEmptyParticipant', () => {
  it('closes the account, and gives exactly its rent back to the registrar', async () => {
    const { world, chain, registrar, participant, close } = await setUp();
    const rent = (await chain.account(participant))!.lamports;
    const before = (await chain.account(registrar.publicKey))!.lamports;
    await chain.run(close, [registrar]);
    assert.isNull(await fetchParticipantNullable(world.reader, participant));
    assert.equal((await chain.account(registrar.publicKey))!.lamports - before, rent);
  });

  it('gives the rent of a self-opened account back to the wallet that paid it', async () => {
    const { world, chain, registrar } = await setUp();
    const actor = await world.newActor();
    await unlink(world, actor, actor.address);
    const rent = (await chain.account(actor.participant))!.lamports;
    const before = (await chain.account(actor.address))!.lamports;
    await chain.run(build(registrar, actor.participant, actor.address), [registrar]);
    assert.equal((await chain.account(actor.address))!.lamports - before, rent);
  });

  it('lets the wallet open its account again', async () => {
    const { world, chain, registrar } = await setUp();
    const actor = await world.newActor();
    await unlink(world, actor, actor.address);
    await chain.run(build(registrar, actor.participant, actor.address), [registrar]);
    const { instruction } = instructions.openParticipant({ wallet: actor.address });
    await expectOk(chain.send(instruction, [actor.wallet]));
  });

  it('lets the registrar use the id again', async () => {
    const { world, chain, registrar, close } = await setUp();
    await chain.run(close, [registrar]);
    const participant = await createAccount(world, idOf(1));
    assert.deepEqual((await world.readParticipant({ participant })).wallets, []);
  });

  it('records the closed account in an event', async () => {
    const { chain, registrar, participant, close } = await setUp({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(close, [registrar]));
    assertEvents(outcome, ['ParticipantClosed', { participant, at: await chain.now() }]);
  });

  it('works while entries are paused', async () => {
    const { world, chain, registrar, close } = await setUp();
    await pause(world, HOUR);
    await expectOk(chain.send(close, [registrar]));
  });

  it('refuses anyone but the registrar', async () => {
    const { world, chain, registrar, participant } = await setUp();
    for (const other of [world.roles.admin, world.roles.pauser]) {
      const instruction = build(other, participant, registrar.publicKey);
      await expectRefusal(chain, instruction, [other], 'NotRegistrar');
    }
  });

  it('refuses another payer of the rent than the account records', async () => {
    const { world, chain, registrar, participant } = await setUp();
    const instruction = build(registrar, participant, world.roles.pauser.publicKey);
    await expectRefusal(chain, instruction, [registrar], 'WrongRentPayer');
  });

  it('refuses an account with a wallet, and takes it once the wallet is out', async () => {
    const { world, chain, registrar, participant, close } = await setUp();
    const wallet = { ...(await world.newWallet()), participant };
    await link(world, wallet, participant);
    await expectRefusal(chain, close, [registrar], 'AccountHasWallets');
    await unlink(world, wallet, registrar.publicKey);
    await expectOk(chain.send(close, [registrar]));
  });

  it('refuses a self-opened account that its wallet uses', async () => {
    const { world, chain, registrar } = await setUp();
    const { address, participant } = await world.newActor();
    const instruction = build(registrar, participant, address);
    await expectRefusal(chain, instruction, [registrar], 'AccountHasWallets');
  });

  it('refuses an account that is already closed', async () => {
    const { chain, registrar, close } = await setUp();
    await chain.run(close, [registrar]);
    await expectRefusal(chain, close, [registrar], CLOSED);
  });

  it('refuses an account that never was', async () => {
    const { chain, registrar } = await setUp();
    const [never] = findParticipantPda({ id: idOf(2) });
    await expectRefusal(chain, build(registrar, never), [registrar], CLOSED);
  });
});
