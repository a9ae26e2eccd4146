import { expect } from 'chai';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { cli, ended, startCli } from './support/cli';
import { Session } from './support/session';

describe('co-staking: mistakes, configuration, pipes', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await Session.start('mistakes');
  });
  after(() => session.stop());

  const mistakes: [words: string, text: string][] = [
    ['stake', "missing required argument 'device'"],
    ['no-such-command', "unknown command 'no-such-command'"],
    ['stake READY 1.000000001 --yes', '<amount>: "1.000000001" has more than 8 decimal places'],
    ['stake READY 1e3 --yes', '<amount>: not an amount of tokens: "1e3"'],
    ['stake READY 1,5 --yes', '<amount>: not an amount of tokens'],
    ['stake READY 184467440737.09551616 --yes', 'does not fit 64 bits'],
    ['stake not-a-device 1 --yes', '<device>: not a device: "not-a-device"'],
    ['create-offer READY --amount 1 --share 101', '--share: 101 percent is more than 100'],
    ['create-offer READY --amount 1 --share 12.345', '--share: "12.345" has more than 2 decimal places'],
    ['create-offer READY --amount 1 --share 10 --expires 2026-02-30', '--expires: not a date: "2026-02-30"'],
    ['create-offer READY --amount 1', "required option '--share <percent>' not specified"],
    ['create-offer READY --amount 1 --share 10 --expirs 1d', "unknown option '--expirs'"],
    ['accept-offer nonsense --yes', '<offer>: not an offer: "nonsense"'],
    ['report-device READY terminated', '<status>: unknown status: "terminated"'],
    ['set-slash-term', 'pass one of --owner-cap, --co-stake-cap, --appeal'],
    ['set-slash-term --owner-cap 10 --appeal 9d', 'a call sets one slash term'],
    ['report-device READY running --score 101', 'not a score: "101"'],
    ['pause-entries soon', '<span>: not a span of time: "soon"'],
    ['show config -o yaml', "argument 'yaml' is invalid"],
    ['show config --program-id nonsense', '--program-id is not an address'],
    ['stake READY 1 --yes --with-compute-unit-price 1.5', '--with-compute-unit-price is not a whole number'],
    ['operator post /nowhere.csv --block 1 --yes', '/nowhere.csv cannot be read: ENOENT'],
  ];
  for (const [words, text] of mistakes)
    it(`ends with 2: ${words}`, async () => {
      const { code, out, err } = await session.as('owner', words.replace('READY', session.device('ready')));
      expect(err).to.contain(text);
      expect([code, out]).to.deep.equal([2, '']);
    });

  it('ends with 7 if there is no such account', async () => {
    const { code, err } = await session.as('owner', 'show device 00000000-0000-4000-8000-000000000009');
    expect(code).to.equal(7);
    expect(err).to.contain('there is no device 00000000-0000-4000-8000-000000000009');
  });

  it('ends with 4 if no RPC answers, and names the flag', async () => {
    const { code, err } = await cli(['show', 'config', '-u', 'http://127.0.0.1:1']);
    expect(code).to.equal(4);
    expect(err).to.contain('Check --url');
  });

  it('ends with 2 if no RPC or no keypair is set', async () => {
    const nowhere = await cli(['show', 'config']);
    expect([nowhere.code, nowhere.err]).to.satisfy(
      ([code, err]: [number, string]) => code === 2 && err.includes('RPC_URL is not set'),
    );
    const nobody = await session.as(null, 'open-participant');
    expect(nobody.code).to.equal(2);
    expect(nobody.err).to.contain('no keypair is set');
  });

  it('never repeats the content of a file that is not a keypair', async () => {
    const file = session.file('secret.json', '[1,2,3,"hunter2"]');
    const { code, err } = await session.as(null, `open-participant -k ${file}`);
    expect(code).to.equal(2);
    expect(err).to.contain('is not a keypair').and.not.to.contain('hunter2');
  });

  it('reads the Solana configuration, under RPC_URL, under the flag', async () => {
    const home = join(session.folder, 'home');
    const folder = join(home, '.config/solana/cli');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(home, 'id.json'),
      JSON.stringify(Array.from(session.playground.keypairs['visitor']!.secretKey)),
    );
    writeFileSync(
      join(folder, 'config.yml'),
      `json_rpc_url: "${session.playground.url}"\nkeypair_path: ~/id.json\n`,
    );
    const own = await cli(['show', 'participant', '-o', 'json'], { home });
    expect(JSON.parse(own.out)).to.deep.include({ wallets: [session.address('visitor')] });
    const env = { RPC_URL: 'http://127.0.0.1:1' };
    expect((await cli(['show', 'config'], { home, env })).code).to.equal(4);
    expect((await cli(['show', 'config', '-u', session.playground.url], { home, env })).code).to.equal(0);
  });

  it('takes dates of ISO with and without a zone, and spans', async () => {
    for (const date of ['2030-01-01', '2030-01-01T12:00Z', '2030-01-01T12:00:30+02:00', '1d12h']) {
      const words = `create-offer ${session.device('ready')} --amount 1 --share 5 --expires ${date} --simulate`;
      const { code, err } = await session.as('owner', words);
      expect(code, `${date}: ${err}`).to.equal(0);
    }
  });

  describe('as a process', () => {
    const flags = (): string[] => ['-u', session.playground.url];

    it('puts data on stdout and talk on stderr', async () => {
      const child = startCli(['marketplace', ...flags(), '-o', 'csv']);
      const { code, out, err } = await ended(child);
      expect(code).to.equal(0);
      expect(out.split('\n')[0]).to.contain('sharePercent');
      expect(err).to.match(/^\d+ of \d+ offers\n$/);
    });

    it('ends with the code of a refusal', async () => {
      const key = ['-k', session.wallet('visitor'), '--yes'];
      const child = startCli(['stake', session.device('ready'), '1', ...flags(), ...key]);
      expect((await ended(child)).code).to.equal(3);
    });

    it('does not complain of a reader that has seen enough', async () => {
      const child = startCli(['--help']);
      child.stdout!.destroy();
      const { code, err } = await ended(child);
      expect([code, err]).to.deep.equal([0, '']);
    });

    it('plays: dev starts a playground and ends it on a signal', async () => {
      const child = startCli(['dev', '--port', '0', '-o', 'json']);
      const end = ended(child);
      const text = await new Promise<string>((resolve) => {
        let out = '';
        child.stdout!.on('data', (chunk) => {
          out += chunk;
          if (out.trimEnd().endsWith('}')) resolve(out);
        });
      });
      const { url } = JSON.parse(text) as { url: string };
      expect((await cli(['show', 'config', '-u', url])).code).to.equal(0);
      expect((await cli(['warp', '1d', '-u', url])).code).to.equal(0);
      child.kill('SIGTERM');
      expect((await end).code).to.equal(0);
      expect((await cli(['show', 'config', '-u', url])).code).to.equal(4);
    });
  });
});
