// Everything that `npm test` means: set-up, the shipped binary's manifest, types, Rust tests, the suite on the
// embedded virtual machine. Plain Node; the last line of stdout is `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { RESULTS, report } from './check-coverage.mjs';
import { REBUILD, ROOT } from './manifest.mjs';

const HELP = `Usage: npm test [-- options]

Checks the shipped program's manifest and the types, runs the Rust tests and the suite on the real binary.

  --chain NAME   virtual machine of the suite: bankrun (default) or litesvm
  --grep TEXT    only tests whose titles contain this
  --spec GLOB    only these spec files, instead of tests/**/*.spec.ts
  --no-rust      leave the Rust tests out
  --help         this text`;

const say = (text) => console.error(`test: ${text}`);
const totals = { passed: 0, failed: 0 };

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
    chain: { type: 'string', default: 'bankrun' },
    grep: { type: 'string' },
    spec: { type: 'string' },
    'no-rust': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  };
  try {
    return parseArgs({ options: known }).values;
  } catch (error) {
    say(`${error.message}; see npm test -- --help`);
    process.exit(2);
  }
}

const node = (...args) => spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] }).status;

/** Runs a command with its output on stderr, and gives all of it. */
function runAndKeep(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        text += chunk;
        process.stderr.write(chunk);
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

async function suite({ chain, grep, spec }) {
  say(`the suite on ${chain} ...`);
  rmSync(RESULTS, { force: true });
  const args = ['node_modules/mocha/bin/mocha.js', '--reporter', 'tests/runner/reporter.cjs'];
  if (grep) args.push('--fgrep', grep);
  if (spec) args.push('--no-config', '--extension', 'ts', '-n', 'import=tsx', '--timeout', '60000', spec);
  const { status } = await runAndKeep(process.execPath, args, {
    ...process.env,
    CHAIN: chain,
    MOCHA_RESULTS: RESULTS,
  });
  let results = { passed: 0, failed: 0 };
  try {
    results = JSON.parse(readFileSync(RESULTS, 'utf8'));
  } catch {
    say('mocha wrote no results');
  }
  count('suite', results.passed, status !== 0 && results.failed === 0 ? 1 : results.failed);
  if (grep || spec || !results.titles) return;
  const coverage = report(results, say);
  count('coverage', coverage.passed, coverage.failed);
}

const flags = options();
if (flags.help) {
  console.log(HELP);
  process.exit(0);
}
if (!['bankrun', 'litesvm'].includes(flags.chain)) {
  say(`--chain is bankrun or litesvm, not ${flags.chain}`);
  process.exit(2);
}
if (node('scripts/setup.mjs') !== 0) abort('the set-up failed, see above');
if (node('scripts/manifest.mjs') !== 0)
  abort(`the shipped program does not belong to these sources; run \`${REBUILD}\` and commit the result`);
say('types ...');
const types = node('node_modules/typescript/bin/tsc', '--project', 'tsconfig.json');
count('types', types === 0 ? 1 : 0, types === 0 ? 0 : 1);
if (!flags['no-rust']) await rust();
await suite(flags);
finish();
