import {
  COOLDOWN_SECONDS,
  WAIT_SECONDS,
  fetchParticipantNullable,
  fetchWalletLinkNullable,
  instructions,
} from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { HOUR } from '../support/clock';
import { assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { CLOSED, expectRefusal } from '../support/expectRefusal';
import { attest, createAccount, idOf, link, linkOf, pause, unlink } from '../support/operators';
import { withdrawCoStake } from '../support/ownerSteps';
import { withAccount } from '../support/tamper';
import { World, tokens, type Actor, type WorldOptions } from '../support/world';

/** By default the wallet that opened the account, and paid for all of it, closes it. */
const build = (
  { address, participant }: Actor,
  input: Partial<instructions.CloseParticipantInput> = {},
): TransactionInstruction =>
  instructions.closeParticipant({ wallet: address, participant, ...input }).instruction;

async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  const actor = await world.newActor();
  const lamports = async (address: PublicKey): Promise<bigint> =>
    (await world.chain.account(address))?.lamports ?? 0n;
  return { world, chain: world.chain, actor, close: build(actor), lamports };
}

describe('closeParticipant', () => {
  it('closes the account and the link, and gives exactly their rents back', async () => {
    const { world, chain, actor, close, lamports } = await setUp();
    const rents = (await lamports(actor.participant)) + (await lamports(linkOf(actor.address)));
    const before = await lamports(actor.address);
    await chain.run(close, [actor.wallet]);
    assert.isNull(await fetchParticipantNullable(world.reader, actor.participant));
    assert.isNull(await fetchWalletLinkNullable(world.reader, linkOf(actor.address)));
    assert.equal((await lamports(actor.address)) - before, rents);
  });

  it('gives each rent back to the one who paid it', async () => {
    const { world, chain, actor, lamports } = await setUp();
    const { registrar } = world.roles;
    const second = { ...(await world.newWallet()), participant: actor.participant };
    await attest(world, actor.participant);
    await link(world, second, actor.participant);
    await unlink(world, actor, actor.address);

    const [ofAccount, ofLink] = [await lamports(actor.participant), await lamports(linkOf(second.address))];
    const payers = [actor.address, registrar.publicKey, second.address];
    const before = await Promise.all(payers.map(lamports));
    const input = { participantRentPayer: actor.address, linkRentPayer: registrar.publicKey };
    await chain.run(build(second, input), [second.wallet]);
    const after = await Promise.all(payers.map(lamports));
    assert.deepEqual(
      after.map((amount, index) => amount - before[index]!),
      [ofAccount, ofLink, 0n],
    );
  });

  it('lets the wallet open its account again, unattested', async () => {
    const { world, chain, actor, close } = await setUp();
    await attest(world, actor.participant);
    await chain.run(close, [actor.wallet]);
    await chain.run(instructions.openParticipant({ wallet: actor.address }).instruction, [actor.wallet]);
    assert.isFalse((await world.readParticipant(actor)).attested);
  });

  it('records the wallet, then the account, in events', async () => {
    const { chain, actor, close } = await setUp({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(close, [actor.wallet]));
    const { address: wallet, participant } = actor;
    const at = await chain.now();
    assertEvents(
      outcome,
      ['WalletUnlinked', { participant, wallet, at }],
      ['ParticipantClosed', { participant, at }],
    );
  });

  it('works while entries are paused', async () => {
    const { world, chain, actor, close } = await setUp();
    await pause(world, HOUR);
    await expectOk(chain.send(close, [actor.wallet]));
  });

  it('refuses a stranger with the link of the wallet', async () => {
    const { world, chain, actor } = await setUp();
    const stranger = await world.newWallet();
    const theirs = build({ ...stranger, participant: actor.participant });
    const instruction = withAccount(theirs, 'walletLink', linkOf(actor.address));
    await expectRefusal(chain, instruction, [stranger.wallet], 'WrongRentPayer');
    const paid = build(
      { ...stranger, participant: actor.participant },
      { participantRentPayer: actor.address, linkRentPayer: actor.address },
    );
    await expectRefusal(
      chain,
      withAccount(paid, 'walletLink', linkOf(actor.address)),
      [stranger.wallet],
      'WrongWallet',
    );
  });

  it('refuses the account of another wallet', async () => {
    const { world, chain, actor } = await setUp();
    const other = await world.newActor();
    const instruction = build(
      { ...actor, participant: other.participant },
      { participantRentPayer: other.address },
    );
    await expectRefusal(chain, instruction, [actor.wallet], 'WrongParticipant');
  });

  for (const place of ['participantRentPayer', 'linkRentPayer'] as const) {
    it(`refuses another ${place} than the one recorded`, async () => {
      const { world, chain, actor } = await setUp();
      const { address } = await world.newWallet();
      await expectRefusal(chain, build(actor, { [place]: address }), [actor.wallet], 'WrongRentPayer');
    });
  }

  it('refuses one of two wallets', async () => {
    const { world, chain, actor, close } = await setUp();
    const second = await world.newWallet();
    await attest(world, actor.participant);
    await link(world, second, actor.participant);
    await expectRefusal(chain, close, [actor.wallet], 'NotOnlyWallet');
    await unlink(world, { ...second, participant: actor.participant }, world.roles.registrar.publicKey);
    await expectOk(chain.send(close, [actor.wallet]));
  });

  it('refuses while the account holds a claim, until its principal is withdrawn', async () => {
    const { world, chain, actor, close } = await setUp();
    const device = await world.newDevice({ stake: tokens(960) });
    const coStake = await world.accept(await world.openOffer(device), actor);
    await expectRefusal(chain, close, [actor.wallet], 'AccountHasClaims');
    await world.unstakeCoStake(coStake);
    await chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    await expectRefusal(chain, close, [actor.wallet], 'AccountHasClaims');
    await withdrawCoStake(world, coStake);
    await expectOk(chain.send(close, [actor.wallet]));
  });

  it('lets a wallet that owns a device close its account', async () => {
    const { world, chain, actor, close } = await setUp();
    const device = await world.newDevice({ owner: actor });
    await expectOk(chain.send(close, [actor.wallet]));
    assert.isTrue((await world.readDevice(device)).owner.equals(actor.address));
  });

  it('closes an account of the registrar through its only wallet', async () => {
    const { world, chain } = await setUp();
    const { publicKey: payer } = world.roles.registrar;
    const participant = await createAccount(world, idOf(1));
    const wallet = { ...(await world.newWallet()), participant };
    await link(world, wallet, participant);
    const instruction = build(wallet, { participantRentPayer: payer, linkRentPayer: payer });
    await expectOk(chain.send(instruction, [wallet.wallet]));
    assert.isNull(await fetchParticipantNullable(world.reader, participant));
  });

  it('refuses an account that is already closed', async () => {
    const { chain, actor, close } = await setUp();
    await chain.run(close, [actor.wallet]);
    await expectRefusal(chain, close, [actor.wallet], CLOSED);
  });
});
