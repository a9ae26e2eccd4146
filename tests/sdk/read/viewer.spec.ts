import { fetchNow, fetchViewer, findParticipantPda, findWalletLinkPda } from '@co-staking/sdk';
import { SystemProgram, type PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { attest, createAccount, idOf, link, unlink } from '../../support/operators';
import { World, tokens, type Actor } from '../../support/world';

describe('who looks, and when', () => {
  let world: World;

  beforeEach(async () => {
    world = await World.create({ kind: 'litesvm' });
  });

  const viewerOf = ({ address }: Pick<Actor, 'address'>) =>
    fetchViewer(world.reader, address, world.mintInput);

  it('a wallet without anything', async () => {
    const wallet = await world.newWallet({ holds: 0n });
    await world.chain.setAccount(wallet.tokenAccount, null);
    const viewer = await viewerOf(wallet);
    assert.isTrue(viewer.wallet.equals(wallet.address));
    assert.deepEqual([viewer.participant, viewer.balance, viewer.walletLink], [null, null, null]);
  });

  it('a wallet with its own account and tokens', async () => {
    const actor = await world.newActor({ holds: tokens(3) });
    const { participant, balance, walletLink } = await viewerOf(actor);
    assert.isTrue(participant!.address.equals(actor.participant));
    assert.equal(balance, tokens(3));
    assert.isTrue(walletLink!.rentPayer.equals(actor.address));
  });

  it('a wallet of another account, and one that has left its own', async () => {
    const account = await createAccount(world, idOf(3));
    const wallet = await world.newWallet();
    await link(world, wallet, account);
    const linked = await viewerOf(wallet);
    assert.isTrue(linked.participant!.address.equals(account));
    assert.isTrue(linked.walletLink!.rentPayer.equals(world.roles.registrar.publicKey));

    const actor = await world.newActor();
    await attest(world, actor.participant);
    await unlink(world, actor, actor.address);
    const left = await viewerOf(actor);
    // Its account is still there, though no wallet belongs to it: opening it again is impossible.
    assert.isTrue(left.participant!.address.equals(actor.participant));
    assert.isEmpty(left.participant!.wallets);
    assert.isNull(left.walletLink!);
  });

  it('lamports at an address make no account', async () => {
    const wallet = await world.newWallet({ holds: 0n });
    const empty = {
      lamports: 1_000_000n,
      data: new Uint8Array(),
      owner: SystemProgram.programId,
      executable: false,
    };
    const addresses: PublicKey[] = [
      findWalletLinkPda({ wallet: wallet.address })[0],
      findParticipantPda({ id: wallet.address })[0],
      wallet.tokenAccount,
    ];
    for (const address of addresses) await world.chain.setAccount(address, empty);
    const { participant, balance, walletLink } = await viewerOf(wallet);
    assert.deepEqual([participant, balance, walletLink], [null, null, null]);
  });

  it('the time is the chain’s', async () => {
    await world.chain.warpBy(1_234n);
    assert.equal(await fetchNow(world.reader), await world.chain.now());
    const blind = { getAccountInfo: () => Promise.resolve(null) };
    try {
      await fetchNow(blind);
      assert.fail('there is no clock');
    } catch (error) {
      assert.include((error as Error).message, 'cannot read the chain’s clock');
    }
  });
});
