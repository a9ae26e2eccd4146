// The command line as its users get it: from the tarballs alone, in a project that holds nothing else.
import assert from 'node:assert';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './project';

type Check = (name: string, act: () => unknown) => Promise<void>;

/** What `dev` tells of its playground. */
interface Started {
  url: string;
  wallets: { name: string; file: string }[];
  devices: { shows: string; id: string }[];
}

/** Longer than the playground takes to play its marketplace on a slow machine. */
const PATIENCE_MS = 120_000;

/** Starts `dev` and waits until it is ready. @throws Error with what it said where it ends before */
async function startDev(folder: string): Promise<{ child: ChildProcess; started: Started }> {
  const bin = join(folder, 'node_modules/.bin/co-staking');
  const child = spawn(bin, ['dev', '--port', '0', '--wallets', 'wallets', '-o', 'json'], { cwd: folder });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time: ${said.err}`)), PATIENCE_MS);
    child.stderr.on('data', (chunk) => {
      said.err += chunk;
      if (said.err.includes('ready;')) resolve();
    });
    child.once('exit', () => reject(new Error(`it ended: ${said.err}`)));
    void once(child, 'exit').then(() => clearTimeout(timer));
  });
  try {
    await ready;
  } catch (error) {
    child.kill();
    throw error;
  }
  return { child, started: JSON.parse(said.out) as Started };
}

/** Installs the tarballs into an empty project, and uses the tool there. */
export async function checkCommandLine(
  folder: string,
  tarballs: readonly string[],
  check: Check,
): Promise<void> {
  const npx = (...words: string[]): string => run(folder, 'npx', '--no-install', ...words);
  await check('installs the command line', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
    run(folder, 'npm', 'install', ...flags, ...tarballs);
  });
  await check('co-staking --help', () => assert.match(npx('co-staking', '--help'), /accept-offer/));
  await check('co-staking-playground --help', () =>
    assert.match(npx('co-staking-playground', '--help'), /--wallets FOLDER/),
  );
  let dev: Awaited<ReturnType<typeof startDev>> | undefined;
  await check('co-staking dev', async () => void (dev = await startDev(folder)));
  if (!dev) return;
  const { child, started } = dev;
  const owner = started.wallets.find(({ name }) => name === 'owner')!.file;
  const device = started.devices.find(({ shows }) => shows === 'ready')!.id;
  const ask = (...words: string[]): Record<string, unknown> =>
    JSON.parse(npx('co-staking', ...words, '-u', started.url, '-k', owner, '-o', 'json')) as never;
  const staked = (): unknown => ask('show', 'device', device)['ownerStake'];
  try {
    await check('a view against it', () => assert((ask('marketplace')['total'] as number) > 0));
    await check('a command that moves money, simulated and done', () => {
      const before = Number(staked());
      assert((ask('stake', device, '1', '--simulate')['units'] as number) > 0);
      assert.equal(Number(staked()), before);
      assert.match(String(ask('stake', device, '1', '--yes')['signature']), /^\w{80,90}$/);
      assert.equal(Number(staked()), before + 1);
    });
  } finally {
    await check('dev ends when it is told to', async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      assert.deepEqual(await gone, [0, null]);
    });
  }
}
