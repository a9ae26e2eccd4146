// Compiles the programs of tools/sbf/checks.
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '../manifest.mjs';

export const WORK = resolve(process.env.SBF_WORK || join(ROOT, '.cache/sbf'));
export const CHECKS = join(ROOT, 'tools/sbf/checks');
/** One folder for all of them: they share the compiled standard library. */
const TARGET = join(WORK, 'checks/sbf');

export const run = (command, args, options = {}) =>
  spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });

const tail = (text) => text.trim().split('\n').slice(-12).join('\n');

/** Runs a command that must succeed. */
export function output(command, args, options) {
  const { status, stdout, stderr, error } = run(command, args, options);
  if (error || status !== 0) throw new Error(`${command} failed: ${error?.message ?? tail(stderr ?? '')}`);
  return stdout;
}

export const sbf = (crate, args = [], { env, ...options } = {}) =>
  run(
    join(ROOT, 'tools/sbf/cargo-sbf'),
    ['build', '--release', '--locked', '--target-dir', TARGET, ...args],
    {
      cwd: join(CHECKS, crate),
      env: { ...process.env, SBF_WORK: WORK, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    },
  );

const RELEASE = join(TARGET, 'bpfel-solana/release');

/** The v0 file that the linker wrote when a check was compiled. */
export const twinOf = (crate) => join(RELEASE, 'deps', `${crate}.sbpf-v0.elf`);

/** Compiles a check to an SBF shared object and returns its path. `level` replaces its own optimisation level. */
export function compile(crate, { level, ...options } = {}) {
  const env = level ? { CARGO_PROFILE_RELEASE_OPT_LEVEL: level } : {};
  const { status, stderr } = sbf(crate, [], { env, ...options });
  if (status !== 0) throw new Error(stderr ? tail(stderr) : `${crate} does not compile`);
  const built = join(RELEASE, `${crate}.so`);
  if (!level) return built;
  const kept = join(TARGET, `${crate}-${level}.so`);
  copyFileSync(built, kept);
  return kept;
}
