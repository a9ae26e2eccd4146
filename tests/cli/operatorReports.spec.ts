import { expect } from 'chai';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { hashOf } from '../../cli/src/operator/journal/format';
import { buildFleet, writeLines, type FleetDevice } from './support/fleet';
import { Session } from './support/session';

const HOUR = 3_600n;

describe('co-staking operator: for other programs', function () {
  this.timeout(120_000);
  let session: Session;
  let fleet: FleetDevice[];

  before(async () => {
    session = await Session.start('operator reports');
    fleet = await buildFleet(session.playground, session.folder, { count: 10, short: 1 });
  });
  after(() => session.stop());

  const path = (name: string): string => join(session.folder, name);
  const rewards = (name: string, amount: string, devices = fleet.slice(0, 9)): string =>
    writeLines(session.folder, name, ['device,amount', ...devices.map(({ id }) => `${id},${amount}`)]);
  const run = (words: string) => session.as('reward-authority', `operator ${words} --yes -o json`);
  const post = (file: string, block: string, journal: string, more = '') =>
    run(`post ${file} --block ${block} --journal ${path(journal)}${more}`);
  const told = (out: string): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;
  const lines = (journal: string): string[] => readFileSync(path(journal), 'utf8').trimEnd().split('\n');
  const hour = (): bigint => session.playground.now() / HOUR;

  it('posts to nine devices in one transaction, and to eight with a price', async () => {
    const file = rewards('nine.csv', '1.5');
    const plain = await post(file, '1', 'nine.ndjson');
    expect([plain.code, told(plain.out)['done'], told(plain.out)['transactions']]).to.deep.equal([0, 9, 1]);
    const priced = await post(file, '2', 'nine.ndjson', ' --with-compute-unit-price 1');
    expect([priced.code, told(priced.out)['done'], told(priced.out)['transactions']]).to.deep.equal([
      0, 9, 2,
    ]);
  });

  it('lists with --dry-run what would happen, by the ids of the file, and writes no journal', async () => {
    const file = writeLines(session.folder, 'mixed.csv', [
      'device,amount',
      `${fleet[0]!.id},1.5`,
      `${fleet[9]!.id},1.5`,
    ]);
    const other = writeLines(session.folder, 'other.csv', ['device,amount', `${fleet[0]!.id},7`]);
    const next = await post(file, '3', 'dry.ndjson', ' --dry-run');
    expect(next.code).to.equal(8);
    const rows = JSON.parse(next.out) as Record<string, unknown>[];
    expect(
      rows.map(({ line, device, amount, outcome, code }) => [line, device, amount, outcome, code]),
    ).to.deep.equal([
      [2, fleet[0]!.id, '1.5', 'would be sent', null],
      [3, fleet[9]!.id, '1.5', 'refused', 'DeviceInsufficient'],
    ]);
    const posted = await post(other, '2', 'dry.ndjson', ' --dry-run');
    const [row] = JSON.parse(posted.out) as Record<string, unknown>[];
    expect([row!['outcome'], row!['code']]).to.deep.equal(['refused', 'AmountDiffers']);
    expect(row!['message']).to.contain('is posted with 1.5 tokens').and.to.contain('the file says 7');
    expect(() => lines('dry.ndjson')).to.throw('ENOENT');
  });

  it('writes refusals as CSV with the ids of the file, and metrics', async () => {
    const file = rewards('ten.csv', '1.5', fleet);
    const more = ` --refused ${path('refused.csv')} --metrics ${path('post.prom')}`;
    expect((await post(file, '3', 'ten.ndjson', more)).code).to.equal(8);
    const [head, first, ...rest] = readFileSync(path('refused.csv'), 'utf8').trimEnd().split('\n');
    expect(head).to.equal('line,device,amount,outcome,code,message');
    expect(first).to.match(new RegExp(`^11,${fleet[9]!.id},1.5,refused,DeviceInsufficient,`));
    expect(rest).to.deep.equal([]);
    const metrics = readFileSync(path('post.prom'), 'utf8');
    for (const line of [
      'co_staking_operator_records{command="post",outcome="done"} 9',
      'co_staking_operator_records{command="post",outcome="refused"} 1',
      'co_staking_operator_records{command="post",outcome="open"} 0',
      'co_staking_operator_exit_code{command="post"} 8',
      'co_staking_operator_block{command="post"} 3',
    ])
      expect(metrics).to.contain(`${line}\n`);
    // Without refusals the file is written too, so that an old one is not taken for the last run's.
    expect((await post(rewards('nine.csv', '1.5'), '4', 'ten.ndjson', more)).code).to.equal(0);
    expect(readFileSync(path('refused.csv'), 'utf8')).to.equal(`${head}\n`);
  });

  describe('--block auto', () => {
    it('is the hour of the chain, and posts a file once', async () => {
      const file = rewards('hourly.csv', '2');
      const now = hour();
      const first = await post(file, 'auto', 'auto.ndjson');
      expect([first.code, told(first.out)['block'], told(first.out)['done']]).to.deep.equal([
        0,
        String(now),
        9,
      ]);
      const again = await post(file, 'auto', 'auto.ndjson');
      expect([again.code, told(again.out)['doneBefore']]).to.deep.equal([0, 9]);
      await session.playground.warpBy(HOUR);
      const old = await post(file, 'auto', 'auto.ndjson');
      expect([old.code, old.out]).to.deep.equal([2, '']);
      expect(old.err).to.contain(`has been posted already, as block ${now}; it is now hour ${hour()}`);
    });

    it('goes on with the hour that an interrupted run has begun', async () => {
      const file = rewards('interrupted.csv', '3');
      const begun = hour();
      expect((await post(file, 'auto', 'interrupted.ndjson')).code).to.equal(0);
      const kept = lines('interrupted.ndjson');
      expect(kept.at(-1)).to.contain('"type":"end"');
      writeFileSync(path('interrupted.ndjson'), `${kept.slice(0, -1).join('\n')}\n`);
      await session.playground.warpBy(HOUR);
      const rest = await post(file, 'auto', 'interrupted.ndjson');
      expect([rest.code, told(rest.out)['block'], told(rest.out)['doneBefore']]).to.deep.equal([
        0,
        String(begun),
        9,
      ]);
    });
  });

  describe('rotate', () => {
    it('begins a journal that continues the old one, which can still be verified', async () => {
      const old = lines('auto.ndjson');
      const { code, out } = await run(`rotate ${path('auto.ndjson')}`);
      expect([code, told(out)]).to.deep.equal([
        0,
        { old: path('auto.ndjson.1'), lines: old.length, new: path('auto.ndjson') },
      ]);
      expect(lines('auto.ndjson.1')).to.deep.equal(old);
      const [header, ...rest] = lines('auto.ndjson');
      expect(rest).to.deep.equal([]);
      const { continues } = JSON.parse(header!) as { continues: Record<string, unknown> };
      expect(continues).to.include({ file: 'auto.ndjson.1', lines: old.length, hash: hashOf(old.at(-1)!) });
      const verified = await session.as(null, `operator verify ${path('auto.ndjson.1')} -o json`);
      expect([verified.code, told(verified.out)['faults']]).to.deep.equal([0, 0]);
    });

    it('keeps in mind what was posted last', async () => {
      const old = await post(path('hourly.csv'), 'auto', 'auto.ndjson');
      expect([old.code, old.err.includes('has been posted already')]).to.deep.equal([2, true]);
      const next = await post(rewards('later.csv', '4'), 'auto', 'auto.ndjson');
      expect([next.code, told(next.out)['done']]).to.deep.equal([0, 9]);
      expect(told((await run(`rotate ${path('auto.ndjson')}`)).out)['old']).to.equal(path('auto.ndjson.2'));
    });

    it('keeps in mind every file that was posted, over several journals', async () => {
      const journal = 'two.ndjson';
      const [one, two] = [rewards('one.csv', '5'), rewards('two.csv', '6')];
      await session.playground.warpBy(HOUR);
      expect((await post(one, 'auto', journal)).code).to.equal(0);
      await session.playground.warpBy(HOUR);
      expect((await post(two, 'auto', journal)).code).to.equal(0);
      for (const old of ['two.ndjson.1', 'two.ndjson.2'])
        expect(told((await run(`rotate ${path(journal)}`)).out)['old']).to.equal(path(old));
      await session.playground.warpBy(HOUR);
      for (const file of [one, two]) {
        const { code, err } = await post(file, 'auto', journal);
        expect([code, err.includes('has been posted already')]).to.deep.equal([2, true]);
      }
    });

    it('happens by itself before a run, once the journal has its size', async () => {
      const journal = 'sized.ndjson';
      const block = (at: number): string => String(hour() + BigInt(at));
      expect((await post(rewards('s1.csv', '1'), block(1), journal)).code).to.equal(0);
      const small = await post(rewards('s2.csv', '2'), block(2), journal, ' --rotate-at 1M');
      expect([small.code, small.err.includes('continues it')]).to.deep.equal([0, false]);
      const old = lines(journal);
      const large = await post(rewards('s3.csv', '3'), block(3), journal, ' --rotate-at 1K');
      expect([large.code, told(large.out)['done'], told(large.out)['journal']]).to.deep.equal([
        0,
        9,
        path(journal),
      ]);
      expect(large.err).to.contain(
        `the journal has reached its size; it is now ${path(journal)}.1, and ${path(journal)} continues it`,
      );
      expect(lines(`${journal}.1`)).to.deep.equal(old);
      const types = lines(journal).map((line) => (JSON.parse(line) as { type: string }).type);
      expect(types).to.deep.equal(['header', 'run', 'signed', 'landed', 'final', 'end']);
      for (const each of [journal, `${journal}.1`]) {
        const { code, out } = await session.as(null, `operator verify ${path(each)} -o json`);
        expect([code, told(out)['faults']], each).to.deep.equal([0, 0]);
      }
    });

    it('goes on with the journal that cannot be put aside, and says so', async () => {
      const journal = 'stuck.ndjson';
      expect((await post(rewards('t1.csv', '1'), String(hour() + 4n), journal)).code).to.equal(0);
      mkdirSync(`${path(journal)}.next`);
      const before = lines(journal);
      const { code, out, err } = await post(
        rewards('t2.csv', '2'),
        String(hour() + 5n),
        journal,
        ' --rotate-at 1',
      );
      expect([code, told(out)['done']]).to.deep.equal([0, 9]);
      expect(err).to.contain('the journal could not be put aside, and goes on as it is: ');
      expect(lines(journal).slice(0, before.length)).to.deep.equal(before);
      rmdirSync(`${path(journal)}.next`);
    });

    it('does not happen by itself to what the run has to know, nor with 0', async () => {
      const journal = 'sized.ndjson';
      const file = rewards('s3.csv', '3');
      const before = lines(journal).length;
      const again = await post(file, String(hour() + 3n), journal, ' --rotate-at 1');
      expect([again.code, told(again.out)['doneBefore']]).to.deep.equal([0, 9]);
      const never = await post(rewards('s4.csv', '4'), String(hour() + 6n), journal, ' --rotate-at 0');
      expect(never.code).to.equal(0);
      expect(lines(journal).length).to.be.greaterThan(before);
      // An interrupted run goes on in its journal, which is put aside before a later one.
      const kept = lines(journal);
      writeFileSync(path(journal), `${kept.slice(0, -1).join('\n')}\n`);
      const next = await post(rewards('s5.csv', '5'), String(hour() + 7n), journal, ' --rotate-at 1');
      expect([next.code, next.err.includes('continues it')]).to.deep.equal([0, false]);
      const bad = await post(file, '9', journal, ' --rotate-at 10MB');
      expect([bad.code, bad.err.includes('--rotate-at: not a size: "10MB"')]).to.deep.equal([2, true]);
    });

    it('is refused while a run has not ended, and changes nothing', async () => {
      const kept = lines('nine.ndjson');
      writeFileSync(path('nine.ndjson'), `${kept.slice(0, -1).join('\n')}\n`);
      const { code, err } = await run(`rotate ${path('nine.ndjson')}`);
      expect([code, err.includes('1 runs have not ended')]).to.deep.equal([5, true]);
      expect(lines('nine.ndjson')).to.deep.equal(kept.slice(0, -1));
    });
  });

  it('refuses a place that cannot be written, by its name', async () => {
    const { code, err } = await post(
      rewards('nine.csv', '1.5'),
      '4',
      'ten.ndjson',
      ' --metrics /nowhere/post.prom',
    );
    expect([code, err.includes('/nowhere/post.prom cannot be written: ENOENT')]).to.deep.equal([2, true]);
  });
});
