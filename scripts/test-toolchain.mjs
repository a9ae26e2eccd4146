// Tests of the tools that compile the program: what they compile computes what this machine computes, what cannot
// run is refused, and the scripts around them do what they say.
//
//   node scripts/test-toolchain.mjs [seeds]      default 50
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as kit from '@solana/kit';
import { FailedTransactionMetadata, LiteSVM } from 'litesvm';
import { camelCase, camelCased, typeScriptOf } from './idl-types.mjs';
import { ROOT, SHIPPED, checkShipped, hashFiles, sourceFiles, toolFiles } from './manifest.mjs';

const SEEDS = Number(process.argv[2] ?? 50);
const ROUNDS = 10;
const work = resolve(process.env.SBF_WORK || join(ROOT, '.cache/sbf'));
const checks = join(ROOT, 'tools/sbf/checks');
let passed = 0;
let failed = 0;

function report(name, problem, note = '') {
  if (problem) failed += 1;
  else passed += 1;
  console.log(problem ? `FAIL  ${name}: ${problem}` : `ok    ${name}${note && `  (${note})`}`);
}

function test(name, body) {
  try {
    report(name, undefined, body());
  } catch (error) {
    report(name, error.message);
  }
}

function ensure(condition, message) {
  if (!condition) throw new Error(message);
}

const run = (command, args, options = {}) =>
  spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });

/** Runs a command that has to succeed. */
function output(command, args, options) {
  const { status, stdout, stderr, error } = run(command, args, options);
  if (error || status !== 0)
    throw new Error(
      `${command} failed: ${error?.message ?? stderr.trim().split('\n').slice(-12).join('\n')}`,
    );
  return stdout;
}

const target = (crate) => join(work, 'checks', crate);
const sbf = (crate, args = [], options = {}) =>
  run(
    join(ROOT, 'tools/sbf/cargo-sbf'),
    ['build', '--release', '--locked', '--target-dir', target(crate), ...args],
    {
      cwd: join(checks, crate),
      env: { ...process.env, SBF_WORK: work },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    },
  );

/** Compiles a check to an SBF shared object and gives its path. */
function compile(crate, options) {
  const { status, stderr } = sbf(crate, [], options);
  if (status !== 0)
    throw new Error(stderr ? stderr.trim().split('\n').slice(-12).join('\n') : `${crate} does not compile`);
  return join(target(crate), 'bpfel-solana/release', `${crate}.so`);
}

/** Runs one instruction without accounts. */
class Machine {
  constructor(file) {
    this.svm = new LiteSVM();
    this.program = kit.address('Check11111111111111111111111111111111111111');
    this.svm.addProgramFromFile(this.program, file);
  }

  async open() {
    this.payer = await kit.generateKeyPairSigner();
    this.svm.airdrop(this.payer.address, kit.lamports(1_000_000_000_000n));
    return this;
  }

  async call(words) {
    const data = new Uint8Array(BigUint64Array.from(words).buffer);
    const budget = kit.address('ComputeBudget111111111111111111111111111111');
    const setting = (kind, value) => ({
      programAddress: budget,
      data: Uint8Array.from([kind, ...new Uint8Array(Uint32Array.of(value).buffer)]),
    });
    const message = kit.appendTransactionMessageInstructions(
      [setting(2, 1_400_000), setting(1, 256 * 1024), { programAddress: this.program, data }],
      kit.setTransactionMessageLifetimeUsingBlockhash(
        { blockhash: this.svm.latestBlockhash(), lastValidBlockHeight: 1000n },
        kit.setTransactionMessageFeePayerSigner(this.payer, kit.createTransactionMessage({ version: 0 })),
      ),
    );
    const result = this.svm.sendTransaction(await kit.signTransactionMessageWithSigners(message));
    const meta = result instanceof FailedTransactionMetadata ? result.meta() : result;
    const returned = Buffer.from(meta.returnData().data());
    return { value: returned.length === 8 ? returned.readBigUInt64LE() : undefined, logs: meta.logs() };
  }
}

// --- the same results as this machine ----------------------------------------------------------------

async function testMath() {
  const cargo = existsSync('/usr/bin/cargo') ? '/usr/bin/cargo' : 'cargo';
  const native = {
    cwd: join(checks, 'math'),
    env: { ...process.env, PATH: `/usr/bin:${process.env.PATH}`, RUSTUP_TOOLCHAIN: undefined },
  };
  const machine = await new Machine(compile('math', { stdio: ['ignore', 'pipe', 'inherit'] })).open();
  const built = [
    'run',
    '--quiet',
    '--release',
    '--locked',
    '--target-dir',
    target('native'),
    '--example',
    'native',
  ];
  const lines = output(cargo, [...built, String(SEEDS), String(ROUNDS)], native)
    .trim()
    .split('\n');

  let name;
  let wrong = [];
  const close = () =>
    name &&
    report(`math: ${name}`, wrong.length && `${wrong.length} of ${SEEDS} seeds differ, first ${wrong[0]}`);
  for (const line of lines) {
    if (line.startsWith('group ')) {
      close();
      [name, wrong] = [line.slice(6), []];
      continue;
    }
    const [group, seed, expected] = line.split(' ').map(BigInt);
    const { value, logs } = await machine.call([seed, BigInt(ROUNDS), group]);
    if (value !== expected) wrong.push(`seed ${seed}: ${value} instead of ${expected}; ${logs.at(-1)}`);
  }
  close();
}

// --- what cannot run ---------------------------------------------------------------------------------

async function testRefused() {
  const reasons = {
    frame: /the frame is larger than 4096 bytes/,
    writable: /undefined or writable static .*COUNTER/,
    float32: /__mulsf3/,
    undefined: /undefined function no_such_function/,
  };
  for (const [feature, reason] of Object.entries(reasons)) {
    test(`refused: ${feature}`, () => {
      const { status, stderr } = sbf('refused', ['--features', feature]);
      ensure(status !== 0, 'it was compiled');
      ensure(reason.test(stderr), `another reason: ${stderr.trim().split('\n').slice(-12).join('\n')}`);
    });
  }
  const source = readFileSync(join(checks, 'refused/src/lib.rs'), 'utf8').split('\n');
  const line = source.findIndex((text) => text.includes('numbers[data as usize]')) + 1;
  const machine = await new Machine(compile('refused')).open();
  const { logs } = await machine.call([3n]);
  const message = logs.find((text) => /panicked/i.test(text));
  report(
    'a panic logs file and line',
    !message?.includes(`src/lib.rs at ${line}:`) && `logs: ${logs.join(' | ')}`,
    message?.replace(/^.*failed: /, ''),
  );
}

// --- the tools' own files ----------------------------------------------------------------------------

function testFiles() {
  test('rt.ll is what rt/ gives', () => {
    output(join(ROOT, 'tools/sbf/rt/gen.sh'), ['--check'], { env: { ...process.env, SBF_WORK: work } });
  });
  test('cargo-sbf: a missing package is one sentence and an error', () => {
    // A dpkg-query that knows of nothing, in a process that is not root as far as the shell can tell.
    const folder = mkdtempSync(join(tmpdir(), 'sbf-'));
    try {
      writeFileSync(join(folder, 'dpkg-query'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
      const env = { PATH: `${folder}:/usr/bin:/bin`, HOME: process.env.HOME };
      const script = readFileSync(join(ROOT, 'tools/sbf/cargo-sbf'), 'utf8').replace(
        '((EUID == 0))',
        'false',
      );
      writeFileSync(join(folder, 'cargo-sbf'), script, { mode: 0o755 });
      const { status, stderr } = run(join(folder, 'cargo-sbf'), ['build'], { env });
      ensure(status === 1, `exit code ${status}`);
      ensure(/^sbf: [^\n]*rustc-web[^\n]*\n$/.test(stderr), `stderr: ${stderr}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

// --- the scripts -------------------------------------------------------------------------------------

function testScripts() {
  const names = [
    'name',
    'co_staking',
    'my_account.field',
    'token_2022_program',
    'x2y',
    'a',
    'A',
    '_leading',
    'trailing_',
    'CoStaker',
    'HTTPServer',
    'already_camelCase',
    'u64_max',
    'v1',
    'has__two',
    'E3',
    'maxAPYBps',
    'slot_0_end',
  ];
  test('camelCase is that of @coral-xyz/anchor', () => {
    const { convertIdlToCamelCase } = createRequire(join(ROOT, 'package.json'))(
      '@coral-xyz/anchor/dist/cjs/idl.js',
    );
    for (const name of names) {
      const { name: expected } = convertIdlToCamelCase({ name });
      ensure(
        camelCased({ name }).name === expected,
        `${name} becomes ${camelCased({ name }).name}, not ${expected}`,
      );
    }
    if (!existsSync(join(ROOT, SHIPPED.idl))) return 'no shipped IDL to compare';
    const idl = JSON.parse(readFileSync(join(ROOT, SHIPPED.idl), 'utf8'));
    ensure(
      JSON.stringify(camelCased(idl)) === JSON.stringify(convertIdlToCamelCase(idl)),
      'the shipped IDL differs',
    );
    return `${names.length} names and the shipped IDL`;
  });
  test('the type has the form of the Anchor command line tool', () => {
    const text = typeScriptOf({
      address: 'x',
      metadata: { name: 'co_staking' },
      instructions: [{ name: 'open_offer', accounts: [] }],
    });
    ensure(camelCase('co_staking') === 'coStaking', 'camelCase');
    ensure(
      text.includes('`target/idl/co_staking.json`.\n */\nexport type CoStaking = {\n  "address": "x",'),
      text,
    );
    ensure(text.includes('"name": "openOffer",\n      "accounts": []') && text.endsWith('  ]\n};\n'), text);
  });
  test('the manifest notices changes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
    try {
      for (const path of [...sourceFiles(), ...toolFiles(), ...Object.values(SHIPPED)])
        cpSync(join(ROOT, path), join(folder, path));
      ensure(checkShipped(folder).ok === checkShipped().ok, 'a copy is judged differently');
      if (!checkShipped().ok) return 'the shipped files are behind, only compared with a copy';
      const change = (path, edit) => {
        const file = join(folder, path);
        const before = readFileSync(file);
        writeFileSync(file, edit(before.toString('latin1')), 'latin1');
        const { ok } = checkShipped(folder);
        writeFileSync(file, before);
        return ok;
      };
      for (const path of [
        'Cargo.lock',
        'programs/co_staking/src/lib.rs',
        'tools/sbf/rustc-wrap',
        ...Object.values(SHIPPED),
      ]) {
        ensure(
          !change(path, (text) => `${text} `) || path === SHIPPED.manifest,
          `a change of ${path} goes unnoticed`,
        );
      }
      ensure(
        change('Cargo.toml', (text) => text.replaceAll('\n', '\r\n')),
        'CRLF counts as a change',
      );
      rmSync(join(folder, SHIPPED.program));
      ensure(!checkShipped(folder).ok, 'a missing .so goes unnoticed');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  test('hashes do not depend on the order of files', () => {
    const files = sourceFiles();
    ensure(hashFiles(files) === hashFiles([...files].reverse()), 'they do');
  });
}

testScripts();
testFiles();
await testMath();
await testRefused();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
