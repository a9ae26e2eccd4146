import { MAX_WALLETS, fetchWalletLink, findWalletLinkPda, instructions } from '@co-staking/sdk';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { ALREADY_EXISTS, expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { attest, createAccount, idOf, link, linkOf, pause } from '../support/operators';
import { World, type Actor } from '../support/world';

const build = (registrar: Keypair, { address }: Actor, participant: PublicKey): TransactionInstruction =>
  instructions.linkWallet({ registrar: registrar.publicKey, wallet: address, participant }).instruction;

/** A wallet without an account, an account without wallets, and who signs for a link between them. */
async function setUp(options = {}) {
  const world = await World.create(options);
  const { chain, roles } = world;
  const wallet = await world.newWallet();
  const participant = await createAccount(world, idOf(1));
  return { world, chain, roles, wallet, participant, signers: [roles.registrar, wallet.wallet] };
}

describe('linkWallet', () => {
  it('adds the wallet to the account, and changes nothing else of it', async () => {
    const { world, wallet, participant } = await setUp();
    const before = await world.readParticipant({ participant });
    await link(world, wallet, participant);
    assertChanged(before, await world.readParticipant({ participant }), { wallets: [wallet.address] });
  });

  it('makes the link that points from the wallet to its account', async () => {
    const { world, roles, wallet, participant } = await setUp();
    await link(world, wallet, participant);
    const [address, bump] = findWalletLinkPda({ wallet: wallet.address });
    assertEqual(await fetchWalletLink(world.reader, address), {
      address,
      version: 2,
      bump,
      wallet: wallet.address,
      participant,
      rentPayer: roles.registrar.publicKey,
    });
  });

  it('takes exactly the rent from the registrar, and nothing from the wallet', async () => {
    const { chain, roles, wallet, participant, signers } = await setUp();
    const payer = roles.registrar.publicKey;
    const [before, ofWallet] = [await chain.account(payer), await chain.account(wallet.address)];
    await chain.run(build(roles.registrar, wallet, participant), signers);
    const opened = await chain.account(linkOf(wallet.address));
    assert.equal(opened?.lamports, await chain.rent(opened!.data.length));
    assert.equal(before!.lamports - (await chain.account(payer))!.lamports, opened?.lamports);
    assert.equal((await chain.account(wallet.address))?.lamports, ofWallet?.lamports);
  });

  it('adds a wallet to a self-opened account once that is attested', async () => {
    const { world, wallet } = await setUp();
    const { address, participant } = await world.newActor();
    await attest(world, participant);
    await link(world, wallet, participant);
    assertEqual((await world.readParticipant({ participant })).wallets, [address, wallet.address]);
  });

  it('lets the owner of a linked wallet have a device under the shared account', async () => {
    const { world, wallet, participant } = await setUp();
    await link(world, wallet, participant);
    const device = await world.newDevice({ owner: { ...wallet, participant } });
    assertEqual((await world.readDevice(device)).participant, participant);
  });

  it('records the link in an event', async () => {
    const { chain, roles, wallet, participant, signers } = await setUp({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build(roles.registrar, wallet, participant), signers));
    assertEvents(outcome, ['WalletLinked', { participant, wallet: wallet.address, at: await chain.now() }]);
  });

  it('links ten wallets in their order, and refuses the eleventh', async () => {
    const { world, chain, roles, participant } = await setUp();
    const wallets: Actor[] = [];
    while (wallets.length < MAX_WALLETS) {
      const wallet = await world.newWallet();
      await link(world, wallet, participant);
      wallets.push(wallet);
    }
    const linked = (await world.readParticipant({ participant })).wallets;
    assertEqual(
      linked,
      wallets.map(({ address }) => address),
    );
    assert.equal(linked.length, 10);
    const eleventh = await world.newWallet();
    const instruction = build(roles.registrar, eleventh, participant);
    await expectRefusal(chain, instruction, [roles.registrar, eleventh.wallet], 'TooManyWallets');
  });

  it('refuses anyone but the registrar', async () => {
    const { chain, roles, wallet, participant } = await setUp();
    for (const other of [roles.admin, wallet.wallet])
      await expectRefusal(chain, build(other, wallet, participant), [other, wallet.wallet], 'NotRegistrar');
  });

  it('refuses an account that is not attested', async () => {
    const { world, chain, roles, wallet, signers } = await setUp();
    const { participant } = await world.newActor();
    await expectRefusal(chain, build(roles.registrar, wallet, participant), signers, 'AccountNotAttested');
  });

  it('refuses a wallet that is linked to the account already', async () => {
    const { world, chain, roles, wallet, participant, signers } = await setUp();
    await link(world, wallet, participant);
    const again = build(roles.registrar, wallet, participant);
    await expectRefusal(chain, again, signers, ALREADY_EXISTS);
  });

  it('refuses a wallet that belongs to another account', async () => {
    const { world, chain, roles, wallet, participant, signers } = await setUp();
    await link(world, wallet, participant);
    const other = await createAccount(world, idOf(2));
    await expectRefusal(chain, build(roles.registrar, wallet, other), signers, ALREADY_EXISTS);
  });

  it('refuses a wallet that opened an account of its own', async () => {
    const { world, chain, roles, participant } = await setUp();
    const actor = await world.newActor();
    const instruction = build(roles.registrar, actor, participant);
    await expectRefusal(chain, instruction, [roles.registrar, actor.wallet], ALREADY_EXISTS);
  });

  it('refuses until the second in which a pause ends', async () => {
    const { world, chain, roles, wallet, participant, signers } = await setUp();
    await pause(world, HOUR);
    const { pausedUntil } = await world.readConfig();
    await warpAround(chain, pausedUntil, 'the second before');
    await expectRefusal(chain, build(roles.registrar, wallet, participant), signers, 'EntriesPaused');
    await warpAround(chain, pausedUntil, 'the very second');
    await expectOk(chain.send(build(roles.registrar, wallet, participant), signers));
  });
});
