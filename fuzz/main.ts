import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { replay, runStory, type Story } from './run/story';
import { shrink } from './run/shrink';
import { toJson } from './run/step';
import { Tally } from './run/tally';
import { runOn, type Finding } from './run/twin';

const HELP = `Usage: npm run fuzz -- [options]

Runs random histories of many actors on the reference model (fuzz/model) and on the compiled program in LiteSVM, side
by side. Compares every result, error and account, and checks the invariants. A failing history is shrunk and written
to fuzz/regressions; three of them end the run. The last line of stdout is one line of JSON.

  --actions N    total number of transactions (default: 100000)
  --seed S       the same seed gives the same histories (default: 1)
  --length N     steps of a history before all stakes are withdrawn (default: 1000)
  --program PATH use this .so instead of the shipped one
  --verbose      print a table of calls and errors on stderr
  --help         show this text`;

/** After this many findings the cause is general, and more findings add nothing. */
const MAX_FINDINGS = 3;
const PROGRESS_MS = 5_000;
/** Histories between two values of --seed. */
const SEEDS = 1_000_000;
const REGRESSIONS = join(__dirname, 'regressions');

const say = (text: string): void => void process.stderr.write(`fuzz: ${text}\n`);

function options(): { actions: number; seed: number; length: number; program?: string; verbose: boolean } {
  const { values } = parseArgs({
    options: {
      actions: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      length: { type: 'string', default: '1000' },
      program: { type: 'string' },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const number = (name: 'actions' | 'seed' | 'length'): number => {
    if (!/^\d+$/.test(values[name])) throw new Error(`--${name} must be a whole number, not "${values[name]}"`);
    return Number(values[name]);
  };
  return {
    actions: number('actions'),
    seed: number('seed'),
    length: number('length'),
    program: values.program,
    verbose: values.verbose,
  };
}

/** Findings with the same shape count as one: numbers in their texts may differ. */
const shape = ({ kind, text }: Finding): string => `${kind} ${text.replace(/[0-9a-f]{6,}|\d+/g, '#')}`;

/** Shrinks a failing history and writes it to a file. */
function keep(seed: number, { steps, finding }: Story): void {
  say(`${finding!.kind} after ${steps.length} steps of history ${seed}: ${finding!.text}`);
  const small = shrink(steps, (candidate) => {
    const again = replay(candidate);
    return again !== null && shape(again.finding) === shape(finding!);
  });
  const text = replay(small)?.finding.text ?? finding!.text;
  mkdirSync(REGRESSIONS, { recursive: true });
  const file = join(REGRESSIONS, `history-${seed}.json`);
  writeFileSync(file, `${toJson({ title: text, steps: small })}\n`);
  say(`shrunk to ${small.length} steps in ${relative(process.cwd(), file)}`);
}

function main(): void {
  const { actions, seed, length, program, verbose } = options();
  // npm runs this in the folder of package.json, not in the caller's.
  if (program) runOn(readFileSync(resolve(process.env['INIT_CWD'] ?? '.', program)));
  const tally = new Tally();
  const findings = { mismatch: 0, invariant: 0, panic: 0 };
  const startedAt = Date.now();
  let reportedAt = startedAt;
  const found = (): number => findings.mismatch + findings.invariant + findings.panic;
  for (let history = 0; tally.actions < actions && found() < MAX_FINDINGS; history += 1) {
    const story = runStory(seed * SEEDS + history, length, tally.note);
    if (story.finding) {
      findings[story.finding.kind] += 1;
      keep(seed * SEEDS + history, story);
    }
    if (Date.now() - reportedAt < PROGRESS_MS) continue;
    reportedAt = Date.now();
    const rate = Math.round((1_000 * tally.actions) / (reportedAt - startedAt));
    say(`${tally.actions} of ${actions} actions, ${rate} per second, ${tally.accepted} accepted`);
  }
  if (verbose) process.stderr.write(`${tally.toString()}\n`);
  const { mismatch, invariant, panic } = findings;
  const { accepted, refused } = tally;
  console.log(
    JSON.stringify({
      actions: tally.actions,
      accepted,
      refused,
      mismatches: mismatch,
      invariant_breaks: invariant,
      vm_panics: panic,
    }),
  );
  process.exit(found() > 0 ? 1 : 0);
}

try {
  main();
} catch (error) {
  say(`${error instanceof Error ? error.message : String(error)}; see npm run fuzz -- --help`);
  process.exit(2);
}
