// Everything that `npm test` means: set-up, the shipped binary's manifest, types, Rust tests, the suite on the
// embedded virtual machine. Plain Node; the last line of stdout is `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { RESULTS, report } from './check-coverage.mjs';
import { PROGRAM, REBUILD, ROOT, hashBinary } from './manifest.mjs';
import { MISSING, platformTools } from './platform-tools.mjs';

const HELP = `Usage: npm test [-- options]

Checks the shipped program's manifest and the types, runs the Rust tests and the suite on the real binary.

  --chain NAME      virtual machine of the suite: bankrun (default), litesvm or both
  --grep TEXT       only tests whose titles contain this
  --spec GLOB       only these spec files, instead of tests/**/*.spec.ts
  --no-rust         leave the Rust tests out
  --program PATH    run the suite on this .so instead of the shipped one, on both machines unless --chain says
  --platform-tools  the same on what \`cargo build-sbf\`, the official compiler, makes of these sources;
                    exit code 2 where it is not installed
  --help            this text`;

const say = (text) => console.error(`test: ${text}`);
const totals = { passed: 0, failed: 0 };
/** Gives the suite another binary. */
const PRELOAD = 'tests/runner/program.ts';
const OFFICIAL = join(ROOT, 'target/deploy', `${PROGRAM}.so`);
/** More would compete for memory: a chain on bankrun takes some 17 MB. */
const MAX_WORKERS = 4;
/** Small files that take long: first, and each alone. */
const HEAVY = new Set([
  'tests/cli/operator.spec.ts',
  'tests/cli/faults/network.spec.ts',
  'tests/cli/faults/stale.spec.ts',
  'tests/cli/faults/killed.spec.ts',
  'tests/sdk/why/agreement.spec.ts',
  'tests/matrix/matrix.spec.ts',
  'tests/stateTable/table.spec.ts',
]);
/**
 * Bytes of spec files that share a process. To start one takes two seconds of a core; but bankrun keeps every chain
 * it ever started, and with a hundred of them each test takes seconds.
 */
const BATCH_BYTES = 24_000;

function count(name, passed, failed) {
  totals.passed += passed;
  totals.failed += failed;
  say(`${name}: ${passed} passed, ${failed} failed`);
}

function finish(code) {
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exit(code ?? (totals.failed > 0 || totals.passed === 0 ? 1 : 0));
}

/** Stops before any test: a run on something else than these sources would prove nothing. */
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

/** The binary of the run as an absolute path; `undefined` for the shipped one. */
function chosenProgram({ program, 'platform-tools': official }) {
  if (official && program) misused('--program and --platform-tools each name a binary; give one');
  if (official && !platformTools()) misused(MISSING);
  if (!program) return official ? OFFICIAL : undefined;
  // npm runs this in the folder of package.json, wherever the caller is.
  const path = resolve(process.env.INIT_CWD ?? '.', program);
  if (!existsSync(path)) misused(`${path} is missing`);
  if (readFileSync(path).subarray(0, 4).toString('latin1') !== '\x7fELF') misused(`${path} is no program`);
  return path;
}

const node = (...args) => spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] }).status;

/** Runs a command with its output on stderr unless it is to be quiet, and gives all of it. */
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
    say('no cargo on this machine: the Rust tests are left out, the rest runs on the shipped program');
    return;
  }
  say('Rust tests of the arithmetic and the state machine (the first time some minutes) ...');
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

/** All spec files in groups for one process each, what takes longest first. */
function batches() {
  const size = (file) => statSync(join(ROOT, file)).size;
  const files = readdirSync(join(ROOT, 'tests'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.spec.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)))
    .sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
  const groups = [];
  for (const file of files.filter((file) => !HEAVY.has(file))) {
    const open = groups.find((group) => group.bytes + size(file) <= BATCH_BYTES);
    if (open) {
      open.files.push(file);
      open.bytes += size(file);
    } else groups.push({ files: [file], bytes: size(file) });
  }
  return [
    ...files.filter((file) => HEAVY.has(file)).map((file) => [file]),
    ...groups.map(({ files }) => files),
  ];
}

/** Runs mocha on spec files in a process of their own. */
async function mocha(specs, index, { chain, grep, program }) {
  const results = `${RESULTS}.${index}`;
  const args = ['node_modules/mocha/bin/mocha.js', '--no-config', '--extension', 'ts', '-n', 'import=tsx'];
  args.push('--timeout', '120000', '--reporter', 'tests/runner/reporter.cjs', ...specs);
  if (grep) args.push('--fgrep', grep);
  const env = { ...process.env, CHAIN: chain, MOCHA_RESULTS: results };
  // Else a variable that is set by chance would say something that is not so.
  delete env.CO_STAKING_PROGRAM;
  if (program) {
    args.push('--require', PRELOAD);
    env.CO_STAKING_PROGRAM = program;
  }
  const { status, text } = await runAndKeep(process.execPath, args, { env, quiet: true });
  process.stderr.write(text);
  let found;
  try {
    found = JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    say(`${specs.join(', ')} ended without results`);
    return { passed: 0, failed: 1, titles: [], provoked: [] };
  }
  rmSync(results);
  return { ...found, failed: status !== 0 && found.failed === 0 ? 1 : found.failed };
}

async function suite(options) {
  const waiting = options.spec ? [[options.spec]] : batches();
  const workers = Math.min(availableParallelism(), MAX_WORKERS);
  say(`the suite on ${options.chain}, ${workers} processes at a time ...`);
  mkdirSync(dirname(RESULTS), { recursive: true });
  rmSync(RESULTS, { force: true });
  const total = { passed: 0, failed: 0, titles: [], provoked: [] };
  const worker = async () => {
    while (waiting.length > 0) {
      const found = await mocha(waiting.shift(), waiting.length, options);
      total.passed += found.passed;
      total.failed += found.failed;
      total.titles.push(...found.titles);
      total.provoked = [...new Set([...total.provoked, ...found.provoked])].sort();
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  count('suite', total.passed, total.failed);
  if (options.grep || options.spec) return;
  writeFileSync(RESULTS, JSON.stringify(total));
  const coverage = report(total, say);
  say(`errors provoked: ${total.provoked.length}`);
  count('coverage', coverage.passed, coverage.failed);
}

const flags = options();
if (flags.help) {
  console.log(HELP);
  process.exit(0);
}
const program = chosenProgram(flags);
const chain = flags.chain ?? (program ? 'both' : 'bankrun');
const chains = { bankrun: ['bankrun'], litesvm: ['litesvm'], both: ['bankrun', 'litesvm'] }[chain];
if (!chains) misused(`--chain is bankrun, litesvm or both, not ${chain}`);
if (node('scripts/setup.mjs') !== 0) abort('the set-up failed, see above');
if (node('scripts/manifest.mjs') !== 0)
  abort(`the shipped program does not belong to these sources; run \`${REBUILD}\` and commit the result`);
say('types ...');
const types = node('node_modules/typescript/bin/tsc', '--project', 'tsconfig.json');
count('types', types === 0 ? 1 : 0, types === 0 ? 0 : 1);
if (!flags['no-rust']) await rust();
if (flags['platform-tools'] && node('scripts/build-program.mjs', '--platform-tools') !== 0)
  abort('the official compiler failed, see above');
if (program) say(`the program is ${program}, sha256 ${hashBinary(program)}, not the shipped one`);
for (const name of chains) await suite({ ...flags, program, chain: name });
finish();
