import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The arithmetic of `crates/co_staking_rules`, which compiles for this machine: cargo-mutants and its own tests. */

const ROOT = join(__dirname, '..');
const VERSION = '27.1.0';
const TOOL = join(ROOT, '.cache/mutants');
const CRATE = join(ROOT, 'crates/co_staking_rules');
const OUTPUT = join(ROOT, 'target/mutants/rules');
const KEY = join(ROOT, 'target/mutants/rules.key');
/** Cases of each property for each mutant: a fault shows in the first ones. */
const CASES = '200';

export interface RuleOutcome {
  name: string;
  killed: boolean;
}

function cargo(args: readonly string[]): number | null {
  const env = {
    ...process.env,
    ARITHMETIC_CASES: CASES,
    PATH: `${join(TOOL, 'bin')}:${process.env['PATH']}`,
  };
  return spawnSync('cargo', args, { cwd: ROOT, env, stdio: ['ignore', 2, 2] }).status;
}

/** Exit codes of cargo-mutants: all noticed, some missed, some timed out. */
const JUDGED = [0, 2, 3];

interface Report {
  outcomes: { scenario: 'Baseline' | { Mutant: { name: string } }; summary: string }[];
}

/** The arithmetic and its tests: outcomes for the same sources are reused. */
function keyOfCrate(): string {
  const hash = createHash('sha256').update(VERSION);
  const files = readdirSync(CRATE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.rs'),
  );
  for (const file of files.sort()) hash.update(readFileSync(join(CRATE, file)));
  return hash.digest('hex');
}

/** Mutates the arithmetic. The first time it compiles the tool, which takes minutes. */
export function mutateRules(jobs: number): RuleOutcome[] {
  const key = keyOfCrate();
  if (!existsSync(KEY) || readFileSync(KEY, 'utf8') !== key) {
    run(jobs);
    writeFileSync(KEY, key);
  }
  return outcomes();
}

function run(jobs: number): void {
  if (!existsSync(join(TOOL, 'bin/cargo-mutants'))) {
    const install = ['install', 'cargo-mutants', '--version', VERSION, '--locked', '--root', TOOL];
    if (cargo(install) !== 0) throw new Error(`cargo-mutants ${VERSION} could not be installed, see above`);
  }
  const status = cargo([
    ...['mutants', '--package', 'co_staking_rules', '--output', OUTPUT, '--no-shuffle', '--colors', 'never'],
    ...['--jobs', String(jobs), '--minimum-test-timeout', '60'],
  ]);
  if (status === null || !JUDGED.includes(status)) throw new Error('cargo-mutants did not end, see above');
}

function outcomes(): RuleOutcome[] {
  const file = join(OUTPUT, 'mutants.out/outcomes.json');
  const { outcomes: all } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return all.flatMap(({ scenario, summary }) => {
    if (scenario === 'Baseline') {
      if (summary !== 'Success') throw new Error('the arithmetic fails its tests without any mutant');
      return [];
    }
    if (summary === 'Unviable') return [];
    return [{ name: scenario.Mutant.name, killed: summary !== 'MissedMutant' }];
  });
}
