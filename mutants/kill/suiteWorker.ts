// Runs the program's own specs on binaries with mutants enabled, many times in one process. One line of JSON on
// stdin for each run, one on stdout for each answer. Usage: instrumented binary, file with the mutants.
import { setProgramCode } from '@co-staking/sdk/testing';
import Mocha from 'mocha';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';

import { enable } from '../binary';
import type { AnyMutant } from '../source/mutant';
import { READY, type Answer, type Order } from './orders';

const TESTS = join(__dirname, '../../tests');
/** Folders whose specs are about the program; the others are about the SDK and the tools. */
const FOLDERS = [
  ...['admin', 'anyone', 'arbiter', 'coStaker', 'owner', 'pauser', 'registrar', 'rewardAuthority', 'slasher'],
  ...['flows', 'hostile', 'invariants', 'entrypoint', 'stateTable', 'matrix'],
];
const TIMEOUT_MS = 120_000;

const [binary, list] = process.argv.slice(2) as [string, string];
const code = readFileSync(binary);
const known = new Map(
  (JSON.parse(readFileSync(list, 'utf8')) as AnyMutant[]).map((mutant) => [mutant.id, mutant]),
);

class Silent {
  constructor(runner: Mocha.Runner) {
    runner.on('fail', (test, error: Error) => {
      failure ??= `${test.fullTitle()}: ${error.message.split('\n')[0]}`;
    });
  }
}

let failure: string | null = null;
const mocha = new Mocha({ timeout: TIMEOUT_MS, bail: true, reporter: Silent as never });
mocha.cleanReferencesAfterRun(false);
for (const folder of FOLDERS)
  for (const file of readdirSync(join(TESTS, folder)))
    if (file.endsWith('.spec.ts')) mocha.addFile(join(TESTS, folder, file));

const answer = (text: Answer): void => void process.stdout.write(`${JSON.stringify(text)}\n`);

function run({ ids, specs, grep }: Order, suites: readonly Mocha.Suite[]): Promise<Answer> {
  setProgramCode(
    enable(
      code,
      ids.map((id) => known.get(id)!),
    ),
  );
  failure = null;
  const wanted = (suite: Mocha.Suite): boolean => !specs || specs.includes(relative(TESTS, suite.file ?? ''));
  mocha.suite.suites = suites.filter(wanted);
  mocha.grep(grep ?? '');
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve({ failure, tests: runner.total }));
  });
}

async function main(): Promise<void> {
  await mocha.loadFilesAsync();
  const suites = [...mocha.suite.suites];
  process.stdout.write(`${READY}\n`);
  for await (const line of createInterface({ input: process.stdin }))
    answer(await run(JSON.parse(line) as Order, suites));
  process.exit(0);
}

void main();
