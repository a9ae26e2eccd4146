import { COOLDOWN_SECONDS, WAIT_SECONDS, fetchWalletLinkNullable, instructions } from '@co-staking/sdk';
import type { Keypair, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { HOUR } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { ALREADY_EXISTS, expectOk } from '../support/expectError';
import { CLOSED, expectRefusal } from '../support/expectRefusal';
import { attest, createAccount, idOf, link, linkOf, pause } from '../support/operators';
import { withdrawCoStake } from '../support/ownerSteps';
import { withAccount } from '../support/tamper';
import { World, tokens, type Actor, type WorldOptions } from '../support/world';

/** Position of the number of wallets in an account. */
const WALLET_COUNT = 8 + 4;

/** An account of the registrar with some wallets. */
async function setUp(count = 1, options: WorldOptions = {}) {
  const world = await World.create(options);
  const { registrar } = world.roles;
  const participant = await createAccount(world, idOf(1));
  const wallets: Actor[] = [];
  for (let number = 0; number < count; number += 1) {
    const wallet = { ...(await world.newWallet()), participant };
    await link(world, wallet, participant);
    wallets.push(wallet);
  }
  return { world, chain: world.chain, registrar, participant, wallets, wallet: wallets[0]! };
}

/** By default the registrar, who paid for the link, takes the wallet out of its account. */
const build = (
  registrar: Keypair,
  { address, participant }: Actor,
  input: Partial<instructions.UnlinkWalletInput> = {},
): TransactionInstruction =>
  instructions.unlinkWallet({
    registrar: registrar.publicKey,
    wallet: address,
    participant,
    rentPayer: registrar.publicKey,
    ...input,
  }).instruction;

describe('unlinkWallet', () => {
  it('takes the wallet out of the account, and closes its link', async () => {
    const { world, chain, registrar, participant, wallet } = await setUp();
    const before = await world.readParticipant({ participant });
    await chain.run(build(registrar, wallet), [registrar, wallet.wallet]);
    assertChanged(before, await world.readParticipant({ participant }), { wallets: [] });
    assert.isNull(await fetchWalletLinkNullable(world.reader, linkOf(wallet.address)));
  });

  it('gives exactly the rent of the link back to the registrar', async () => {
    const { chain, registrar, wallet } = await setUp();
    const rent = (await chain.account(linkOf(wallet.address)))!.lamports;
    const before = (await chain.account(registrar.publicKey))!.lamports;
    await chain.run(build(registrar, wallet), [registrar, wallet.wallet]);
    assert.equal((await chain.account(registrar.publicKey))!.lamports - before, rent);
  });

  it('gives the rent back to a wallet that opened its own account', async () => {
    const { world, chain, registrar } = await setUp();
    const actor = await world.newActor();
    const rent = (await chain.account(linkOf(actor.address)))!.lamports;
    const before = (await chain.account(actor.address))!.lamports;
    const instruction = build(registrar, actor, { rentPayer: actor.address });
    await chain.run(instruction, [registrar, actor.wallet]);
    assert.equal((await chain.account(actor.address))!.lamports - before, rent);
  });

  for (const [place, kept] of Object.entries({
    first: [1, 2],
    middle: [0, 2],
    last: [0, 1],
  })) {
    it(`closes the gap that the ${place} of three wallets leaves`, async () => {
      const { world, chain, registrar, participant, wallets } = await setUp(3);
      const leaving = wallets.find((_, index) => !kept.includes(index))!;
      await chain.run(build(registrar, leaving), [registrar, leaving.wallet]);
      assertEqual(
        (await world.readParticipant({ participant })).wallets,
        kept.map((index) => wallets[index]!.address),
      );
    });
  }

  it('frees a place in a full account', async () => {
    const { world, chain, registrar, participant, wallet } = await setUp(10);
    await chain.run(build(registrar, wallet), [registrar, wallet.wallet]);
    const next = await world.newWallet();
    await link(world, next, participant);
    const { wallets } = await world.readParticipant({ participant });
    assertEqual([wallets.length, wallets.at(-1)], [10, next.address]);
  });

  it('lets the wallet be linked to another account', async () => {
    const { world, chain, registrar, wallet } = await setUp();
    await chain.run(build(registrar, wallet), [registrar, wallet.wallet]);
    const other = await createAccount(world, idOf(2));
    await link(world, wallet, other);
    assertEqual((await world.readParticipant({ participant: other })).wallets, [wallet.address]);
  });

  it('records the unlinked wallet in an event', async () => {
    const { chain, registrar, participant, wallet } = await setUp(1, { kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build(registrar, wallet), [registrar, wallet.wallet]));
    assertEvents(outcome, ['WalletUnlinked', { participant, wallet: wallet.address, at: await chain.now() }]);
  });

  it('works while entries are paused', async () => {
    const { world, chain, registrar, wallet } = await setUp();
    await pause(world, HOUR);
    await expectOk(chain.send(build(registrar, wallet), [registrar, wallet.wallet]));
  });

  it('refuses anyone but the registrar', async () => {
    const { world, chain, registrar, wallet } = await setUp();
    for (const other of [world.roles.admin, wallet.wallet]) {
      const instruction = build(other, wallet, { rentPayer: registrar.publicKey });
      await expectRefusal(chain, instruction, [other, wallet.wallet], 'NotRegistrar');
    }
  });

  it('refuses another payer of the rent than the link records', async () => {
    const { world, chain, registrar, wallet } = await setUp();
    const { publicKey: rentPayer } = world.roles.pauser;
    const instruction = build(registrar, wallet, { rentPayer });
    await expectRefusal(chain, instruction, [registrar, wallet.wallet], 'WrongRentPayer');
  });

  it('refuses the link of another wallet of the account', async () => {
    const { chain, registrar, wallets } = await setUp(2);
    const [wallet, other] = wallets as [Actor, Actor];
    const instruction = withAccount(build(registrar, wallet), 'walletLink', linkOf(other.address));
    await expectRefusal(chain, instruction, [registrar, wallet.wallet], 'WrongWallet');
  });

  it('refuses another account than the one the link points to', async () => {
    const { world, chain, registrar, wallet } = await setUp();
    const participant = await createAccount(world, idOf(2));
    const instruction = build(registrar, wallet, { participant });
    await expectRefusal(chain, instruction, [registrar, wallet.wallet], 'WrongParticipant');
  });

  it('refuses any wallet of an account that holds a claim, until its principal is withdrawn', async () => {
    const { world, chain, registrar, participant, wallets } = await setUp(2);
    const [holder, other] = wallets as [Actor, Actor];
    const device = await world.newDevice({ stake: tokens(960) });
    const coStake = await world.accept(await world.openOffer(device), holder);
    const refuse = async (): Promise<void> => {
      for (const wallet of [holder, other])
        await expectRefusal(chain, build(registrar, wallet), [registrar, wallet.wallet], 'AccountHasClaims');
    };
    await refuse();
    await world.unstakeCoStake(coStake);
    await chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    await refuse();
    await withdrawCoStake(world, coStake);
    for (const wallet of [holder, other])
      await expectOk(chain.send(build(registrar, wallet), [registrar, wallet.wallet]));
    assertEqual((await world.readParticipant({ participant })).wallets, []);
  });

  it('refuses a wallet that was unlinked already', async () => {
    const { chain, registrar, wallet } = await setUp();
    await chain.run(build(registrar, wallet), [registrar, wallet.wallet]);
    await expectRefusal(chain, build(registrar, wallet), [registrar, wallet.wallet], CLOSED);
  });

  it('refuses a wallet that its link names, but its account does not', async () => {
    const { chain, registrar, participant, wallet } = await setUp();
    const state = (await chain.account(participant))!;
    const data = Uint8Array.from(state.data);
    data[WALLET_COUNT] = 0;
    await chain.setAccount(participant, { ...state, data });
    const instruction = build(registrar, wallet);
    await expectRefusal(chain, instruction, [registrar, wallet.wallet], 'WalletNotOfAccount');
  });

  it('takes the last wallet out of a self-opened account, whose key still cannot open another', async () => {
    const { world, chain, registrar } = await setUp();
    const actor = await world.newActor();
    await attest(world, actor.participant);
    const instruction = build(registrar, actor, { rentPayer: actor.address });
    await chain.run(instruction, [registrar, actor.wallet]);
    const reopen = instructions.openParticipant({ wallet: actor.address }).instruction;
    await expectRefusal(chain, reopen, [actor.wallet], ALREADY_EXISTS);
    assertEqual((await world.readParticipant(actor)).wallets, []);
  });
});
