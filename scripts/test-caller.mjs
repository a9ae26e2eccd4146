// Compiles examples/caller and runs its specs, with the shipped program, on both virtual machines.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './manifest.mjs';

const HELP = `Usage: npm run test:caller -- [options]

Compiles examples/caller, a program that calls co_staking, with tools/sbf, and runs its specs on the shipped binary of
co_staking, on bankrun and on LiteSVM. The last line of stdout is \`N passed, N failed\`.

  --write   write the measured compute units into examples/caller/README.md
  --help    show this text

Exit code 1 if something failed, 2 for an unknown option, 3 if the compiler is not installed and cannot be installed
(see tools/sbf/README.md).`;

const TOOLCHAIN_MISSING = 3;
const say = (text) => console.error(`caller: ${text}`);
const EXAMPLE = join(ROOT, 'examples/caller');
const WORK = resolve(process.env.SBF_WORK || join(ROOT, '.cache/sbf'));
const TARGET = join(WORK, 'caller');
const DEPLOYED = join(EXAMPLE, 'target/deploy');

const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options });

/** Whether the packages of tools/sbf are installed, or it can install them: on Debian 12, as root. */
function hasToolchain() {
  const script = readFileSync(join(ROOT, 'tools/sbf/cargo-sbf'), 'utf8');
  const llvm = script.match(/^llvm=(\S+)$/m)[1];
  const packages = script
    .match(/^packages=\((.+)\)$/m)[1]
    .split(' ')
    .map((name) => name.replaceAll('"', '').replace('$llvm', llvm));
  const installed = packages.every((name) =>
    / installed$/.test(run('dpkg-query', ['-W', '-f', '${Status}', name], { stdio: 'pipe' }).stdout ?? ''),
  );
  if (installed) return true;
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^PRETTY_NAME="Debian GNU\/Linux 12/m.test(system) && process.getuid?.() === 0;
}

/** Compiles the example, and keeps the linker's output: the `.so`, and its v0 twin if there is one. */
function build() {
  const args = ['build', '--release', '--locked', '--target-dir', TARGET];
  const { error, status } = run(join(ROOT, 'tools/sbf/cargo-sbf'), args, {
    cwd: EXAMPLE,
    env: { ...process.env, SBF_WORK: WORK },
    stdio: ['ignore', 2, 2],
  });
  if (error || status !== 0) return false;
  rmSync(DEPLOYED, { recursive: true, force: true });
  mkdirSync(DEPLOYED, { recursive: true });
  const release = join(TARGET, 'bpfel-solana/release');
  copyFileSync(join(release, 'caller.so'), join(DEPLOYED, 'caller.so'));
  const twin = ['', 'deps']
    .map((folder) => join(release, folder, 'caller.sbpf-v0.elf'))
    .find((path) => existsSync(path));
  if (twin) copyFileSync(twin, join(DEPLOYED, 'caller.sbpf-v0.elf'));
  return true;
}

/** Runs the specs on a virtual machine; returns how many passed and failed. */
function specs(chain, write) {
  const args = ['--no-config', '--extension', 'ts', '-n', 'import=tsx', '--timeout', '120000'];
  const mocha = join(ROOT, 'node_modules/mocha/bin/mocha.js');
  const { status, stdout } = run(process.execPath, [mocha, ...args, 'examples/caller/tests/*.spec.ts'], {
    env: { ...process.env, CHAIN: chain, ...(write && { WRITE_UNITS: '1' }) },
    maxBuffer: 1 << 28,
  });
  process.stderr.write(stdout);
  const counted = (word) => Number(stdout.match(new RegExp(`^\\s*(\\d+) ${word}`, 'm'))?.[1] ?? 0);
  const [passed, failed] = [counted('passing'), counted('failing')];
  // A run that ended before it could count.
  return { passed, failed: status === 0 || failed > 0 ? failed : 1 };
}

function main() {
  let flags;
  try {
    flags = parseArgs({
      options: { write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    say(`${error.message}; see --help`);
    return 2;
  }
  if (flags.help) {
    console.log(HELP);
    return 0;
  }
  if (!hasToolchain()) {
    say('the compiler of tools/sbf is not installed, so nothing was tested; see tools/sbf/README.md');
    return TOOLCHAIN_MISSING;
  }
  say('compiling examples/caller (some minutes the first time)');
  if (!build()) {
    say('examples/caller does not compile');
    console.log('0 passed, 1 failed');
    return 1;
  }
  const total = { passed: 0, failed: 0 };
  for (const chain of ['bankrun', 'litesvm']) {
    const { passed, failed } = specs(chain, flags.write);
    say(`${chain}: ${passed} passed, ${failed} failed`);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

process.exitCode = main();
