import { associatedTokenAccount, findWalletLinkPda } from '@co-staking/sdk';
import { Connection, Keypair, PublicKey } from '@solana/web3.js';
import { expect } from 'chai';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { outboxFolder } from '../../cli/src/outbox/outbox';
import { cli, type Call } from './support/cli';
import { answerOf, startFaultProxy, type Fault, type FaultProxy } from './support/faultProxy';
import { Session } from './support/session';

const DEVNET = 'EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG';

describe('co-staking: what is meant for elsewhere, and what is not there', function () {
  this.timeout(120_000);
  let session: Session;
  let proxy: FaultProxy;

  before(async () => {
    session = await Session.start('elsewhere');
    proxy = await startFaultProxy(session.playground.url);
  });
  after(async () => {
    await proxy.stop();
    await session.stop();
  });

  /** Through the proxy, as a wallet. */
  const behind = (fault: Fault, words: string, wallet = 'co-staker'): Promise<Call> => {
    proxy.fault = fault;
    return cli([...words.split(' '), '-u', proxy.url, '-k', session.wallet(wallet)]);
  };
  const isDevnet: Fault = ({ method }, ask) => (method === 'getGenesisHash' ? answerOf(DEVNET) : ask());

  describe('a link to an offer', () => {
    let link: string;

    before(async () => {
      const { out } = await session.as(null, 'marketplace -o json');
      const { rows } = JSON.parse(out) as { rows: { offer: string }[] };
      link = `https://stake.example/offer/${rows[0]!.offer}`;
    });

    for (const words of [
      'accept-offer LINK --yes',
      'accept-offer LINK --simulate',
      'show offer LINK',
      'why LINK',
    ])
      it(`that names another cluster is refused: ${words}`, async () => {
        const given = words.replace('LINK', `${link}?cluster=devnet`);
        const { code, out, err } = await session.as('co-staker', given);
        expect([code, out]).to.deep.equal([2, '']);
        expect(err).to.match(/the link is for devnet, and the tool is connected to another cluster \(\w+\)/);
      });

    it('names the cluster that it is connected to', async () => {
      const { code, err } = await behind(isDevnet, `show offer ${link}?cluster=testnet`);
      expect(code).to.equal(2);
      expect(err).to.contain('the link is for testnet, and the tool is connected to devnet');
    });

    it('is taken on its cluster, and everywhere if it names none', async () => {
      expect((await behind(isDevnet, `show offer ${link}?cluster=devnet`)).code).to.equal(0);
      expect((await session.as('co-staker', `show offer ${link}`)).code).to.equal(0);
    });
  });

  describe('the status of a transaction', () => {
    const unknown =
      '5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW';

    for (const text of [
      'abc',
      '',
      unknown.slice(8),
      `${unknown}1`,
      unknown.replace('5', '0'),
      '1'.repeat(5_000),
    ])
      it(`is refused for what is not a signature: ${text.slice(0, 90) || 'nothing'}`, async () => {
        const { code, out, err } = await cli(['status', text, '-u', session.playground.url]);
        expect([code, out]).to.deep.equal([2, '']);
        expect(err).to.contain('not a signature');
      });

    it('is unknown without a last valid block height, at once, and never sent again', async () => {
      const { code, out, err } = await session.as(null, `status ${unknown} -o json`);
      expect(code).to.equal(5);
      expect(JSON.parse(out)).to.deep.equal({ signature: unknown, outcome: 'unknown', slot: null });
      expect(err).to.contain('does not know the transaction').and.to.contain('Do not send it again');
    });

    it('takes the last valid block height from the outbox, and is refused on another cluster', async () => {
      const home = join(session.folder, 'home');
      const folder = outboxFolder({ env: {}, home });
      mkdirSync(folder, { recursive: true });
      const genesisHash = await new Connection(session.playground.url).getGenesisHash();
      const sent = {
        command: 'stake',
        authority: '',
        programId: '',
        transaction: '',
        lastValidBlockHeight: 1,
      };
      writeFileSync(
        join(folder, `${unknown}.json`),
        JSON.stringify({ ...sent, genesisHash, signature: unknown }),
      );
      const own = await cli(['status', unknown, '-u', session.playground.url, '-o', 'json'], { home });
      expect(own.code).to.equal(5);
      expect(JSON.parse(own.out)).to.include({ outcome: 'expired' });
      proxy.fault = isDevnet;
      const other = await cli(['status', unknown, '-u', proxy.url], { home });
      expect([other.code, other.out]).to.deep.equal([2, '']);
      expect(other.err).to.contain('was signed for another cluster');
    });

    it('is expired only if its last valid block height has passed', async () => {
      const { code, out, err } = await session.as(null, `status ${unknown} --valid-until 1 -o json`);
      expect(code).to.equal(5);
      expect(JSON.parse(out)).to.include({ outcome: 'expired' });
      expect(err).to.contain('can be sent again');
    });

    it('is unknown where the node lacks a block in which it could have landed', async () => {
      const prunes: Fault = async ({ method }, ask) => {
        if (method !== 'getFirstAvailableBlock') return ask();
        const slot = (await (
          await fetch(session.playground.url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({
              jsonrpc: '2.0',
              id: 1,
              method: 'getSlot',
              params: [{ commitment: 'finalized' }],
            }),
          })
        ).json()) as { result: number };
        return answerOf(slot.result);
      };
      const { code, out, err } = await behind(prunes, `status ${unknown} --valid-until 1 -o json`);
      expect(code).to.equal(5);
      expect(JSON.parse(out)).to.include({ outcome: 'unknown' });
      expect(err).to.contain('archive node').and.not.to.contain('can be sent again');
    });
  });

  describe('lamports at an empty address', () => {
    let wallet: Keypair;
    let file: string;
    const as = (words: string): Promise<Call> =>
      cli([...words.split(' '), '-u', session.playground.url, '-k', file, '-o', 'json']);
    const told = async (): Promise<unknown[]> => {
      const calls = await Promise.all(
        [
          `why ${session.device('open')}`,
          'show participant',
          'my devices',
          `operator post ${posts} --block 900 --simulate`,
        ].map(as),
      );
      return calls.map(({ code, out }) => [code, out]);
    };
    let posts: string;

    before(async () => {
      wallet = Keypair.generate();
      file = join(session.folder, 'stranger.json');
      writeFileSync(file, JSON.stringify([...wallet.secretKey]));
      posts = session.file('posts.csv', `device,amount\n${session.device('open')},1\n`);
      await new Connection(session.playground.url, 'confirmed').requestAirdrop(
        wallet.publicKey,
        1_000_000_000,
      );
    });

    it('change nothing that is said', async () => {
      const before = await told();
      const connection = new Connection(session.playground.url, 'confirmed');
      const { mint } = session.playground;
      const tokens = associatedTokenAccount(wallet.publicKey, { mint: new PublicKey(mint) });
      for (const address of [findWalletLinkPda({ wallet: wallet.publicKey })[0], tokens])
        await connection.requestAirdrop(address, 1_000_000);
      expect(await told()).to.deep.equal(before);
      expect(before.map((each) => (each as [number])[0])).not.to.include(1);
    });
  });
});
