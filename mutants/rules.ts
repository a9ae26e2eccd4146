import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The arithmetic of `crates/co_staking_rules`, which compiles for this machine: cargo-mutants and its own tests. */

const ROOT = join(__dirname, '..');
const VERSION = '27.1.0';
const TOOL = join(ROOT, '.cache/mutants');
const OUTPUT = join(ROOT, 'target/mutants/rules');
/** Cases of each property for each mutant: what is wrong shows in the first ones. */
const CASES = '2000';

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

interface Report {
  outcomes: { scenario: 'Baseline' | { Mutant: { name: string } }; summary: string }[];
}

/** Mutates the arithmetic. The first time the tool is compiled, which takes minutes. */
export function mutateRules(jobs: number): RuleOutcome[] {
  if (!existsSync(join(TOOL, 'bin/cargo-mutants'))) {
    const install = ['install', 'cargo-mutants', '--version', VERSION, '--locked', '--root', TOOL];
    if (cargo(install) !== 0) throw new Error(`cargo-mutants ${VERSION} could not be installed, see above`);
  }
  cargo([
    ...['mutants', '--package', 'co_staking_rules', '--output', OUTPUT, '--no-shuffle', '--colors', 'never'],
    ...['--jobs', String(jobs), '--minimum-test-timeout', '60'],
  ]);
  const file = join(OUTPUT, 'mutants.out/outcomes.json');
  const { outcomes } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return outcomes.flatMap(({ scenario, summary }) => {
    if (scenario === 'Baseline') {
      if (summary !== 'Success') throw new Error('the arithmetic fails its tests without any mutant');
      return [];
    }
    if (summary === 'Unviable') return [];
    return [{ name: scenario.Mutant.name, killed: summary !== 'MissedMutant' }];
  });
}
