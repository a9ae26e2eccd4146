import { fetchDevice, findWalletLinkPda } from '@co-staking/sdk';
import { Connection, PublicKey } from '@solana/web3.js';
import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cli } from './support/cli';
import { answerOf, startFaultProxy, type Fault } from './support/faultProxy';
import { buildFleet, writeLines, type FleetDevice } from './support/fleet';
import { Session } from './support/session';

const DEVICES = 4;
const BASE = 100_000_000n;

describe('co-staking operator post: the amount of a block', function () {
  this.timeout(120_000);
  let session: Session;
  let fleet: FleetDevice[];

  before(async () => {
    session = await Session.start('operator amounts');
    fleet = await buildFleet(session.playground, session.folder, { count: DEVICES });
  });
  after(() => session.stop());

  const path = (name: string): string => join(session.folder, name);
  const words = (file: string, journal: string, block: number): string =>
    `operator post ${file} --block ${block} --journal ${path(journal)} -o json`;
  const rewards = (name: string, amounts: readonly string[]): string =>
    writeLines(session.folder, name, [
      'device,amount',
      ...amounts.map((amount, at) => `${fleet[at]!.id},${amount}`),
    ]);
  const post = (file: string, journal: string, block: number, more = '') =>
    session.as('reward-authority', `${words(file, journal, block)} --yes${more}`);
  const posted = async (): Promise<bigint[]> => {
    const connection = new Connection(session.playground.url, 'confirmed');
    const devices = await Promise.all(fleet.map(({ address }) => fetchDevice(connection, address)));
    return devices.map(({ rewards: { postedTotal } }) => postedTotal);
  };
  const lines = (journal: string): Record<string, unknown>[] =>
    readFileSync(path(journal), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('is different if the journal proves another one: exit 8, and nothing is sent', async () => {
    expect((await post(rewards('a.csv', ['1.5', '1.5', '1.5', '1.5']), 'a', 1)).code).to.equal(0);
    const before = await posted();
    // One line is as it was.
    const corrected = rewards('corrected.csv', ['7', '7', '1.5', '7']);
    const { code, out, err } = await post(corrected, 'a', 1);
    expect(code).to.equal(8);
    expect(JSON.parse(out)).to.include({ done: 0, doneBefore: 1, refused: 3, transactions: 0 });
    expect(err).not.to.contain('This will');
    expect(err.match(/\(AmountDiffers\)/g)).to.have.length(3);
    expect(err).to.match(/line 2: .*: block 1 is posted with 1\.5 tokens .*, but the file says 7;/);
    expect(await posted()).to.deep.equal(before);
  });

  it('is different also when the chain is further on', async () => {
    const file = rewards('b.csv', ['1', '1', '1', '1']);
    expect((await post(file, 'a', 2)).code).to.equal(0);
    const { code, err } = await post(rewards('corrected.csv', ['7', '7', '7', '7']), 'a', 1);
    expect(code).to.equal(8);
    expect(err.match(/\(AmountDiffers\)/g)).to.have.length(4);
  });

  it('is read from the event if the journal does not know it', async () => {
    const { code, out, err } = await post(rewards('c.csv', ['1', '2', '1', '1']), 'other', 2);
    expect(code).to.equal(8);
    expect(JSON.parse(out)).to.include({ done: 0, doneBefore: 3, refused: 1, transactions: 0 });
    expect(err).to.match(
      /line 3: .*: block 2 is posted with 1 tokens \(\w{80,}\), but the file says 2; .*\(AmountDiffers\)/,
    );
    // The journal says what the chain saw, and where; never what only the file says.
    const found = lines('other').filter(({ type }) => type === 'found');
    expect(found).to.have.length(DEVICES);
    for (const { entry, signature } of found) {
      expect(entry).to.include({ block: '2', amount: String(BASE) });
      expect(signature).to.match(/^\w{80,}$/);
    }
    expect(JSON.parse((await session.as(null, `operator verify ${path('other')} -o json`)).out)).to.include({
      records: 0,
      faults: 0,
    });
  });

  it('is compared in a rehearsal as well', async () => {
    const { code, out, err } = await post(rewards('c.csv', ['1', '2', '1', '1']), 'none', 2, ' --simulate');
    expect(code).to.equal(8);
    expect(JSON.parse(out)).to.include({ possible: 0, doneBefore: 3, refused: 1 });
    expect(err.match(/\(AmountDiffers\)/g)).to.have.length(1);
    expect(existsSync(path('none'))).to.equal(false);
  });

  it('is unknown if the node has forgotten the post: exit 8, never done', async () => {
    const proxy = await startFaultProxy(session.playground.url);
    const forgets: Fault = ({ method }, ask) =>
      method === 'getSignaturesForAddress' ? { jsonrpc: '2.0', id: null, result: [] } : ask();
    proxy.fault = forgets;
    try {
      const file = rewards('b.csv', ['1', '1', '1', '1']);
      const flags = ['-u', proxy.url, '-k', session.wallet('reward-authority'), '--yes'];
      const { code, out, err } = await cli([...words(file, 'forgot', 2).split(' '), ...flags]);
      expect(code).to.equal(8);
      expect(JSON.parse(out)).to.include({ done: 0, doneBefore: 0, refused: 4, transactions: 0 });
      expect(err.match(/amount unknown: .*\(AmountUnknown\)/g)).to.have.length(4);
      const found = lines('forgot').filter(({ type }) => type === 'found');
      for (const line of found) {
        expect(line).not.to.have.property('signature');
        expect(line['entry']).not.to.have.property('amount');
      }
      expect(found).to.have.length(4);
    } finally {
      await proxy.stop();
    }
  });

  it('verify calls what the node has forgotten not kept, apart from faults', async () => {
    const proxy = await startFaultProxy(session.playground.url);
    let first = 0;
    proxy.fault = async ({ method }, ask) => {
      if (method === 'getFirstAvailableBlock') return answerOf(first);
      const answer = await ask();
      if (method !== 'getSignatureStatuses') return answer;
      const { context, value } = answer.result as { context: { slot: number }; value: unknown[] };
      return { ...answer, result: { context, value: value.map(() => null) } };
    };
    try {
      const verify = () => cli(['operator', 'verify', path('a'), '-u', proxy.url, '-o', 'json']);
      // The node has every block, and does not know them: that is a fault.
      const fault = await verify();
      expect(fault.code).to.equal(8);
      expect(JSON.parse(fault.out)).to.include({ transactions: 2, notKept: 0, faults: 2 });
      first = Number.MAX_SAFE_INTEGER;
      const { code, out, err } = await verify();
      expect(code).to.equal(5);
      expect(JSON.parse(out)).to.include({ transactions: 2, notKept: 2, faults: 0 });
      expect(err).to.contain('2 of 2 transactions are older than what this node keeps');
    } finally {
      await proxy.stop();
    }
  });

  it('asks only for what will be sent, after the chain has been read', async () => {
    const two = rewards('two.csv', ['3', '3']);
    expect((await post(two, 'p', 3)).code).to.equal(0);
    const before = await posted();
    const all = rewards('all.csv', ['3', '3', '3', '3']);
    const declined = await session.as('reward-authority', words(all, 'p', 3), { answers: ['n'] });
    expect(declined.code).to.equal(6);
    expect(declined.err).to.contain(
      'This will post 6 tokens to 2 devices for block 3, in at most 1 transactions.',
    );
    expect(declined.err).to.contain('done before, skipped: 2');
    expect(await posted()).to.deep.equal(before);
    expect(lines('p').filter(({ type }) => type === 'run')).to.have.length(1);
    const agreed = await session.as('reward-authority', words(all, 'p', 3), { answers: ['y'] });
    expect(agreed.code, agreed.err).to.equal(0);
    expect(await posted()).to.deep.equal(before.map((sum, at) => (at < 2 ? sum : sum + 3n * BASE)));
  });

  it('is not asked about if nothing is left to send', async () => {
    const all = rewards('all.csv', ['3', '3', '3', '3']);
    const { code, out, err } = await session.as('reward-authority', words(all, 'p', 3), { answers: [] });
    expect(code, err).to.equal(0);
    expect(err).not.to.contain('This will');
    expect(JSON.parse(out)).to.include({ doneBefore: 4, transactions: 0 });
  });

  it('registers for the others when the address of one link holds lamports', async () => {
    const stranger = new PublicKey(session.address('visitor'));
    const connection = new Connection(session.playground.url, 'confirmed');
    const newcomer = new PublicKey(session.address('newcomer'));
    for (const wallet of [stranger, newcomer])
      await connection.requestAirdrop(findWalletLinkPda({ wallet })[0], 1_000_000);
    const owners = [session.address('owner'), session.address('newcomer')];
    const rows = owners.map(
      (owner, at) => `00000000-0000-4000-8000-00000000aaa${at},${owner},RTX 3070,1,1,1`,
    );
    const file = writeLines(session.folder, 'register.csv', [
      'id,owner,model,cards,multiplier,tier',
      ...rows,
    ]);
    const { code, out, err } = await session.as(
      'registrar',
      `operator register ${file} --journal ${path('r')} --yes -o json`,
    );
    expect(code, err).to.equal(8);
    expect(JSON.parse(out)).to.include({ done: 1, refused: 1 });
  });
});
