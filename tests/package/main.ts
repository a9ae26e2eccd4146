// The package as its users get it: built, packed, linted, installed into empty outside projects and used there. The
// last line of stdout counts.
import assert from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

import { findChromium } from '../support/chromium';
import { makeAccounts, type OutsideAccounts } from './accounts';
import { openPage } from './browser';
import { checkCommandLine } from './commandLine';
import { checkEditor } from './editor';
import { checkLoads, loadRatio } from './loads';
import { packed } from './pack';
import { RESOLUTIONS, makeKitProject, makeProject, makeTemplate, run, type Client } from './project';
import { checkEffects, checkSizes, sizeTable, writeSizes } from './sizes';

const HELP = `Usage: npm run check:package [-- options]

Builds and packs the SDK, lints the tarball (publint, attw), and uses it in outside projects beside each of Anchor's
clients: ES modules, CommonJS, TypeScript strict. In a project as a template makes it: its types, what an editor shows of
them, and what each part adds to a page. In a project with kit: the types of ./kit. Then the command line from its tarball, in a project that holds nothing else, and
the playground beside it; at last a page in Chromium that calls every reader, and acts, on a playground.

  --no-browser   leave the page out
  --write        write the table of sizes into sdk/README.md
  --keep         keep the outside projects
  --help         this text`;

const ROOT = join(__dirname, '../..');
const README = join(ROOT, 'sdk/README.md');
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
async function checkTemplate(folder: string, tarball: string, write: boolean): Promise<void> {
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
  await check('an editor shows the text of a method of the client', () => checkEditor(folder));
  await check('nothing happens when the package is loaded', () => checkEffects(folder));
  await check('sizes in a page', async () => {
    const table = await sizeTable(folder);
    say(`sizes in a page:\n${table}`);
    if (write) writeSizes(README, table);
    checkSizes(README, table);
  });
  await check('an import loads the package alone, beside web3.js', () => say(checkLoads(folder)));
  say(loadRatio(folder));
}

/** The types of `./kit` hold for a project that has kit, whether the compiler checks the packages' own types or not. */
async function checkKit(folder: string, tarball: string): Promise<void> {
  let made = false;
  await check('installs beside kit', () => {
    makeKitProject(folder, tarball);
    made = true;
  });
  if (!made) return;
  for (const resolution of Object.keys(RESOLUTIONS))
    for (const skipLibCheck of [true, false])
      await check(`types of ./kit, ${resolution}, skipLibCheck ${skipLibCheck}`, () =>
        run(
          folder,
          process.execPath,
          'node_modules/typescript/bin/tsc',
          '--project',
          `tsconfig.${resolution}.${skipLibCheck}.json`,
        ),
      );
}

async function checkPage(project: string): Promise<void> {
  const chromium = findChromium();
  assert(chromium, 'there is no Chromium and none could be installed; --no-browser leaves the page out');
  const { found, bytes } = await openPage(project, chromium);
  say(`the page has ${Math.round(bytes / 1024)} KiB with web3.js, minified`);
  assert.deepStrictEqual(found, {
    accounts: true,
    listed: true,
    listing: [],
    simulated: null,
    opened: 1,
    explained: 'success',
    sameSlot: true,
    paid: true,
    participants: [true, true, true],
    held: [0, 1],
    recorded: [true, true],
    positions: 1,
    staked: true,
    decoded: null,
    words: true,
    refused: 'NotDeviceOwner',
    mint: true,
    uncalled: [],
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'no-browser': { type: 'boolean' },
      write: { type: 'boolean' },
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
    await checkTemplate(join(folder, 'template'), tarball, values.write ?? false);
    await checkKit(join(folder, 'kit'), tarball);
    await checkCommandLine(join(folder, 'command-line'), tarballs, check);
    if (values['no-browser']) say('the page in Chromium is left out');
    else await check('page in Chromium: every reader, and act', () => checkPage(join(folder, 'project-0')));
  } finally {
    if (values.keep) say(`kept ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

void main();
