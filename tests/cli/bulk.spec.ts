import {
  fetchViewer,
  findDevices,
  findOffers,
  findSlashCases,
  connectionSource,
  fetchConfig,
  findConfigPda,
  toBaseUnits,
} from '@co-staking/sdk';
import { Connection, PublicKey } from '@solana/web3.js';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Session } from './support/session';

interface Row {
  action: string;
  deviceId: string;
  amount: string;
  account: string;
  outcome?: string;
  reason?: string | null;
  signature?: string | null;
}

const DAY = 86_400n;

describe('co-staking: many accounts at once', function () {
  this.timeout(120_000);
  let session: Session;
  let connection: Connection;

  before(async () => {
    session = await Session.start('bulk');
    connection = new Connection(session.playground.url, 'confirmed');
  });
  after(() => session.stop());

  const rows = async (name: string, words: string): Promise<Row[]> => {
    const { code, out, err } = await session.as(name, `${words} -o json`);
    expect(code, err).to.equal(0);
    return out === '' ? [] : (JSON.parse(out) as Row[]);
  };
  const balance = async (name: string): Promise<bigint> => {
    const config = await fetchConfig(connection, findConfigPda()[0]);
    return (await fetchViewer(connection, new PublicKey(session.address(name)), config)).balance ?? 0n;
  };
  const sum = (found: readonly Row[]): bigint =>
    found.reduce((total, { amount }) => total + toBaseUnits(amount, session.playground.decimals), 0n);
  const accounts = async (): Promise<string> => {
    const source = connectionSource(connection);
    const all = await Promise.all([
      findDevices(source, {}),
      findOffers(source, {}),
      findSlashCases(source, {}),
    ]);
    return JSON.stringify(all, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  };

  it('claims all rewards of a wallet, exactly once', async () => {
    const due = await rows('owner', 'claim-all --simulate');
    expect(due.length).to.be.greaterThan(2);
    expect(new Set(due.map(({ action }) => action))).to.deep.equal(new Set(['claim-owner-rewards']));
    const before = await balance('owner');
    const done = await rows('owner', 'claim-all --yes');
    expect(done.map(({ account }) => account)).to.deep.equal(due.map(({ account }) => account));
    expect(
      done.every(({ outcome, signature }) => outcome === 'done' && /^\w{80,90}$/.test(signature!)),
    ).to.equal(true);
    expect((await balance('owner')) - before).to.equal(sum(due));
    const state = await accounts();
    const again = await session.as('owner', 'claim-all --yes');
    expect([again.code, again.out, again.err]).to.deep.equal([0, '', 'nothing is due']);
    expect(await accounts()).to.equal(state);
  });

  it('leaves out claims that are smaller than asked for', async () => {
    const due = await rows('co-staker', 'claim-all --simulate');
    const largest = due.reduce((most, row) => (sum([row]) > sum([most]) ? row : most));
    const found = await rows('co-staker', `claim-all --least ${largest.amount} --simulate`);
    expect(found.map(({ account }) => account)).to.deep.equal([largest.account]);
  });

  it('asks before it sends, and sends nothing if there is no terminal or the answer is no', async () => {
    const before = await balance('co-staker');
    expect((await session.as('co-staker', 'withdraw --matured')).code).to.equal(2);
    const declined = await session.as('co-staker', 'withdraw --matured', { answers: ['n'] });
    expect(declined.code).to.equal(6);
    expect(declined.err.replace(/device \S+/, 'device UUID').split('\n')).to.deep.equal([
      'This will withdraw 400 tokens of 1 stake.',
      'Moves:',
      '  400 tokens to your wallet: withdraw-co-stake of device UUID',
      'Costs:',
      '  fees of at most 0.00003 SOL',
      'Way back:',
      '  none: this cannot be undone',
      'Continue? [y/N] ',
      'error: declined; nothing was sent',
    ]);
    expect(await balance('co-staker')).to.equal(before);
    expect((await session.as('co-staker', 'withdraw --yes')).code).to.equal(2);
  });

  it('refuses flags for a single transaction, and sends nothing', async () => {
    const state = await accounts();
    const words = ['claim-all --yes', 'withdraw --matured --yes', 'keeper --once --yes'];
    for (const flag of [
      '--sign-only',
      '--print-only',
      `--nonce ${session.address('owner')}`,
      '--with-memo x',
    ])
      for (const each of words) {
        const { code, out, err } = await session.as('co-staker', `${each} ${flag}`);
        expect([code, out], `${each} ${flag}`).to.deep.equal([2, '']);
        expect(err).to.contain(`does not take ${flag.split(' ')[0]}; nothing was sent`);
      }
    expect(await accounts()).to.equal(state);
  });

  it('withdraws what is free, exactly once', async () => {
    const before = await balance('co-staker');
    const done = await rows('co-staker', 'withdraw --matured --yes');
    expect(done.map(({ action, amount, outcome }) => [action, amount, outcome])).to.deep.equal([
      ['withdraw-co-stake', '400', 'done'],
    ]);
    expect((await balance('co-staker')) - before).to.equal(sum(done));
    expect((await session.as('co-staker', 'withdraw --matured --yes')).err).to.equal('nothing is due');
  });

  describe('keeper', () => {
    let due: Row[];

    before(async () => {
      await session.playground.warpBy(80n * DAY);
      due = await rows('visitor', 'keeper --simulate');
    });

    it('lists what is due, and sends nothing', async () => {
      const state = await accounts();
      expect(await rows('visitor', 'keeper --simulate')).to.deep.equal(due);
      expect(new Set(due.map(({ action }) => action)))
        .to.include('execute-case')
        .and.to.include('withdraw-co-stake');
      expect(await accounts()).to.equal(state);
    });

    it('sends nothing beyond its limit of fees', async () => {
      const state = await accounts();
      const lamports = await connection.getBalance(new PublicKey(session.address('visitor')));
      const { code, out, err } = await session.as(
        'visitor',
        'keeper --once --max-fee 0.000004 --yes -o json',
      );
      expect([code, err.includes('the limit of 0.000004 SOL for fees is reached')]).to.deep.equal([8, true]);
      expect((JSON.parse(out) as Row[]).map(({ outcome, reason }) => [outcome, reason])).to.deep.equal(
        due.map(() => ['left', 'the limit of fees is reached']),
      );
      expect(await accounts()).to.equal(state);
      expect(await connection.getBalance(new PublicKey(session.address('visitor')))).to.equal(lamports);
    });

    it('does everything that is due within its limit, and pays no more than the fees', async () => {
      const file = join(session.folder, 'keeper.prom');
      const visitor = new PublicKey(session.address('visitor'));
      const lamports = await connection.getBalance(visitor);
      const words = `keeper --once --max-fee 0.001 --metrics ${file} --yes -o json`;
      const { code, out, err } = await session.as('visitor', words);
      expect(code, err).to.equal(0);
      const ends = JSON.parse(out) as Row[];
      expect(ends.map(({ account, outcome }) => [account, outcome])).to.have.deep.members(
        due.map(({ account }) => [account, 'done']),
      );
      const transactions = new Set(ends.map(({ signature }) => signature)).size;
      expect(lamports - (await connection.getBalance(visitor))).to.equal(5_000 * transactions);
      expect(await rows('visitor', 'keeper --simulate')).to.deep.equal([]);
      const metrics = readFileSync(file, 'utf8');
      const executed = due.filter(({ action }) => action === 'execute-case').length;
      expect(metrics)
        .to.contain(`co_staking_keeper_calls_total{action="execute-case",outcome="done"} ${executed}\n`)
        .and.to.contain('# TYPE co_staking_keeper_calls_total counter\n')
        .and.to.contain('co_staking_keeper_rounds_total{result="ok"} 1\n')
        .and.to.contain(`co_staking_keeper_fee_lamports_total ${5_000 * transactions}\n`);
    });

    it('has nothing to do in a second run', async () => {
      const state = await accounts();
      const { code, out } = await session.as('visitor', 'keeper --once --yes -o json');
      expect([code, out]).to.deep.equal([0, '']);
      expect(await accounts()).to.equal(state);
    });

    it('goes on in rounds until it is asked to stop', async () => {
      const stop = new AbortController();
      const file = join(session.folder, 'rounds.prom');
      const running = session.as('visitor', `keeper --interval 1s --metrics ${file} --yes`, {
        stop: stop.signal,
      });
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        try {
          if (/rounds_total\{result="ok"\} 2\n/.test(readFileSync(file, 'utf8'))) break;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        }
      }
      stop.abort();
      expect((await running).code).to.equal(0);
    });
  });
});
