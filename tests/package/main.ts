// The package as its users get it: built, packed, linted, installed into empty outside projects and used there. The
// last line of stdout counts.
import assert from 'node:assert';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

import { findChromium } from '../support/chromium';
import { makeAccounts, type OutsideAccounts } from './accounts';
import { openPage } from './browser';
import { checkCommandLine } from './commandLine';
import { packed } from './pack';
import { RESOLUTIONS, makeProject, makeTemplate, run, type Client } from './project';

const HELP = `Usage: npm run check:package [-- options]

Builds and packs the SDK, lints the tarball (publint, attw), and uses it in outside projects beside each of Anchor's
clients: ES modules, CommonJS, TypeScript strict, and a page in Chromium. Its types in a project as a template makes it. Then the command line from its
tarball, in a project that holds nothing else, and the playground beside it.

  --no-browser   leave the page out
  --keep         keep the outside projects
  --help         this text`;

const ROOT = join(__dirname, '../..');
const SDK = join(ROOT, 'sdk');
const CLIENTS: Client[] = [
  { name: '@coral-xyz/anchor', version: '0.32.1' },
  { name: '@anchor-lang/core', version: '1.2.0' },
];

const say = (text: string): void => console.error(`check:package: ${text}`);
const counts = { passed: 0, failed: 0 };

async function check(name: string, act: () => unknown): Promise<void> {
  try {
    await act();
    counts.passed += 1;
    say(`${name}: ok`);
  } catch (error) {
    counts.failed += 1;
    say(`${name}: FAILED\n${error instanceof Error ? error.message : String(error)}`);
  }
}

const bin = (path: string): string => join(ROOT, 'node_modules', path);

/** Every folder that the build made an entry of can be imported. */
function checkExports(): void {
  const { exports } = JSON.parse(readFileSync(join(SDK, 'package.json'), 'utf8')) as { exports: object };
  const folders = readdirSync(join(SDK, 'dist'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  for (const { name } of folders) assert(`./${name}` in exports, `exports lacks ./${name}`);
}

async function checkProject(folder: string, tarball: string, client: Client, accounts: OutsideAccounts) {
  const beside = `beside ${client.name} ${client.version}`;
  let made = false;
  await check(`installs ${beside}`, () => {
    makeProject(folder, tarball, client, accounts);
    made = true;
  });
  if (!made) return;
  const node = process.execPath;
  await check(`import ${beside}`, () => run(folder, node, 'esm.mjs'));
  await check(`require ${beside}`, () => run(folder, node, 'cjs.cjs'));
  for (const resolution of Object.keys(RESOLUTIONS))
    await check(`TypeScript strict, ${resolution} ${beside}`, () =>
      run(folder, node, 'node_modules/typescript/bin/tsc', '--project', `tsconfig.${resolution}.json`),
    );
}

/** The types of money hold without `@types/bn.js`, whether the compiler checks the packages' own types or not. */
async function checkTemplate(folder: string, tarball: string): Promise<void> {
  let made = false;
  await check('installs into a template', () => {
    makeTemplate(folder, tarball);
    made = true;
  });
  if (!made) return;
  for (const skipLibCheck of [true, false])
    await check(`types in a template, skipLibCheck ${skipLibCheck}`, () =>
      run(
        folder,
        process.execPath,
        'node_modules/typescript/bin/tsc',
        '--project',
        `tsconfig.${skipLibCheck}.json`,
      ),
    );
}

async function checkPage(project: string, accounts: OutsideAccounts): Promise<void> {
  const chromium = findChromium();
  assert(chromium, 'there is no Chromium and none could be installed; --no-browser leaves the page out');
  const { found, bytes } = await openPage(project, accounts, chromium);
  say(`the page has ${Math.round(bytes / 1024)} KiB with web3.js, minified`);
  assert.deepStrictEqual(found, {
    amount: '640',
    shareBps: 7_400,
    bytes: 8 + 8 + 2 + 8 + 8 + 8 + 8,
    rows: [{ model: 'H100', acceptable: true }],
    refusal: 'NotUpgradeAuthority',
    viewer: { balance: accounts.balance, participant: true, linked: true },
    held: { devices: 1, coStakes: 0 },
    now: accounts.now,
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'no-browser': { type: 'boolean' },
      keep: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(HELP);
  const folder = mkdtempSync(join(tmpdir(), 'check-package-'));
  try {
    say('building and packing ...');
    const pack = (name: string): string => packed(join(ROOT, name), folder, say);
    const tarballs = [pack('sdk'), pack('playground'), pack('cli')] as const;
    const [tarball] = tarballs;
    await check('every entry is exported', checkExports);
    for (const each of tarballs)
      await check(`publint ${basename(each)}`, () =>
        run(ROOT, process.execPath, bin('publint/src/cli.js'), 'run', each, '--strict'),
      );
    // What resolves like Node 10 knows no `exports`: there the root works, and subpaths cannot.
    await check('attw', () =>
      run(ROOT, process.execPath, bin('@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', 'node16'),
    );
    const accounts = await makeAccounts();
    for (const [index, client] of CLIENTS.entries())
      await checkProject(join(folder, `project-${index}`), tarball, client, accounts);
    await checkTemplate(join(folder, 'template'), tarball);
    await checkCommandLine(join(folder, 'command-line'), tarballs, check);
    if (values['no-browser']) say('the page in Chromium is left out');
    else await check('page in Chromium', () => checkPage(join(folder, 'project-0'), accounts));
  } finally {
    if (values.keep) say(`kept ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

void main();
