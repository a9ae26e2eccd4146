import { fetchDevice, findDevicePda } from '@co-staking/sdk';
import {
  Connection,
  Keypair,
  NONCE_ACCOUNT_LENGTH,
  PublicKey,
  SystemProgram,
  Transaction,
  VersionedTransaction,
  sendAndConfirmTransaction,
} from '@solana/web3.js';
import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expireAll } from './support/blocks';
import { cli, type Call } from './support/cli';
import { Session } from './support/session';

const WHOLE = 100_000_000n;

interface Printed {
  blockhash: string;
  message: string;
  signers: string[];
  absent?: string[];
}

describe('co-staking: signing elsewhere', function () {
  this.timeout(180_000);
  let session: Session;
  let connection: Connection;
  let device: string;
  let nonce: PublicKey;

  before(async () => {
    session = await Session.start('signing');
    connection = new Connection(session.playground.url, 'confirmed');
    device = session.device('ready');
    nonce = await createNonce('owner');
  });
  after(() => session.stop());

  /** A durable nonce account, as `solana create-nonce-account` makes it. */
  async function createNonce(authority: string): Promise<PublicKey> {
    const payer = session.playground.keypairs[authority]!;
    const account = Keypair.generate();
    const lamports = await connection.getMinimumBalanceForRentExemption(NONCE_ACCOUNT_LENGTH);
    const transaction = new Transaction().add(
      SystemProgram.createNonceAccount({
        fromPubkey: payer.publicKey,
        noncePubkey: account.publicKey,
        authorizedPubkey: payer.publicKey,
        lamports,
      }),
    );
    await sendAndConfirmTransaction(connection, transaction, [payer, account]);
    return account.publicKey;
  }

  const staked = async (): Promise<bigint> =>
    (await fetchDevice(connection, findDevicePda({ id: device })[0])).ownerStake;
  const path = (name: string): string => join(session.folder, name);
  const owner = (): string => session.address('owner');
  const visitor = (): string => session.address('visitor');
  const good = (call: Call): Call => {
    expect(call.code, call.err).to.equal(0);
    return call;
  };

  describe('--sign-only and --signer', () => {
    it('prints as solana does, and sends nothing', async () => {
      const before = await staked();
      const { blockhash } = await connection.getLatestBlockhash();
      const words = `stake ${device} 1 --yes --sign-only --blockhash ${blockhash} --fee-payer ${visitor()}`;
      const { out } = good(await session.as('owner', words));
      expect(out).to.match(
        new RegExp(
          `^Blockhash: ${blockhash}\nSigners \\(Pubkey=Signature\\):\n ${owner()}=\\w{86,88}\nAbsent Signers \\(Pubkey\\):\n ${visitor()}$`,
        ),
      );
      const whole = good(await session.as('owner', `${words} --dump-transaction-message`));
      expect(whole.out).to.match(/^Transaction Message: \S+$/m);
      expect(await staked()).to.equal(before);
    });

    it('is sent with the signatures of others, and refused without or with wrong ones', async () => {
      const before = await staked();
      const { blockhash } = await connection.getLatestBlockhash();
      const words = `stake ${device} 1 --yes --blockhash ${blockhash} --fee-payer`;
      const away = good(await session.as('owner', `${words} ${visitor()} --sign-only -o json`));
      const { signers } = JSON.parse(away.out) as Printed;
      expect(signers).to.have.length(1);
      const send = (more: string): Promise<Call> =>
        session.as(null, `${words} ${session.wallet('visitor')} --authority ${owner()}${more && ` ${more}`}`);
      const without = await send('');
      expect([without.code, without.err.includes(`signature of ${owner()} is missing`)]).to.deep.equal([
        2,
        true,
      ]);
      const other = await session.as(
        null,
        `stake ${device} 2 --yes --blockhash ${blockhash} --fee-payer ${session.wallet('visitor')} --authority ${owner()} --signer ${signers[0]!}`,
      );
      expect([other.code, other.err.includes('is for another transaction')]).to.deep.equal([2, true]);
      const stranger = await send(`--signer ${session.address('arbiter')}=${signers[0]!.split('=')[1]!}`);
      expect([stranger.code, stranger.err.includes('is not a signer')]).to.deep.equal([2, true]);
      expect(await staked()).to.equal(before);
      good(await send(`--signer ${signers[0]!}`));
      expect(await staked()).to.equal(before + WHOLE);
    });
  });

  describe('a durable nonce', () => {
    it('lets a transaction be signed long before it is sent', async () => {
      const before = await staked();
      const file = path('nonce.json');
      const words = `stake ${device} 3 --yes --sign-only --nonce ${nonce.toBase58()} --dump ${file}`;
      const { blockhash, signers } = JSON.parse(
        good(await session.as('owner', `${words} -o json`)).out,
      ) as Printed;
      expect(signers).to.have.length(1);
      await expireAll(session.playground.url);
      expect(await connection.isBlockhashValid(blockhash)).to.deep.include({ value: false });
      const { out } = good(await session.as(null, `submit ${file} --yes -o json`));
      const { signature } = JSON.parse(out) as { signature: string };
      expect(await staked()).to.equal(before + 3n * WHOLE);
      // The same file again is the same transaction.
      const again = good(await session.as(null, `submit ${file} --yes -o json`));
      expect(JSON.parse(again.out)).to.include({ signature });
      expect(again.err).to.contain('It has landed already; nothing was sent.');
      expect(await staked()).to.equal(before + 3n * WHOLE);
    });

    it('is used up by the first of two, and the second never lands', async () => {
      const before = await staked();
      for (const name of ['first', 'second'])
        good(
          await session.as(
            'owner',
            `stake ${device} ${name === 'first' ? 4 : 5} --yes --sign-only --nonce ${nonce.toBase58()} --dump ${path(`${name}.json`)}`,
          ),
        );
      good(await session.as(null, `submit ${path('first.json')} --yes`));
      const { code, out, err } = await session.as(null, `submit ${path('second.json')} --yes`);
      expect([code, out]).to.deep.equal([3, '']);
      expect(err).to.contain('is used');
      expect(await staked()).to.equal(before + 4n * WHOLE);
    });

    it('is used when the command signs and sends by itself', async () => {
      const before = await staked();
      const { err } = good(await session.as('owner', `stake ${device} 1 --yes --nonce ${nonce.toBase58()}`));
      expect(err).to.contain('sending; it can land until its nonce is used:');
      expect(await staked()).to.equal(before + WHOLE);
    });

    it('is refused with another authority, another value, and without any', async () => {
      const words = `stake ${device} 1 --yes --nonce ${nonce.toBase58()}`;
      const authority = await session.as('owner', `${words} --nonce-authority ${session.wallet('visitor')}`);
      expect([
        authority.code,
        authority.err.includes(`authority of the nonce account is ${owner()}`),
      ]).to.deep.equal([2, true]);
      const { blockhash } = await connection.getLatestBlockhash();
      const value = await session.as('owner', `${words} --blockhash ${blockhash}`);
      expect([value.code, value.err.includes('the nonce is now')]).to.deep.equal([2, true]);
      const none = await session.as('owner', `stake ${device} 1 --yes --nonce ${visitor()}`);
      expect([none.code, none.err.includes('no durable nonce account')]).to.deep.equal([7, true]);
    });
  });

  describe('one file, several signers', () => {
    it('is shown by decode, signed by sign, and sent by submit', async () => {
      const before = await staked();
      const file = path('shared.json');
      const words = `stake ${device} 2 --print-only --authority ${owner()} --fee-payer ${visitor()} --nonce ${nonce.toBase58()} --with-memo two --dump ${file}`;
      good(await session.as(null, words));
      // Without a network.
      const shown = good(await cli(['decode', file, '-o', 'json']));
      const { instructions, ...head } = JSON.parse(shown.out) as Record<string, unknown> & {
        instructions: { program: string; instruction: string; args: string[] }[];
      };
      expect(head).to.deep.include({ feePayer: visitor(), nonce: nonce.toBase58(), signed: [] });
      expect(instructions.map(({ program, instruction }) => `${program} ${instruction}`)).to.deep.equal([
        'system AdvanceNonceAccount',
        'co-staking stake',
        'memo memo',
      ]);
      expect(instructions[1]!.args).to.deep.equal(['amount=200000000']);
      const text = good(await cli(['decode', file])).out;
      expect(text).to.contain('2. co-staking: stake').and.to.contain(`Missing: ${visitor()}, ${owner()}`);

      const early = await session.as(null, `submit ${file} --yes`);
      expect([early.code, early.err.includes('is missing')]).to.deep.equal([2, true]);
      const stranger = await session.as('arbiter', `sign ${file} --yes`);
      expect([stranger.code, stranger.err.includes('is not a signer')]).to.deep.equal([2, true]);
      const declined = await session.as('owner', `sign ${file}`, { answers: ['n'] });
      expect([declined.code, declined.out]).to.deep.equal([6, '']);
      expect(declined.err).to.contain('2 tokens from your wallet to the device’s stake vault');

      good(await session.as('owner', `sign ${file} --yes --dump ${path('one.json')}`));
      const offline = ['sign', file, '--offline', '--yes', '-k', session.wallet('visitor')];
      const apart = good(await cli([...offline, '--dump', path('two.json')]));
      expect(apart.err).to.contain('amount').and.to.contain('200000000');
      expect(await staked()).to.equal(before);
      const send = `submit ${path('one.json')} ${path('two.json')}`;
      const look = good(await session.as(null, `${send} --simulate -o json`));
      expect(look.err).to.contain('2 tokens from your wallet to the device’s stake vault');
      expect(Object.keys(JSON.parse(look.out) as object)).to.deep.equal(['units']);
      expect(await staked()).to.equal(before);
      good(await session.as(null, `${send} --yes`));
      expect(await staked()).to.equal(before + 2n * WHOLE);
    });

    it('is refused if it was changed, is another one, or is not a transaction', async () => {
      const before = await staked();
      const words = (amount: number, name: string): string =>
        `stake ${device} ${amount} --yes --sign-only --nonce ${nonce.toBase58()} --dump ${path(name)}`;
      good(await session.as('owner', words(1, 'a.json')));
      good(await session.as('owner', words(2, 'b.json')));
      const mixed = await session.as(null, `submit ${path('a.json')} ${path('b.json')} --yes`);
      expect([mixed.code, mixed.err.includes('holds another transaction')]).to.deep.equal([2, true]);
      const a = JSON.parse(readFileSync(path('a.json'), 'utf8')) as Printed;
      const b = JSON.parse(readFileSync(path('b.json'), 'utf8')) as Printed;
      writeFileSync(path('forged.json'), JSON.stringify({ ...b, signers: a.signers }));
      const forged = await session.as(null, `submit ${path('forged.json')} --yes`);
      expect([forged.code, forged.err.includes('is for another transaction')]).to.deep.equal([2, true]);
      for (const content of ['', '{}', 'hello', '[1]', '{"message":"AAAA"}']) {
        const bad = await session.as(null, `submit ${session.file('bad.json', content)} --yes`);
        expect([bad.code, bad.err.includes('is not a transaction')], content).to.deep.equal([2, true]);
      }
      expect(await staked()).to.equal(before);
    });

    it('takes each form that the tool prints', async () => {
      const words = `stake ${device} 1 --authority ${owner()} --nonce ${nonce.toBase58()}`;
      const forms = {
        base64: good(await session.as(null, `${words} --print-only`)).out,
        base58: good(await session.as(null, `${words} --print-only --encoding base58`)).out,
        json: good(await session.as(null, `${words} --print-only -o json`)).out,
        text: good(await session.as(null, `${words} --sign-only --dump-transaction-message --yes`)).out,
      };
      const decoded = new Set<string>();
      for (const [name, content] of Object.entries(forms)) {
        const { out } = good(await cli(['decode', session.file(`${name}.txt`, content), '-o', 'json']));
        decoded.add(out);
      }
      expect(decoded.size).to.equal(1);
      expect(VersionedTransaction.deserialize(Buffer.from(forms.base64, 'base64')).signatures).to.have.length(
        1,
      );
    });
  });

  describe('a proposal of a multisig', () => {
    // A vault of Squads v4, and what @sqds/multisig 2.1.4 (vaultTransactionCreate) and @solana/spl-governance 0.3.28
    // (serializeInstructionToBase64) make of the opening of its account.
    const VAULT = '7W2knopF17mjUkwXLHbeh9CTZnEAayggHcohdRgKHAAP';
    const SQUADS =
      'AQECB2CV8wv/AtMynZaQSJc0xxG9Ucz+tH6DqGDuN8ixjFFkp1IeEliCR1zKoyXuSqpukFNHajWaMWTh8hHoPnC1aKKZlODg45WnP2Zz8HTVsKhoDceWTdjwfKbKWALkukEOEa9ybDIZ+C1/Aj6eWVzMeZQ4XSVdfAZvIqtKThLiCr+RzXGhqKWr33X06gXzNQNe9GXKPlhTKxt5o3sVt6iSnVUAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAFLxBwqHrNuW0jAI5en3861rmr2v17gzF4B7AsAaz5/cAQMHAAQBAgUGAwkAVYImaZm/l/n+AA==';
    const GOVERNANCE =
      'r3JsMhn4LX8CPp5ZXMx5lDhdJV18Bm8iq0pOEuIKv5EHAAAAYJXzC/8C0zKdlpBIlzTHEb1RzP60foOoYO43yLGMUWQBAc1xoailq9919OoF8zUDXvRlyj5YUysbeaN7Fbeokp1VAACnUh4SWIJHXMqjJe5Kqm6QU0dqNZoxZOHyEeg+cLVoogABmZTg4OOVpz9mc/B01bCoaA3Hlk3Y8HymylgC5LpBDhEAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABS8QcKh6zbltIwCOXp9/Ota5q9r9e4MxeAewLAGs+f3AAAr3JsMhn4LX8CPp5ZXMx5lDhdJV18Bm8iq0pOEuIKv5EAAAkAAABVgiZpmb+X+f4=';

    it('has the bytes that the packages of Squads v4 and SPL Governance make', async () => {
      await connection.requestAirdrop(new PublicKey(VAULT), 1_000_000_000);
      const { out, err } = good(
        await session.as(null, `open-participant --print-only --authority ${VAULT} -o json`),
      );
      const { instructions, squadsMessage } = JSON.parse(out) as {
        instructions: string[];
        squadsMessage: string;
      };
      expect(squadsMessage).to.equal(SQUADS);
      expect(instructions).to.deep.equal([GOVERNANCE]);
      expect(err).to.contain('This would open an account for your wallet.').and.to.contain('rent 0.');
    });
  });
});
