// The results on chain equal those on this machine.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS, WORK, compile, output } from './compile.mjs';
import { Machine } from './machine.mjs';
import { report } from './report.mjs';

/** Results of this machine: lines of seed, rounds, group and hash, below the name of each group. */
function expected(crate, seeds, rounds) {
  const cargo = existsSync('/usr/bin/cargo') ? '/usr/bin/cargo' : 'cargo';
  const target = join(WORK, 'checks/native');
  const built = ['run', '--quiet', '--release', '--locked', '--target-dir', target, '--example', 'native'];
  const text = output(cargo, [...built, String(seeds), String(rounds)], {
    cwd: join(CHECKS, crate),
    env: { ...process.env, PATH: `/usr/bin:${process.env.PATH}`, RUSTUP_TOOLCHAIN: undefined },
  });
  return text.trim().split('\n');
}

/** Compares every group of a check. `level` replaces the check's own optimisation level. */
export function differential(crate, { seeds, rounds, level }) {
  const title = level ? `${crate} at level ${level}` : crate;
  const machine = new Machine(compile(crate, { level, stdio: ['ignore', 'pipe', 'inherit'] }));
  let name;
  let calls = 0;
  let cases = 0n;
  let wrong = [];
  const close = () =>
    name &&
    report(
      `${title}: ${name}`,
      wrong.length && `${wrong.length} of ${calls} seeds differ, first ${wrong[0]}`,
      `${cases} cases`,
    );
  for (const line of expected(crate, seeds, rounds)) {
    if (line.startsWith('group ')) {
      close();
      [name, calls, cases, wrong] = [line.slice(6), 0, 0n, []];
      continue;
    }
    const [seed, count, group, hash] = line.split(' ').map(BigInt);
    const { value, logs } = machine.call([seed, count, group]);
    calls += 1;
    cases += count;
    if (value !== hash) wrong.push(`seed ${seed}: ${value} instead of ${hash}; ${logs.at(-1)}`);
  }
  close();
}
