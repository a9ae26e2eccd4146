import { Connection } from '@solana/web3.js';
import { fetchDevice, findDevicePda } from '@co-staking/sdk';
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';

import { ended, startOnTerminal } from './support/cli';
import { Session } from './support/session';

const EVIDENCE = 'ab'.repeat(32);

describe('co-staking: what one agrees to', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await Session.start('agree');
  });
  after(() => session.stop());

  /** What a command shows before it asks; the answer is no. */
  async function shown(who: string, words: string): Promise<string> {
    const { code, out, err } = await session.as(who, words, { answers: ['n'] });
    expect([code, out], err).to.deep.equal([6, '']);
    expect(err).to.contain('Continue? [y/N]');
    return err;
  }
  const nonce = async (): Promise<number> => {
    const connection = new Connection(session.playground.url, 'confirmed');
    const [device] = findDevicePda({ id: session.device('ready') });
    return (await fetchDevice(connection, device)).nextNonce;
  };

  it('shows the terms of an offer before it is created, and asks', async () => {
    const words = `create-offer ${session.device('ready')} --amount 640 --share 74 --expires 30d --counterparty ${session.address('visitor')}`;
    const before = await nonce();
    const err = await shown('owner', words);
    expect(err).to.contain('the co-staker stakes 640 tokens for 74 % of the block rewards');
    expect(err).to.contain('leaves in 21 days: a wait of 7 days, then a cooldown of 14 days');
    expect(err).to.contain('the owner is committed for 7 days after the acceptance');
    expect(err).to.contain('take at most 30 % of the co-stake').and.to.contain('appealed for 30 days');
    expect(err).to.contain(`only ${session.address('visitor')} can accept it`);
    expect(err).to.match(/it can be accepted until \S+Z \(in (30 days|29 days 23 hours)\)/);
    expect(err).to.match(/fee 0\.000005 SOL\n +rent 0\.\d+ SOL for the offer; closing pays it back/);
    expect(err).to.contain('`retract-offer`, until it is accepted; then the terms are final');
    expect(await nonce()).to.equal(before);
    const unattended = await session.as('owner', words);
    expect([unattended.code, unattended.out]).to.deep.equal([2, '']);
    expect(await nonce()).to.equal(before);
  });

  it('ends with the link to the offer, if a website is known', async () => {
    const words = `create-offer ${session.device('ready')} --amount 1 --share 5 --yes -o json`;
    const { out } = await session.as('owner', `${words} --website https://stake.example`);
    const { offer, link } = JSON.parse(out) as Record<string, string>;
    expect(link).to.equal(`https://stake.example/offer/${offer}`);
    expect(Object.keys(JSON.parse(out) as object).at(-1)).to.equal('link');
    const env = { CO_STAKING_WEBSITE: 'https://other.example/app' };
    const other = JSON.parse((await session.as('owner', words, { env })).out) as Record<string, string>;
    expect(other['link']).to.equal(`https://other.example/app/offer/${other['offer']}`);
    const none = await session.as('owner', words);
    expect(JSON.parse(none.out)).not.to.include.keys('link');
    expect(none.err).to.contain('co-staking accept-offer ');
    const bad = await session.as('owner', `${words} --website http://stake.example`);
    expect([bad.code, bad.out]).to.deep.equal([2, '']);
  });

  it('shows what leaving ends at once, and when the stake is free', async () => {
    const err = await shown('co-staker', `unstake-co-stake ${session.device('active')}:0`);
    expect(err).to.contain('the co-stake earns nothing from now on');
    expect(err).to.match(/Principal free at +- -> \S+Z \(in (21 days|20 days 23 hours)\)/);
    expect(err).to.contain('none: after the cooldown `withdraw-co-stake`');
  });

  it('shows the terms, the movement and the rent of an acceptance', async () => {
    const err = await shown('newcomer', `accept-offer ${session.device('open')}:0`);
    expect(err).to.match(/the co-staker stakes \d+ tokens for \d+ % of the block rewards/);
    expect(err).to.match(/Moves:\n +\d+ tokens from your wallet to the device’s stake vault/);
    expect(err).to.match(/rent 0\.\d+ SOL for the account and the link to the wallet/);
    expect(err).to.contain('`unstake-co-stake`: a wait, then a cooldown');
  });

  it('says that stake above the minimum earns nothing', async () => {
    const err = await shown('owner', `stake ${session.device('ready')} 10`);
    expect(err).to.contain('10 tokens are above the minimum: they earn nothing');
    expect(err).to.contain('10 tokens from your wallet to the device’s stake vault');
    expect(err).to.contain('take at most 50 % of an owner’s stake');
    expect(err).to.contain('a cooldown of 14 days');
  });

  it('names who is forced out by an owner’s unstake, and when they are free', async () => {
    await session.does('registrar', `report-device ${session.device('active')} running`);
    const err = await shown('owner', `unstake-owner-stake ${session.device('active')}`);
    expect(err).to.match(
      /forces out co-stake 0 \(of \S{4}…\S{4}\): \d+ tokens, free at \S+Z \(in (14 days|13 days 23 hours)[^)]*\)\. It earns nothing from now on\./,
    );
  });

  it('names who earns nothing after a termination', async () => {
    const err = await shown('registrar', `terminate-device ${session.device('open')}`);
    expect(err).to.match(/the owner \(\d+ tokens staked\) earns nothing from now on/);
    expect(err).to.contain('open offer 0 can no longer be accepted');
    expect(err).to.contain('none: a device is terminated permanently');
  });

  it('shows what a case freezes, and what its end takes or releases', async () => {
    const device = session.device('active');
    const open = `open-case ${device} --reason frequent-downtime --evidence ${EVIDENCE} --infraction-at 0s --stake 5 --rewards 0`;
    const frozen = await shown('slasher', open);
    const amounts = [...frozen.matchAll(/freezes (\S+) of the stake and 0 of the rewards of (.*)/g)];
    expect(amounts.map(([, , who]) => who!.replace(/ \(.*/, ''))).to.deep.equal([
      'the owner',
      'the co-stake 0',
    ]);
    await session.does('slasher', open);
    const released = await shown('slasher', `withdraw-case ${device}:0`);
    for (const [, amount, who] of amounts)
      expect(released).to.contain(`releases ${amount} of the stake and 0 of the rewards of ${who}`);
    await session.playground.warpBy(30n * 86_400n);
    const burned = await shown('visitor', `execute-case ${device}:0`);
    for (const [, amount, who] of amounts)
      expect(burned).to.contain(`takes ${amount} of the stake and 0 of the rewards of ${who}`);
    expect(burned)
      .to.match(/\d+ tokens are burned/)
      .and.to.contain('none: burned tokens are gone');
  });

  it('shows old and new roles and parameters', async () => {
    const visitor = session.address('visitor');
    const role = await shown('admin', `nominate-role admin --nominee ${visitor}`);
    expect(role).to.match(new RegExp(`Pending admin +- -> ${visitor}`));
    expect(role).to.contain('`nominate-role` without --nominee');
    const parameters = await shown('admin', 'update-parameters --cooldown 21d --base-stake-per-card 250');
    expect(parameters)
      .to.match(/Cooldown +14 days -> 21 days/)
      .and.to.match(/Base stake per card +200 -> 250/);
    const empty = await session.as('admin', 'update-parameters --yes');
    expect([empty.code, empty.out]).to.deep.equal([2, '']);
    expect(empty.err).to.contain('nothing to change');
  });

  it('names the devices of a wallet that closes its account', async () => {
    const err = await shown('owner', 'close-participant');
    expect(err).to.contain(session.device('ready')).and.to.contain('tokens staked; it stays yours');
    expect(err).to.match(/Account +\w+ -> closed\n(?!.*Claims)/);
    expect(err).to.match(/rent 0\.\d+ SOL of .* is paid back to your wallet/);
  });

  it('shows the same with --print-only, and refuses an authority that cannot', async () => {
    const words = `stake ${session.device('ready')} 10`;
    const owner = session.address('owner');
    const asked = await shown('owner', words);
    const { code, err, out } = await session.as(null, `${words} --print-only --authority ${owner}`);
    expect(code, err).to.equal(0);
    expect(Buffer.from(out, 'base64').length).to.be.greaterThan(200);
    const body = (text: string): string => text.slice(text.indexOf('Terms:'), text.indexOf('Way back:'));
    expect(body(err)).to.equal(body(asked)).and.to.contain('Owner stake');
    const other = await session.as(null, `${words} --print-only --authority ${session.address('visitor')}`);
    expect([other.code, other.out]).to.deep.equal([3, '']);
    expect(other.err).to.contain('NotDeviceOwner');
  });

  describe('on a terminal', () => {
    before(function () {
      if (spawnSync('script', ['--version']).status !== 0) this.skip();
    });

    for (const [name, keys] of [
      ['Ctrl-C', '\x03'],
      ['Ctrl-D', '\x04'],
    ] as const)
      it(`ends with 130 on ${name}, and sends nothing`, async () => {
        const before = await nonce();
        const words = `create-offer ${session.device('ready')} --amount 1 --share 5 -u ${session.playground.url} -k ${session.wallet('owner')}`;
        const child = startOnTerminal(words.split(' '));
        child.stdout!.on('data', function answer(chunk: Buffer) {
          if (chunk.toString().includes('Continue?')) child.stdin!.write(keys);
        });
        const { code, out } = await ended(child);
        expect(out).to.contain('cancelled; nothing was sent').and.not.to.contain('sending');
        expect(code).to.equal(130);
        expect(await nonce()).to.equal(before);
      });

    it('goes on after a yes', async () => {
      const before = await nonce();
      const words = `create-offer ${session.device('ready')} --amount 1 --share 5 -u ${session.playground.url} -k ${session.wallet('owner')}`;
      const child = startOnTerminal(words.split(' '));
      child.stdout!.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('Continue?')) child.stdin!.write('y\r');
      });
      const { code, out } = await ended(child);
      expect(code, out).to.equal(0);
      expect(await nonce()).to.equal(before + 1);
    });
  });
});
