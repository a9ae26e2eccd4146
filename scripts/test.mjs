// Everything that `npm test` does: set-up, the shipped binaries' manifest, types, Rust tests, the suite on the embedded
// virtual machines. Plain Node; the last line of stdout is `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { RESULTS, report } from './check-coverage.mjs';
import { describeProgram, isElf, sbpfVersion } from './elf.mjs';
import { BUILT, REBUILD, ROOT } from './manifest.mjs';
import { MISSING, platformTools } from './platform-tools.mjs';
import { runSpecs, specFiles, sum } from './test/suite.mjs';

const HELP = `Usage: npm test [-- options]

Checks the shipped binaries' manifest and the types, runs the Rust tests and the suite on the real program: on LiteSVM
with all features of the runtime, as SBPF v3 as shipped, and on bankrun, as the v0 twin. A spec file that does not use
a virtual machine runs once.

  --chain NAME      virtual machine of the suite: litesvm, bankrun or both (default: both)
  --grep TEXT       only tests whose titles contain TEXT
  --spec GLOB       only these spec files (default: tests/**/*.spec.ts)
  --no-rust         skip the Rust tests
  --program PATH    run the suite on this .so instead of the shipped one; a v3 file runs only on LiteSVM, unless
                    --twin is given
  --twin PATH       with --program: the same program as SBPF v0, for bankrun, which runs no other version
  --platform-tools  build these sources with \`cargo build-sbf\`, the official compiler, as v3 and v0, and run the
                    suite on both; exit code 2 if it is not installed
  --help            show this text`;

const say = (text) => console.error(`test: ${text}`);
const totals = { passed: 0, failed: 0 };
/** Number of the longest spec files that are printed. */
const LONGEST = 5;

function count(name, passed, failed) {
  totals.passed += passed;
  totals.failed += failed;
  say(`${name}: ${passed} passed, ${failed} failed`);
}

function finish(code) {
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(code ?? (totals.failed > 0 || totals.passed === 0 ? 1 : 0));
}

/** Stops before any test: a run on other sources would prove nothing. */
function abort(text) {
  say(text);
  totals.failed += 1;
  finish(1);
}

function options() {
  const known = {
    chain: { type: 'string' },
    grep: { type: 'string' },
    spec: { type: 'string' },
    'no-rust': { type: 'boolean' },
    program: { type: 'string' },
    twin: { type: 'string' },
    'platform-tools': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  };
  try {
    return parseArgs({ options: known }).values;
  } catch (error) {
    misused(error.message);
  }
}

function misused(text) {
  say(`${text}; see npm test -- --help`);
  process.exit(2);
}

/** The caller's path to a program, as an absolute path. */
function programFile(name) {
  // npm runs this in the folder of package.json, not in the caller's.
  const path = resolve(process.env.INIT_CWD ?? '.', name);
  if (!existsSync(path)) misused(`${path} is missing`);
  if (!isElf(readFileSync(path))) misused(`${path} is not a program`);
  return path;
}

/** The binaries of the run; undefined if they are the shipped ones. */
function chosenBinaries({ program, twin, 'platform-tools': official }) {
  if (official && (program || twin))
    misused('--program and --platform-tools each name a binary; pass only one');
  if (twin && !program) misused('--twin needs --program');
  if (official && !platformTools()) misused(MISSING);
  if (official) return { program: resolve(ROOT, BUILT.program), twin: resolve(ROOT, BUILT.twin) };
  return { program: program && programFile(program), twin: twin && programFile(twin) };
}

/** The machines of the run: bankrun only if there is SBPF v0 for it. */
function chosenChains(name, { program, twin }) {
  const known = { bankrun: ['bankrun'], litesvm: ['litesvm'], both: ['litesvm', 'bankrun'] };
  const chains = known[name ?? 'both'];
  if (!chains) misused(`--chain must be bankrun, litesvm or both, not ${name}`);
  // The files of --platform-tools are not built yet, but will have a twin.
  if (!program || !existsSync(twin ?? program)) return chains;
  const version = sbpfVersion(readFileSync(twin ?? program));
  if (version === 0) return chains;
  const why = `bankrun runs only SBPF v0, and ${twin ?? program} is v${version}`;
  if (twin || (name ?? 'litesvm') !== 'litesvm')
    misused(`${why}; pass its v0 twin with --twin, or --chain litesvm`);
  if (!name) say(`${why}: this run uses only LiteSVM; --twin names a v0 file for bankrun`);
  return ['litesvm'];
}

const node = (...args) => spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] }).status;

/** Runs a command with its output on stderr, unless `quiet`, and returns the output. */
function runAndKeep(command, args, { env = process.env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        text += chunk;
        if (!quiet) process.stderr.write(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, text }));
  });
}

async function rust() {
  if (spawnSync('cargo', ['--version']).error) {
    say('cargo is not installed: skipping the Rust tests; the rest runs on the shipped program');
    return;
  }
  say('Rust tests of the arithmetic and the state machine (some minutes the first time) ...');
  const packages = ['--package', 'co_staking_rules', '--package', 'co_staking'];
  const { status, text } = await runAndKeep('cargo', ['test', '--locked', '--quiet', ...packages]);
  let passed = 0;
  let failed = 0;
  for (const [, good, bad] of text.matchAll(/(\d+) passed; (\d+) failed/g)) {
    passed += Number(good);
    failed += Number(bad);
  }
  count('Rust', passed, status !== 0 && failed === 0 ? 1 : failed);
}

/** The spec files of the run, relative to the root. */
function chosenFiles({ spec }) {
  if (!spec) return specFiles();
  const { lookupFiles } = createRequire(import.meta.url)('mocha/lib/cli');
  try {
    return [lookupFiles(spec, ['ts'], false)].flat().map((file) => relative(ROOT, resolve(file)));
  } catch {
    misused(`no spec file matches ${spec}`);
  }
}

/** Runs the suite on each machine; on the second one only files that can differ. */
async function suite(chains, binaries, flags) {
  let files = chosenFiles(flags);
  let once = [];
  mkdirSync(dirname(RESULTS), { recursive: true });
  rmSync(RESULTS, { force: true });
  for (const [index, chain] of chains.entries()) {
    const started = Date.now();
    say(`the suite on ${chain}: ${files.length} spec files ...`);
    const found = await runSpecs(files, { chain, grep: flags.grep, ...binaries });
    const seconds = Math.round((Date.now() - started) / 1_000);
    const { passed, failed } = sum(found);
    const longest = found.toSorted((a, b) => b.milliseconds - a.milliseconds);
    const named = longest
      .slice(0, LONGEST)
      .map((each) => `${each.file} ${(each.milliseconds / 1_000).toFixed(1)} s`);
    say(`${seconds} s on ${chain}; longest: ${named.join(', ')}`);
    count(`suite on ${chain}`, passed, failed);
    if (!flags.grep && !flags.spec) covered(chain, sum([...found, ...once]));
    if (index > 0) continue;
    once = found.filter(({ asked }) => asked === 0);
    if (chains.length > 1)
      say(`${once.length} spec files do not use a virtual machine, and do not run again on ${chains[1]}`);
    files = longest.filter(({ asked }) => asked > 0).map(({ file }) => file);
  }
}

/** Reports what has no test, on this machine or without one. */
function covered(chain, total) {
  writeFileSync(RESULTS, JSON.stringify(total));
  const coverage = report(total, say);
  say(`errors provoked: ${total.provoked.length}`);
  count(`coverage on ${chain}`, coverage.passed, coverage.failed);
}

const flags = options();
if (flags.help) {
  console.log(HELP);
  process.exit(0);
}
const binaries = chosenBinaries(flags);
const chains = chosenChains(flags.chain, binaries);
if (node('scripts/setup.mjs') !== 0) abort('the set-up failed, see above');
if (node('scripts/manifest.mjs') !== 0)
  abort(`the shipped binaries do not belong to these sources; run \`${REBUILD}\` and commit the result`);
say('types ...');
const types = node('node_modules/typescript/bin/tsc', '--project', 'tsconfig.json');
count('types', types === 0 ? 1 : 0, types === 0 ? 0 : 1);
if (!flags['no-rust']) await rust();
if (flags['platform-tools'] && node('scripts/build-program.mjs', '--platform-tools') !== 0)
  abort('the official compiler failed, see above');
for (const path of Object.values(binaries))
  if (path) say(`the program is ${path}, not the shipped one: ${describeProgram(readFileSync(path))}`);
await suite(chains, binaries, flags);
finish();
