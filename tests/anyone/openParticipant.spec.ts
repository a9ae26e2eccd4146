import { fetchWalletLink, findParticipantPda, findWalletLinkPda, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { HOUR, warpAround } from '../support/clock';
import { assertEqual, assertEvents } from '../support/compare';
import { ALREADY_EXISTS, expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { createAccount, idOf, link, linkOf, pause } from '../support/operators';
import { World, type WorldOptions } from '../support/world';

async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  const actor = await world.newWallet();
  const open = instructions.openParticipant({ wallet: actor.address }).instruction;
  return { world, chain: world.chain, actor, open };
}

describe('openParticipant', () => {
  it('opens an unattested account under the key of the wallet, with the wallet in it', async () => {
    const { world, chain, actor, open } = await setUp();
    await chain.run(open, [actor.wallet]);
    const [address, bump] = findParticipantPda({ id: actor.address });
    assertEqual(await world.readParticipant(actor), {
      address,
      version: 2,
      bump,
      attested: false,
      activeClaims: 0,
      id: actor.address.toBytes(),
      rentPayer: actor.address,
      wallets: [actor.address],
    });
  });

  it('makes the link that points from the wallet to its account', async () => {
    const { world, chain, actor, open } = await setUp();
    await chain.run(open, [actor.wallet]);
    const [address, bump] = findWalletLinkPda({ wallet: actor.address });
    assertEqual(await fetchWalletLink(world.reader, address), {
      address,
      version: 2,
      bump,
      wallet: actor.address,
      participant: actor.participant,
      rentPayer: actor.address,
    });
  });

  it('takes exactly the rent of both accounts from the wallet', async () => {
    const { chain, actor, open } = await setUp();
    const before = (await chain.account(actor.address))!.lamports;
    await chain.run(open, [actor.wallet]);
    const opened = [await chain.account(actor.participant), await chain.account(linkOf(actor.address))];
    let rent = 0n;
    for (const account of opened) rent += await chain.rent(account!.data.length);
    assert.equal(before - (await chain.account(actor.address))!.lamports, rent);
    assert.equal(opened[0]!.lamports + opened[1]!.lamports, rent);
  });

  it('records the account, then the wallet, in events', async () => {
    const { chain, actor, open } = await setUp({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(open, [actor.wallet]));
    const { address: wallet, participant } = actor;
    const at = await chain.now();
    assertEvents(
      outcome,
      ['ParticipantOpened', { participant, id: wallet.toBytes(), attested: 0, at }],
      ['WalletLinked', { participant, wallet, at }],
    );
  });

  it('refuses a second account for the wallet', async () => {
    const { chain, actor, open } = await setUp();
    await chain.run(open, [actor.wallet]);
    await expectRefusal(chain, open, [actor.wallet], ALREADY_EXISTS);
  });

  it('refuses a wallet that the registrar linked to an account', async () => {
    const { world, chain, actor, open } = await setUp();
    await link(world, actor, await createAccount(world, idOf(1)));
    await expectRefusal(chain, open, [actor.wallet], ALREADY_EXISTS);
  });

  it('refuses a wallet whose key the registrar has taken as an id', async () => {
    const { world, chain, actor, open } = await setUp();
    await createAccount(world, actor.address.toBytes());
    await expectRefusal(chain, open, [actor.wallet], ALREADY_EXISTS);
  });

  it('refuses until the second in which a pause ends', async () => {
    const { world, chain, actor, open } = await setUp();
    await pause(world, HOUR);
    const { pausedUntil } = await world.readConfig();
    await warpAround(chain, pausedUntil, 'the second before');
    await expectRefusal(chain, open, [actor.wallet], 'EntriesPaused');
    await warpAround(chain, pausedUntil, 'the very second');
    await expectOk(chain.send(open, [actor.wallet]));
  });
});
