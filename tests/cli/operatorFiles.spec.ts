import { expect } from 'chai';
import { appendFileSync, closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { tryLock } from '../../cli/src/fileLock';
import { hashOf } from '../../cli/src/operator/journal/format';
import { buildFleet, writeLines, type FleetDevice } from './support/fleet';
import { Session } from './support/session';

describe('co-staking operator: files and journal', function () {
  this.timeout(120_000);
  let session: Session;
  let fleet: FleetDevice[];
  let journal: string;

  before(async () => {
    session = await Session.start('operator files');
    fleet = await buildFleet(session.playground, session.folder, { count: 9 });
    journal = join(session.folder, 'rewards.ndjson');
  });
  after(() => session.stop());

  const rewards = (name: string, amount = '1.5'): string =>
    writeLines(session.folder, name, ['device,amount', ...fleet.map(({ id }) => `${id},${amount}`)]);
  const post = (file: string, block: number, more = '') =>
    session.as(
      'reward-authority',
      `operator post ${file} --block ${block} --journal ${journal} --yes -o json${more}`,
    );
  const verify = (path = journal) => session.as(null, `operator verify ${path} -o json`);
  const lines = (): string[] => readFileSync(journal, 'utf8').trimEnd().split('\n');

  describe('reports every mistake with its line, and sends nothing', () => {
    const files: [name: string, content: () => string[], mistakes: string[]][] = [
      [
        'bad.csv',
        () => [
          'device,amount',
          'nonsense,1',
          `${fleet[0]!.id},1`,
          `${fleet[1]!.id},1.123456789`,
          `${fleet[0]!.id},2`,
          `${fleet[2]!.id}`,
          `${fleet[3]!.id},-1`,
        ],
        [
          ':2: not a device: "nonsense"',
          ':4: "1.123456789" has more than 8',
          ':5: the device is already in line 3',
          ':6: 1 cells where the header has 2',
          ':7: not an amount of tokens: "-1"',
        ],
      ],
      [
        'columns.csv',
        () => ['device,amonut', `${fleet[0]!.id},1`],
        [':1: unknown column "amonut"', ':1: the column "amount" is missing'],
      ],
      [
        'quote.csv',
        () => ['device,amount', `"${fleet[0]!.id},1`],
        [':2: a quote is not closed', '1 mistake in'],
      ],
      [
        'bad.jsonl',
        () => [
          `{"device":"${fleet[0]!.id}","amount":"1"}`,
          `{"device":"${fleet[1]!.id}","amount":1.1}`,
          '{"device":',
          '{"device":"x","amount":"1","extra":""}',
        ],
        [':2: "amount" must be text or a whole number', ':3: not JSON', ':4: unknown column "extra"'],
      ],
      [
        'numbers.jsonl',
        () => [
          `{"device":"${fleet[0]!.id}","amount":"1","amount":"5000"}`,
          `{"device":"${fleet[1]!.id}","amount":0.99999999999999999}`,
          `{"device":"${fleet[2]!.id}","amount":300000000.00000001}`,
          `{"device":"${fleet[3]!.id}","amount":"1","\\u0061mount":"2"}`,
          `{"device":"${fleet[4]!.id}","amount":9007199254740993}`,
          `{"device":"${fleet[5]!.id}","amount":1e2}`,
          `{"device":"${fleet[6]!.id}","amount":{"amount":"1"}}`,
          `{"device":"${fleet[7]!.id}","amount":"\\ud800"}`,
        ],
        [
          ':1: "amount" occurs twice',
          ...[2, 3, 5, 6, 7].map((line) => `:${line}: "amount" must be text or a whole number`),
          ':4: "amount" occurs twice',
          ':8: "amount" has half a character',
          '8 mistakes',
        ],
      ],
      ['empty.csv', () => ['device,amount'], ['holds no records']],
    ];
    for (const [name, content, mistakes] of files)
      it(name, async () => {
        const file = writeLines(session.folder, name, content());
        const own = join(session.folder, `${name}.ndjson`);
        const words = `operator post ${file} --block 1 --journal ${own} --yes`;
        const { code, out, err } = await session.as('reward-authority', words);
        expect([code, out]).to.deep.equal([2, '']);
        for (const mistake of mistakes) expect(err).to.contain(mistake);
        expect(existsSync(own)).to.equal(false);
      });
  });

  for (const [name, encoding, mistakes] of [
    ['latin1', 'latin1', [':3: not UTF-8', '1 mistake in']],
    ['utf16', 'utf16le', [':1: this is UTF-16', '1 mistake in']],
  ] as const)
    it(`registers nothing from a file in ${name}, which would break names`, async () => {
      const rows = ['id,owner,model,cards,multiplier,tier'];
      for (const [at, model] of ['RTX 3070', 'RTX 4090 Gr\u00fcn'].entries())
        rows.push(`00000000-0000-4000-8000-00000000000${at},${session.address('owner')},${model},1,1,1`);
      const mark = encoding === 'utf16le' ? '\uFEFF' : '';
      const file = join(session.folder, `${name}.csv`);
      writeFileSync(file, Buffer.from(`${mark}${rows.join('\n')}\n`, encoding));
      const own = join(session.folder, `${name}.ndjson`);
      const { code, err } = await session.as('registrar', `operator register ${file} --journal ${own} --yes`);
      expect(code).to.equal(2);
      for (const mistake of mistakes) expect(err).to.contain(mistake);
      expect(existsSync(own)).to.equal(false);
    });

  it('takes CSV as spreadsheets write it', async () => {
    const file = session.file(
      'excel.csv',
      `\uFEFFdevice,amount\r\n"${fleet[0]!.id}","1.5"\r\n\r\n${fleet[1]!.address.toBase58()},2\r\n`,
    );
    const { code, out } = await post(file, 1, ' --simulate');
    expect(code).to.equal(0);
    expect(JSON.parse(out)).to.include({ records: 2, possible: 2, transactions: 1 });
  });

  it('asks before, and refuses if there is no terminal', async () => {
    const { code, err } = await session.as(
      'reward-authority',
      `operator post ${rewards('a.csv')} --block 1 --journal ${journal}`,
    );
    expect(code).to.equal(2);
    expect(err).to.contain('confirmation required');
    expect(existsSync(journal)).to.equal(false);
  });

  it('sends nothing if the tokens do not suffice', async () => {
    const { code, err } = await post(rewards('much.csv', '1000000'), 1);
    expect(code).to.equal(3);
    expect(err).to.match(/holds \d+(\.\d+)? tokens, \d+(\.\d+)? short of the total/);
  });

  it('posts, proves, and leaves out what is done', async () => {
    const first = await post(rewards('a.csv'), 1);
    expect(first.code, first.err).to.equal(0);
    expect(JSON.parse(first.out)).to.include({ done: 9, doneBefore: 0, transactions: 1 });
    const again = await post(rewards('a.csv'), 1);
    expect(JSON.parse(again.out)).to.include({ done: 0, doneBefore: 9, transactions: 0 });
    expect(JSON.parse((await verify()).out)).to.include({
      records: 9,
      amountPosted: '13.5',
      faults: 0,
      open: 0,
    });
  });

  it('refuses a block that has been overtaken', async () => {
    expect((await post(rewards('a.csv'), 5)).code).to.equal(0);
    const { code, out, err } = await post(rewards('a.csv'), 4);
    expect(code).to.equal(8);
    expect(JSON.parse(out)).to.include({ refused: 9, done: 0, transactions: 0 });
    expect(err).to.contain('line 2: ').and.to.contain('(BlockAlreadyPosted)');
  });

  it('takes out a bad device, and posts to the others of its transaction', async () => {
    const stranger = session.device('down');
    const rows = [fleet[0]!.id, stranger, fleet[1]!.id, '00000000-0000-4000-8000-00000000dead', fleet[2]!.id];
    const file = writeLines(session.folder, 'mixed.csv', ['device,amount', ...rows.map((id) => `${id},1`)]);
    const journalBefore = readFileSync(journal, 'utf8');
    // First as a rehearsal, which names the same lines and writes nothing.
    const rehearsal = await post(file, 6, ' --simulate');
    expect(readFileSync(journal, 'utf8')).to.equal(journalBefore);
    const run = await post(file, 6);
    expect(JSON.parse(rehearsal.out)).to.include({ possible: 3, refused: 2, transactions: 1 });
    expect(JSON.parse(run.out)).to.include({ done: 3, refused: 2, transactions: 1 });
    for (const { code, err } of [rehearsal, run]) {
      expect(code).to.equal(8);
      expect(err)
        .to.match(/line 3: .*\(DeviceNotHealthy\)/)
        .and.to.match(/line 5: .*\(NotFound\)/);
    }
    const after = await post(file, 6, ' --simulate');
    expect(JSON.parse(after.out)).to.include({ possible: 0, doneBefore: 3, refused: 2, transactions: 0 });
  });

  it('rehearses with an address alone, at a price, and other commands as well', async () => {
    const reward = session.address('reward-authority');
    const own = join(session.folder, 'rehearsal.ndjson');
    const flags = `--simulate -o json --journal ${own}`;
    const priced = `--block 7 --authority ${reward} --with-compute-unit-price 1000`;
    const posts = await session.as(null, `operator post ${rewards('a.csv')} ${priced} ${flags}`);
    expect(posts.code, posts.err).to.equal(0);
    expect(JSON.parse(posts.out)).to.include({ possible: 9, transactions: 2 });
    const reports = writeLines(session.folder, 'reports.csv', ['device,status', `${fleet[0]!.id},running`]);
    const stranger = await session.as('visitor', `operator report ${reports} ${flags}`);
    expect(stranger.code).to.equal(8);
    expect(stranger.err).to.match(/line 2: .*\(NotRegistrar\)/);
    expect(existsSync(own)).to.equal(false);
  });

  it('reports again after a run has ended', async () => {
    const file = writeLines(session.folder, 'down.csv', ['device,status', `${fleet[8]!.id},down`]);
    const report = () =>
      session.as(
        'registrar',
        `operator report ${file} --journal ${join(session.folder, 'r.ndjson')} --yes -o json`,
      );
    expect(JSON.parse((await report()).out)).to.include({ done: 1 });
    expect(JSON.parse((await report()).out)).to.include({ done: 1, doneBefore: 0 });
    const { out } = await session.as(null, `show device ${fleet[8]!.id} -o json`);
    expect(JSON.parse(out)).to.include({ status: 'down' });
  });

  describe('journal', () => {
    let copies = 0;
    const copy = (change: (all: string[]) => string[]): string =>
      writeLines(session.folder, `copy-${(copies += 1)}.ndjson`, change(lines()));

    it('puts a torn end aside and goes on', async () => {
      const whole = readFileSync(journal, 'utf8');
      appendFileSync(journal, '{"seq":99,"prev":"ab');
      expect(JSON.parse((await verify()).out)).to.include({ tornEnd: true, faults: 0 });
      const { code, err } = await post(rewards('a.csv'), 5);
      expect(code).to.equal(0);
      expect(err).to.contain(`it was moved to ${journal}.torn`);
      expect(readFileSync(`${journal}.torn`, 'utf8')).to.equal('{"seq":99,"prev":"ab');
      expect(readFileSync(journal, 'utf8').startsWith(whole)).to.equal(true);
      expect(JSON.parse((await verify()).out)).to.include({ tornEnd: false, faults: 0 });
    });

    it('finds a changed line, a missing line, and one that was added', async () => {
      const changed = await verify(copy((all) => all.map((line) => line.replace('150000000', '250000000'))));
      expect(changed.code).to.equal(8);
      expect(changed.err).to.match(/line \d+ does not follow line \d+: a line was changed/);
      const missing = await verify(copy((all) => all.filter((_, at) => at !== 3)));
      expect(missing.err).to.contain('line 4 calls itself 4');
      const added = await verify(copy((all) => [...all.slice(0, 2), all[1]!, ...all.slice(2)]));
      expect(added.err).to.contain('line 3 calls itself 1');
    });

    it('finds a forged line even if the hashes were computed again', async () => {
      const forged = copy((all) => {
        let prev = '0'.repeat(64);
        return all.map((text) => {
          const line = {
            ...(JSON.parse(text.replace('"amount":"150000000"', '"amount":"150000001"')) as object),
            prev,
          };
          const written = JSON.stringify(line);
          prev = hashOf(written);
          return written;
        });
      });
      const { code, err } = await verify(forged);
      expect(code).to.equal(8);
      expect(err).to.contain('does not post what the journal says');
    });

    it('is for one process at a time', async () => {
      const other = openSync(journal, 'a');
      expect(tryLock(other, 'exclusive')).to.equal(true);
      const before = readFileSync(journal, 'utf8');
      const { code, err } = await post(rewards('a.csv'), 5);
      expect(code).to.equal(2);
      expect(err).to.contain('another process is using the journal');
      expect(readFileSync(journal, 'utf8')).to.equal(before);
      closeSync(other);
      expect((await post(rewards('a.csv'), 5)).code).to.equal(0);
    });

    it('is for one program and one cluster', async () => {
      const foreign = copy((all) => [all[0]!.replace(/"genesisHash":"[^"]+"/, '"genesisHash":"elsewhere"')]);
      const { code, err } = await session.as(
        'reward-authority',
        `operator post ${rewards('a.csv')} --block 7 --journal ${foreign} --yes`,
      );
      expect(code).to.equal(2);
      expect(err).to.contain('the journal is for another cluster');
    });
  });
});
