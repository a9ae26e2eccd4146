// The command line as its users get it: from its tarball alone, in a project that holds nothing else. The playground joins it later.
import assert from 'node:assert';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './project';

type Check = (name: string, act: () => unknown) => Promise<void>;

/** What `dev` reports of its playground. */
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

/** What an installation of the tool must not bring: virtual machines, clients of Solana, and packages of this project. */
const UNWANTED = /^(litesvm|solana-|@solana|@coral-xyz|@co-staking\/(?!cli$))/;

/** Names of the installed packages. */
function packagesIn(folder: string): string[] {
  const modules = join(folder, 'node_modules');
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}

/** Installs the tool's tarball into an empty project and uses it there, then also the playground's. */
export async function checkCommandLine(
  folder: string,
  [sdk, playground, tool]: readonly [string, string, string],
  check: Check,
): Promise<void> {
  const npx = (...words: string[]): string => run(folder, 'npx', '--no-install', ...words);
  const install = (...tarballs: string[]): void => {
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
    run(folder, 'npm', 'install', ...flags, ...tarballs);
  };
  await check('installs the command line', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
    install(tool);
    const packages = packagesIn(folder);
    assert(packages.includes('fs-native-extensions'));
    assert.deepEqual(
      packages.filter((name) => UNWANTED.test(name)),
      [],
    );
  });
  await check('co-staking --help', () => assert.match(npx('co-staking', '--help'), /accept-offer/));
  await check('co-staking completion bash', () =>
    assert.match(npx('co-staking', 'completion', 'bash'), /complete -F/),
  );
  await check('co-staking dev without the playground says how to install it', () =>
    assert.throws(
      () => npx('co-staking', 'dev'),
      /@co-staking\/playground is not installed.*npm pack --workspace sdk --workspace playground/s,
    ),
  );
  await check('installs the playground beside it', () => install(sdk, playground));
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
    await check('dev ends on a signal', async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      assert.deepEqual(await gone, [0, null]);
    });
  }
}
