// What the package adds to the start of a Node program, beyond web3.js.
import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BASE = '@solana/web3.js';
const PACKAGE = '@co-staking/sdk';
/** Where the package's own files are. */
const OWN = `/node_modules/${PACKAGE}/`;

/** Most files that the package may load. */
const MOST_FILES = 12;
/** Most bytes that these may have, not minified: a quarter of what web3.js and its packages have. */
const MOST_BYTES = 420 * 1024;

function runModule(folder: string, code: string): string {
  const done = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(done.status, 0, done.stderr);
  return done.stderr + done.stdout;
}

/** Addresses of all files that Node loads for an import, as ES modules or by `require`. */
function filesOf(folder: string, name: string): Set<string> {
  const hook = `export function load(url, context, next) {
  process._rawDebug('loaded ' + url);
  return next(url, context);
}`;
  const output = runModule(
    folder,
    `import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}));
await import('${name}');
for (const file of Object.keys(createRequire(process.cwd() + '/').cache)) console.log('loaded ' + pathToFileURL(file));`,
  );
  return new Set([...output.matchAll(/^loaded (file:.*)$/gm)].map(([, url]) => url!));
}

/**
 * What decides how long an import takes, without a clock: beside web3.js and what it loads, the package loads a few files of
 * its own and no other package.
 *
 * @throws AssertionError if it loads another package, or more than it may
 */
export function checkLoads(folder: string): string {
  const base = filesOf(folder, BASE);
  assert(base.size > 0, `the files of ${BASE} are not seen`);
  const added = [...filesOf(folder, PACKAGE)].filter((url) => !base.has(url));
  const others = added.filter((url) => !url.includes(OWN));
  assert.deepEqual(others, [], `${PACKAGE} loads other packages when it is imported`);
  assert(added.length > 0, `the files of ${PACKAGE} are not seen`);
  const bytes = added.reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0);
  assert(added.length <= MOST_FILES, `it loads ${added.length} files, and may load ${MOST_FILES}`);
  assert(bytes <= MOST_BYTES, `it loads ${bytes} bytes, and may load ${MOST_BYTES}`);
  // The IDL is for ./idl alone.
  assert(
    !added.some((url) => readFileSync(fileURLToPath(url), 'utf8').includes('"discriminator"')),
    'it loads the IDL',
  );
  return `an import loads ${added.length} files of the package, ${Math.round(bytes / 1024)} KB, beside web3.js`;
}

const LOADS = 15;

/** Milliseconds of CPU that Node needs to import a package: the median of some processes. */
function loadTime(folder: string, name: string): number {
  const code = `const before = process.cpuUsage();
await import('${name}');
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);`;
  const times = Array.from({ length: LOADS }, () => Number(runModule(folder, code)));
  return times.sort((a, b) => a - b)[LOADS >> 1]!;
}

/** How much longer Node needs to import the package than web3.js alone, which it imports too. Not asserted: it is a time. See {@link checkLoads}. */
export function loadRatio(folder: string): string {
  const [base, whole] = [BASE, PACKAGE].map((name) => loadTime(folder, name));
  return `importing the package takes ${(whole! / base!).toFixed(2)} times web3.js alone (${whole!.toFixed(0)} and ${base!.toFixed(0)} ms of CPU)`;
}
