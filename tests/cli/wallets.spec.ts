import { buildTransaction } from '@co-staking/sdk';
import { Connection, Keypair, PublicKey, SystemProgram, type VersionedTransaction } from '@solana/web3.js';
import { base58 } from '@scure/base';
import { expect } from 'chai';

import type { Io } from '../../cli/src/io';
import { openLedger } from '../../cli/src/wallet/ledger';
import { keypairOfSeed } from '../../cli/src/wallet/seed';
import { readSecret } from '../../cli/src/wallet/secret';
import { keySource } from '../../cli/src/wallet/source';
import { SimulatedLedger, type Mood } from './support/ledger';
import { ended, startCli } from './support/cli';
import { Session } from './support/session';

const PHRASE =
  'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';

describe('co-staking: wallets', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await Session.start('wallets');
  });
  after(() => session.stop());

  const fund = async (wallet: PublicKey): Promise<void> => {
    await new Connection(session.playground.url, 'confirmed').requestAirdrop(wallet, 1_000_000_000);
  };
  const walletsOf = async (wallet: PublicKey): Promise<unknown> => {
    const { out } = await session.as(null, `show participant --of ${wallet.toBase58()} -o json`);
    return (JSON.parse(out || '{}') as { wallets?: string[] }).wallets;
  };

  describe('sources', () => {
    it('are read as the solana tools read them', () => {
      expect(keySource('~/.config/solana/id.json')).to.equal(null);
      for (const text of ['-', 'stdin:', 'stdin://'])
        expect(keySource(text)).to.deep.equal({ kind: 'stdin' });
      expect(keySource('ASK')).to.deep.equal({ kind: 'prompt', path: null });
      expect(keySource('prompt://')).to.deep.equal({ kind: 'prompt', path: [44, 501] });
      expect(keySource('prompt:?key=1/2')).to.deep.equal({ kind: 'prompt', path: [44, 501, 1, 2] });
      expect(keySource("prompt://?full-path=m/44'/2017'/0'")).to.deep.equal({
        kind: 'prompt',
        path: [44, 2017, 0],
      });
      expect(keySource('usb://ledger')).to.deep.equal({ kind: 'ledger', device: null, path: [44, 501] });
      expect(keySource('usb://ledger/BsNsvfXqQTtJnagwFWdBS7FBXgnsK8VZ5CmuznN85swK?key=0/0')).to.deep.equal({
        kind: 'ledger',
        device: 'BsNsvfXqQTtJnagwFWdBS7FBXgnsK8VZ5CmuznN85swK',
        path: [44, 501, 0, 0],
      });
    });

    for (const text of [
      'usb://trezor',
      'usb://ledger?key=a',
      'usb://ledger?key=0/0/0',
      'prompt://?kee=0',
      'prompt://?key=2147483648',
    ])
      it(`are refused if malformed: ${text}`, async () => {
        const { code, out } = await session.as(null, `open-participant --yes -k ${text}`);
        expect([code, out]).to.deep.equal([2, '']);
      });

    it('derive keys by SLIP-0010', () => {
      const seed = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
      // Test vector 1 for ed25519 of SLIP-0010, chains m, m/0' and m/0'/1'/2'/2'/1000000000'.
      const keys: [number[], string][] = [
        [[], 'a4b2856bfec510abab89753fac1ac0e1112364e7d250545963f135f2a33188ed'],
        [[0], '8c8a13df77a28f3445213a0f432fde644acaa215fc72dcdf300d5efaa85d350c'],
        [[0, 1, 2, 2, 1_000_000_000], '3c24da049451555d51a7014a37337aa4e12d41e485abccfa46b47dfb2af54b7a'],
      ];
      for (const [path, key] of keys)
        expect(Buffer.from(keypairOfSeed(seed, path).publicKey.toBytes()).toString('hex')).to.equal(key);
    });

    it('take base58 and JSON, and refuse what is neither', () => {
      const keypair = Keypair.fromSeed(new Uint8Array(32).fill(9));
      const numbers = [...keypair.secretKey];
      for (const text of [
        base58.encode(keypair.secretKey),
        JSON.stringify(numbers),
        ` ${JSON.stringify(numbers)}\n`,
      ])
        expect(readSecret(text)!.publicKey.toBase58()).to.equal(keypair.publicKey.toBase58());
      const wrapped = numbers.map((value, at) => (at === 0 ? value + 256 : value));
      for (const text of [
        JSON.stringify(wrapped),
        JSON.stringify(numbers.slice(1)),
        '[]',
        '{}',
        '',
        'no key',
      ])
        expect(readSecret(text), text).to.equal(null);
      const foreign = [...keypair.secretKey.slice(0, 32), ...new Uint8Array(32)];
      expect(readSecret(JSON.stringify(foreign))).to.equal(null);
    });
  });

  it('signs with a base58 key from a file, and one from stdin', async () => {
    const first = Keypair.generate();
    const second = Keypair.generate();
    await Promise.all([fund(first.publicKey), fund(second.publicKey)]);
    const file = session.file('exported.txt', `${base58.encode(first.secretKey)}\n`);
    const { code, err } = await session.as(null, `open-participant --yes -k ${file}`);
    expect(code, err).to.equal(0);
    expect(await walletsOf(first.publicKey)).to.deep.equal([first.publicKey.toBase58()]);
    const input = JSON.stringify([...second.secretKey]);
    const piped = await session.as(null, 'open-participant --yes -k -', { input });
    expect(piped.code, piped.err).to.equal(0);
    expect(await walletsOf(second.publicKey)).to.deep.equal([second.publicKey.toBase58()]);
    const nothing = await session.as(null, 'open-participant --yes -k -', { input: 'hunter2' });
    expect([nothing.code, nothing.out, nothing.err.includes('hunter2')]).to.deep.equal([2, '', false]);
  });

  it('refuses a secret key on the command line, and does not repeat it', async () => {
    const secret = base58.encode(Keypair.generate().secretKey);
    const { code, err } = await session.as(null, `open-participant --yes -k ${secret}`);
    expect(code).to.equal(2);
    expect(err).to.contain('the shell’s history keeps it').and.not.to.contain(secret);
  });

  it('asks for a seed phrase: prompt:// derives, ASK takes the seed', async () => {
    // The well-known addresses of this phrase, without a path and on the path of wallets.
    const expected = {
      'prompt://?key=0/0': 'HAgk14JpMQLgt6rVgv7cBQFJWFto5Dqxi472uT3DKpqk',
      ASK: 'EHqmfkN89RJ7Y33CXM6uCzhVeuywHoJXZZLszBHHZy7o',
    };
    for (const [source, address] of Object.entries(expected)) {
      await fund(new PublicKey(address));
      const { code, err } = await session.as(null, `open-participant --yes -k ${source}`, {
        answers: [` ${PHRASE.toUpperCase()} `, ''],
      });
      expect(code, err).to.equal(0);
      expect(err).not.to.match(/abandon/i);
      expect(await walletsOf(new PublicKey(address))).to.deep.equal([address]);
    }
    const mistyped = await session.as(null, 'open-participant --yes -k prompt://', {
      answers: [PHRASE.replace('about', 'abandon'), ''],
    });
    expect([mistyped.code, mistyped.out]).to.deep.equal([2, '']);
    expect(mistyped.err).to.contain('not a seed phrase').and.not.to.contain('abandon');
    const nobody = await session.as(null, 'open-participant --yes -k ASK');
    expect([nobody.code, nobody.err.includes('no terminal')]).to.deep.equal([2, true]);
  });

  describe('a Ledger', () => {
    const call = (mood: Mood, words: string) => {
      const ledger = new SimulatedLedger(5, mood);
      const result = session.as(null, words, { ledger: () => Promise.resolve(ledger) });
      return { ledger, result };
    };

    it('signs, in as many pieces as the transaction needs', async () => {
      const { ledger, result } = call('confirms', 'open-participant --yes -k usb://ledger?key=0/0');
      const wallet = ledger.key([44, 501, 0, 0]).publicKey;
      await fund(wallet);
      const { code, err } = await result;
      expect(code, err).to.equal(0);
      expect(err).to.contain('confirm on the Ledger');
      expect(ledger.signed).to.have.length(1);
      expect(ledger.signed[0]!.length).to.be.greaterThan(255);
      expect(ledger.closed).to.equal(true);
      expect(await walletsOf(wallet)).to.deep.equal([wallet.toBase58()]);
    });

    it('is asked for one signature at a time', async () => {
      const ledger = new SimulatedLedger(5);
      const io = { err: () => undefined, ledger: () => Promise.resolve(ledger) } as unknown as Io;
      const { party } = await openLedger(io, { kind: 'ledger', device: null, path: [44, 501] });
      const transfer = (lamports: number): VersionedTransaction =>
        buildTransaction({
          payer: party.address,
          instructions: [
            SystemProgram.transfer({ fromPubkey: party.address, toPubkey: PublicKey.default, lamports }),
          ],
          blockhash: PublicKey.default.toBase58(),
        });
      const signed = await Promise.all(
        [1, 2].map((lamports) => party.signer!.signTransaction(transfer(lamports))),
      );
      expect(ledger.signed.map((message) => message.toString('base64'))).to.deep.equal(
        signed.map(({ message }) => Buffer.from(message.serialize()).toString('base64')),
      );
    });

    it('differs from another by its address', async () => {
      const base = new SimulatedLedger(5).key([44, 501]).publicKey.toBase58();
      const right = call('confirms', `show participant -k usb://ledger/${base}?key=0/0`);
      expect((await right.result).code).to.equal(0);
      const other = Keypair.generate().publicKey.toBase58();
      const { code, err } = await call('confirms', `close-participant --yes -k usb://ledger/${other}`).result;
      expect([code, err.includes(`another Ledger is connected: ${base}`)]).to.deep.equal([2, true]);
    });

    const moods: [Mood, number, string][] = [
      ['refuses', 6, 'refused on the Ledger; nothing was sent'],
      ['locked', 2, 'the Ledger is locked'],
      ['wrong app', 2, 'Solana app is not open'],
      ['no blind signing', 2, 'allow blind signing'],
    ];
    for (const [mood, expected, text] of moods)
      it(`that ${mood} sends nothing, and says what to do`, async () => {
        const { ledger, result } = call(mood, 'close-participant --yes -k usb://ledger?key=0/0');
        const { code, out, err } = await result;
        expect([code, out], err).to.deep.equal([expected, '']);
        expect(err).to.contain(text);
        expect([ledger.signed, ledger.closed]).to.deep.equal([[], true]);
        expect(await walletsOf(ledger.key([44, 501, 0, 0]).publicKey)).to.have.length(1);
      });

    it('is not needed if no key is', async () => {
      const { code } = await session.as(null, 'marketplace -k usb://ledger -o json', {
        ledger: () => Promise.reject(new Error('no Ledger')),
      });
      expect(code).to.equal(0);
    });

    it('over USB needs a package, which the message names', async () => {
      const argv = ['open-participant', '--yes', '-u', session.playground.url, '-k', 'usb://ledger'];
      const { code, out, err } = await ended(startCli(argv));
      expect([code, out]).to.deep.equal([2, '']);
      // And nothing else: no bundled package may complain that its native part is missing.
      expect(err.trimEnd().split('\n')).to.deep.equal([
        'error: a Ledger needs the package @ledgerhq/hw-transport-node-hid',
        '  install it: npm install --global @ledgerhq/hw-transport-node-hid@6.33.5',
      ]);
    });
  });

  it('lets another wallet pay the fee with --fee-payer, and refuses two payers', async () => {
    const connection = new Connection(session.playground.url, 'confirmed');
    const before = await connection.getBalance(new PublicKey(session.address('visitor')));
    const words = `create-offer ${session.device('ready')} --amount 1 --share 5 --yes -o json`;
    const { code, err } = await session.as('owner', `${words} --fee-payer ${session.wallet('visitor')}`);
    expect(code, err).to.equal(0);
    // Two signatures.
    expect(await connection.getBalance(new PublicKey(session.address('visitor')))).to.equal(before - 10_000);
    const both = `${words} --fee-payer ${session.wallet('visitor')} --payer ${session.wallet('owner')}`;
    expect((await session.as('owner', both)).code).to.equal(2);
  });

  it('records a memo', async () => {
    const words = `create-offer ${session.device('ready')} --amount 1 --share 5 --yes -o json --with-memo invoice-7`;
    const { out, err } = await session.as('owner', words);
    const { signature } = JSON.parse(out) as { signature: string };
    const connection = new Connection(session.playground.url, 'confirmed');
    const found = await connection.getTransaction(signature, { maxSupportedTransactionVersion: 0 });
    const { staticAccountKeys, compiledInstructions } = found!.transaction.message;
    const memos = compiledInstructions.filter(
      ({ programIdIndex }) =>
        staticAccountKeys[programIdIndex]!.toBase58() === 'MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr',
    );
    expect(
      memos.map(({ data }) => Buffer.from(data).toString('utf8')),
      err,
    ).to.deep.equal(['invoice-7']);
    expect(found!.meta!.err).to.equal(null);
  });

  it('reads RPC, keypair and commitment of --config', async () => {
    const file = session.file(
      'solana.yml',
      `json_rpc_url: "${session.playground.url}"\nkeypair_path: ${session.wallet('visitor')}\ncommitment: finalized\n`,
    );
    const { cli } = await import('./support/cli');
    const own = await cli(['show', 'participant', '-o', 'json', '-C', file]);
    expect(JSON.parse(own.out)).to.deep.include({ wallets: [session.address('visitor')] });
    const missing = await cli(['show', 'participant', '-C', '/nowhere.yml']);
    expect([missing.code, missing.err.includes('/nowhere.yml cannot be read')]).to.deep.equal([2, true]);
    const { Context } = await import('../../cli/src/context');
    const { processIo } = await import('../../cli/src/io');
    const io = { ...processIo(new AbortController().signal), home: '/nowhere' };
    const given = { output: 'table', encoding: 'base64' } as const;
    expect(new Context(io, { ...given, config: file }).options.commitment).to.equal('finalized');
    expect(new Context(io, { ...given, config: file, commitment: 'confirmed' }).options.commitment).to.equal(
      'confirmed',
    );
    expect(new Context(io, given).options.commitment).to.equal('confirmed');
  });
});
