import { expect } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { UsageError, readOptions } from '../validator/options';

const ROOT = join(__dirname, '../..');

/** A script instead of a validator: it responds to --version, and otherwise runs `words`. */
const standIn = (words: string): string =>
  `#!/bin/sh\n[ "$1" = --version ] && echo 'stand-in 0.0.0' && exit 0\necho $$ > "$PID_FILE"\n${words}\n`;

describe('npm run test:validator', function () {
  this.timeout(120_000);
  let folder: string;
  let validator: string;
  let pidFile: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'validator-spec-'));
    validator = join(folder, 'solana-test-validator');
    pidFile = join(folder, 'pid');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function start(argv: string[], path = ''): ChildProcess {
    return spawn(process.execPath, ['--import', 'tsx', 'tests/validator/main.ts', ...argv], {
      cwd: ROOT,
      env: { PATH: path, TMPDIR: folder, PID_FILE: pidFile },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
    const text = { out: '', err: '' };
    child.stdout!.on('data', (chunk) => (text.out += chunk));
    child.stderr!.on('data', (chunk) => (text.err += chunk));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...text })));
  }

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await sleep(20);
  };
  const leftovers = (): string[] =>
    readdirSync(folder).filter((name) => name.startsWith('co-staking-validator-'));
  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  /** Starts a run whose validator never gets ready. */
  async function waiting(): Promise<{ child: ChildProcess; pid: number }> {
    writeFileSync(validator, standIn('exec /bin/sleep 600'), { mode: 0o755 });
    const child = start([], folder);
    await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8').endsWith('\n'));
    return { child, pid: Number(readFileSync(pidFile, 'utf8')) };
  }

  it('without a validator: says how to get one, counts nothing, and ends with 3', async () => {
    const { code, out, err } = await ended(start([]));
    expect([code, out]).to.deep.equal([3, '']);
    expect(err).to.contain('there is no solana-test-validator on PATH; nothing was tested');
    expect(err).to.contain('apt-get install clang libclang-dev protobuf-compiler');
    expect(err).to.contain(
      'cargo install agave-validator --version 4.2.0 --bin solana-test-validator --locked',
    );
  });

  const misuses: [argv: string[], words: string][] = [
    [['--validator', '/nowhere/validator'], '--validator: /nowhere/validator does not exist'],
    [['--program', '/nowhere/program.so'], '--program: /nowhere/program.so does not exist'],
    [
      ['--playground', '--validator', process.execPath],
      '--playground uses its own program; omit --validator and --program',
    ],
    [['--valdiator', 'x'], "Unknown option '--valdiator'"],
  ];
  for (const [argv, words] of misuses)
    it(`refuses ${argv.join(' ').replace(process.execPath, 'FILE')}`, () => {
      expect(() => readOptions(argv)).to.throw(UsageError, words);
    });

  it('ends with 2 for wrong usage', async () => {
    const { code, out, err } = await ended(start(['--valdiator', 'x']));
    expect([code, out]).to.deep.equal([2, '']);
    expect(err).to.contain("Unknown option '--valdiator'").and.to.contain('see --help');
  });

  it('fails with the validator’s words if it ends while it starts, and leaves nothing', async () => {
    writeFileSync(validator, standIn('echo the port is taken; exit 4'), { mode: 0o755 });
    const { code, out, err } = await ended(start(['--validator', validator]));
    expect([code, out]).to.deep.equal([1, '0 passed, 1 failed\n']);
    expect(err).to.contain('the port is taken').and.to.contain('the validator ended by itself with code 4');
    expect(leftovers()).to.deep.equal([]);
  });

  it('keeps ledger and log with --keep if it fails', async () => {
    writeFileSync(validator, standIn('echo the port is taken; exit 4'), { mode: 0o755 });
    const { err } = await ended(start(['--validator', validator, '--keep']));
    const [kept] = leftovers();
    expect(err).to.contain(`kept ${join(folder, kept!)}`);
    expect(readFileSync(join(folder, kept!, 'validator.log'), 'utf8')).to.contain('the port is taken');
  });

  it('ends the validator and deletes its ledger on Ctrl-C', async () => {
    const { child, pid } = await waiting();
    const end = ended(child);
    child.kill('SIGINT');
    const { code, out, err } = await end;
    expect([code, out]).to.deep.equal([130, '0 passed, 1 failed\n']);
    expect(err).to.contain('ended by SIGINT');
    expect(isAlive(pid)).to.equal(false);
    expect(leftovers()).to.deep.equal([]);
  });

  it('does not outlive a run that is killed with SIGKILL', async () => {
    const { child, pid } = await waiting();
    child.kill('SIGKILL');
    await until(() => !isAlive(pid) && leftovers().length === 0);
  });
});
