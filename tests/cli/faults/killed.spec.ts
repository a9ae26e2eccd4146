import { fetchDevice, findDevicePda } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';
import { expect } from 'chai';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { hashOf } from '../../../cli/src/operator/journal/format';
import { outboxFolder } from '../../../cli/src/outbox/outbox';
import { expireAll } from '../support/blocks';
import { cli, ended, HOME, startCli, type Call } from '../support/cli';
import { CONTAINER, hasContainers } from '../support/containers';
import { answerOf, pass, signatureOf, type Fault } from '../support/faultProxy';
import { OperatorRun } from '../support/operatorRun';

const DEVICES = 3;
const WHOLE = 100_000_000n;

describe('co-staking: killed between signing and knowing', function () {
  this.timeout(300_000);
  let run: OperatorRun;
  let device: string;

  before(async () => {
    run = await OperatorRun.start('killed', DEVICES);
    device = run.session.device('ready');
  });
  after(() => run.stop());

  /** Kills a process as soon as it sends; the bytes get through or do not. */
  const killing =
    (child: { kill(signal: 'SIGKILL'): boolean }, arrives: boolean): Fault =>
    async ({ method, params }, ask) => {
      if (method !== 'sendTransaction') return ask();
      const answer = arrives ? await ask() : answerOf(signatureOf(params));
      child.kill('SIGKILL');
      return answer;
    };

  describe('one command', () => {
    const words = (text: string): string[] => [
      ...[...text.split(' '), '--yes', '-o', 'json', '-u', run.proxy.url, '-k'],
      run.session.wallet('owner'),
    ];
    const again = (text: string): Promise<Call> => cli(words(text));
    const staked = async (): Promise<bigint> => {
      const connection = new Connection(run.session.playground.url, 'confirmed');
      return (await fetchDevice(connection, findDevicePda({ id: device })[0])).ownerStake;
    };
    const left = (): string[] => readdirSync(outboxFolder({ env: {}, home: HOME }));

    async function cutOff(text: string, arrives: boolean): Promise<{ err: string }> {
      run.next();
      const child = startCli(words(text));
      run.proxy.fault = killing(child, arrives);
      const end = await ended(child);
      expect(end).to.include({ signal: 'SIGKILL', out: '' });
      run.proxy.fault = pass;
      return end;
    }

    for (const arrives of [true, false])
      it(`goes on where it ended, where the bytes ${arrives ? 'got through' : 'did not get through'}`, async () => {
        const before = await staked();
        const { err } = await cutOff(`stake ${device} 3`, arrives);
        const signature = /sending; .*:\n(\S+)/.exec(err)![1]!;
        expect(left()).to.deep.equal([`${signature}.json`]);
        const second = await again(`stake ${device} 3`);
        expect(second.code, second.err).to.equal(0);
        expect(second.err).to.contain('was cut off').and.to.contain('Run it again to do it once more.');
        expect(JSON.parse(second.out)).to.include({ signature });
        expect(await staked()).to.equal(before + 3n * WHOLE);
        expect(left()).to.deep.equal([]);
        expect((await again(`stake ${device} 3`)).code).to.equal(0);
        expect(await staked()).to.equal(before + 6n * WHOLE);
      });

    it('stakes once over the restart of a container, where the tool is process 1 each time', async function () {
      if (!hasContainers()) return this.skip();
      const before = await staked();
      run.next();
      const first = startCli(words(`stake ${device} 3`), {}, CONTAINER);
      run.proxy.fault = killing(first, true);
      expect(await ended(first)).to.include({ out: '' });
      run.proxy.fault = pass;
      expect(left()).to.have.length(1);
      const second = await ended(startCli(words(`stake ${device} 3`), {}, CONTAINER));
      expect(second.code, second.err).to.equal(0);
      expect(second.err).to.contain('was cut off').and.to.contain('Run it again to do it once more.');
      expect(await staked()).to.equal(before + 3n * WHOLE);
      expect(left()).to.deep.equal([]);
    });

    it('is not stopped by an empty, a torn or a foreign file in the outbox, and names each', async () => {
      const folder = outboxFolder({ env: {}, home: HOME });
      const files = { empty: '', torn: '{"command":"stake', foreign: '{"command":"stake"}', null: 'null' };
      for (const [name, content] of Object.entries(files))
        writeFileSync(join(folder, `${name}.json`), content);
      const before = await staked();
      await cutOff(`stake ${device} 1`, true);
      const { code, err } = await again(`stake ${device} 1`);
      expect(code, err).to.equal(0);
      expect(await staked()).to.equal(before + WHOLE);
      for (const name of Object.keys(files)) {
        expect(err).to.contain(`${join(folder, `${name}.json`)} cannot be read`);
        rmSync(join(folder, `${name}.json`));
      }
      expect(left()).to.deep.equal([]);
    });

    it('does it again if it never landed', async () => {
      const before = await staked();
      await cutOff(`stake ${device} 2`, false);
      await expireAll(run.session.playground.url);
      const { code, err } = await again(`stake ${device} 2`);
      expect(code, err).to.equal(0);
      expect(err).to.contain('it never landed, and never will');
      expect(await staked()).to.equal(before + 2n * WHOLE);
    });

    it('settles another command first, and does both', async () => {
      const before = await staked();
      await cutOff(`stake ${device} 2`, false);
      const { code, err } = await again(`stake ${device} 5`);
      expect(code, err).to.equal(0);
      expect(await staked()).to.equal(before + 7n * WHOLE);
    });

    it('publishes an offer once, though the next one would have another number', async () => {
      const offers = async (): Promise<number> => {
        const connection = new Connection(run.session.playground.url, 'confirmed');
        return (await fetchDevice(connection, findDevicePda({ id: device })[0])).nextNonce;
      };
      const before = await offers();
      await cutOff(`create-offer ${device} --amount 1 --share 5`, true);
      expect((await again(`create-offer ${device} --amount 1 --share 5`)).code).to.equal(0);
      expect(await offers()).to.equal(before + 1);
    });

    it('leaves alone what another wallet has left behind, and what only looks', async () => {
      await cutOff(`stake ${device} 1`, false);
      const other = await cli([
        ...['open-participant', '--yes', '-u', run.proxy.url, '-k', run.session.wallet('newcomer')],
      ]);
      expect(other.code, other.err).to.equal(0);
      expect(other.err).not.to.contain('cut off');
      const looking = await again(`stake ${device} 1 --simulate`);
      expect(looking.err).not.to.contain('cut off');
      expect(left()).to.have.length(1);
      expect((await again(`stake ${device} 1`)).err).to.contain('it landed');
    });

    it('goes on without a home, and says so', async () => {
      const file = run.session.file('no-folder', '');
      const { code, err } = await cli(words(`stake ${device} 1`), { home: file });
      expect(code, err).to.equal(0);
      expect(err).to.match(/warning: .* cannot be written, so remember the signature/);
    });

    it('finds its outcome by the signature', async () => {
      const { err } = await cutOff(`stake ${device} 1`, true);
      const [, until, signature] = /sending; .* height (\d+):\n(\S+)/.exec(err)!;
      const status = await cli([
        'status',
        signature!,
        '--valid-until',
        until!,
        '-u',
        run.proxy.url,
        '-o',
        'json',
      ]);
      expect(status.code, status.err).to.equal(0);
      expect(JSON.parse(status.out)).to.include({ signature, outcome: 'landed' });
      await again(`stake ${device} 1`);
    });
  });

  describe('operator', () => {
    let expected = 0n;
    const everyPost = async (): Promise<void> => {
      expect(await run.posts()).to.deep.equal(run.fleet.map(() => expected));
    };

    /** Runs to the end, and looks at everything. */
    async function finish(block: number, journal: string): Promise<void> {
      run.proxy.fault = pass;
      const { code, out, err } = await run.post(block, journal);
      expect(code, err).to.equal(0);
      const { done, doneBefore } = JSON.parse(out) as { done: number; doneBefore: number };
      expect(done + doneBefore).to.equal(DEVICES);
      await everyPost();
      expect(await run.verify(journal)).to.include({ faults: 0, open: 0, notFinal: 0, tornEnd: false });
    }

    it('between the line `signed` and the first byte', async () => {
      const { block, journal } = run.next();
      const child = run.start(block, journal);
      run.proxy.fault = killing(child, false);
      expect(await ended(child)).to.include({ signal: 'SIGKILL' });
      expect(run.types(journal).at(-1)).to.equal('signed');
      await everyPost();
      expected += 1n;
      await finish(block, journal);
      expect(run.types(journal).filter((type) => type === 'signed')).to.have.length(1);
    });

    it('between the sending and the line `landed`', async () => {
      const { block, journal } = run.next();
      const child = run.start(block, journal);
      run.proxy.fault = killing(child, true);
      expect(await ended(child)).to.include({ signal: 'SIGKILL' });
      expected += 1n;
      await everyPost();
      await finish(block, journal);
      expect(run.types(journal).filter((type) => type === 'signed')).to.have.length(1);
    });

    it('within a line, wherever the write was torn', async () => {
      const { block, journal } = run.next();
      expect((await run.post(block, journal)).code).to.equal(0);
      expected += 1n;
      const whole = readFileSync(journal, 'utf8').split(/(?<=\n)/);
      const signed = whole.findIndex((line) => line.includes('"type":"signed"'));
      // Each line from `landed` on, cut at its begin, within, and before its newline.
      for (let at = signed + 1; at < whole.length; at += 1)
        for (const cut of [0, 1, whole[at]!.length >> 1, whole[at]!.length - 1]) {
          const torn = `${journal}.${at}.${cut}`;
          writeFileSync(torn, whole.slice(0, at).join('') + whole[at]!.slice(0, cut));
          await finish(block, torn);
        }
      // Nothing was sent of a transaction whose line is torn: the disk has a line before a byte leaves.
      const header = whole[0]!;
      for (const cut of [1, header.length >> 1, header.length - 1]) {
        const torn = join(run.session.folder, `header-${cut}.ndjson`);
        writeFileSync(torn, header.slice(0, cut));
        await finish(block, torn);
      }
    });

    it('within the line `signed`: nothing was sent, and it is signed again', async () => {
      const { block, journal } = run.next();
      const child = run.start(block, journal);
      run.proxy.fault = killing(child, false);
      expect(await ended(child)).to.include({ signal: 'SIGKILL' });
      const content = readFileSync(journal, 'utf8');
      writeFileSync(journal, content.slice(0, -100));
      expected += 1n;
      await finish(block, journal);
    });

    it('takes a journal with an unknown line for none of its own', async () => {
      const { block, journal } = run.next();
      expect((await run.post(block, journal)).code).to.equal(0);
      expected += 1n;
      const last = readFileSync(journal, 'utf8').trimEnd().split('\n').at(-1)!;
      const { seq } = JSON.parse(last) as { seq: number };
      const line = { seq: seq + 1, prev: hashOf(last), time: new Date().toISOString(), type: 'paid' };
      writeFileSync(journal, `${readFileSync(journal, 'utf8')}${JSON.stringify(line)}\n`);
      const { code, err } = await run.post(block, journal);
      expect(code).to.equal(2);
      expect(err).to.contain('has the unknown type "paid"');
    });
  });
});
