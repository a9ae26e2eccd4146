import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { enable } from './binary';
import { build } from './build';
import { killByFuzzing } from './kill/byFuzzing';
import { killBySpecs } from './kill/bySpecs';
import { fuzz } from './kill/fuzz';
import { Record } from './record';
import { explanations, page, type Counted } from './report';
import { mutateRules } from './rules';
import type { AnyMutant } from './source/mutant';

const HELP = `Usage: npm run mutants [-- options]

Removes the checks and steps of the program, one at a time, and shows whether the tests notice. The program is
compiled once with all mutants disabled in it. Each is then enabled in the binary and run beside the reference model
(fuzz/), and through the specs if that finds nothing. The arithmetic is mutated by cargo-mutants. Writes
docs/mutation.md. The last line of stdout is one line of JSON. The exit code is 1 if a survivor is not explained in
mutants/explained.json. A run that was interrupted continues from where it stopped.

  --jobs N      parallel processes (default: one per core)
  --only TEXT   only mutants whose names contain TEXT; does not write the page
  --list        only list the mutants
  --fresh       ignore the outcomes of earlier runs
  --help        show this text`;

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'target/mutants');
const PAGE = join(ROOT, 'docs/mutation.md');
/** Histories without a mutant, which check that the instrumented program behaves like the model. */
const BASELINE = 20;

const say = (text: string): void => void process.stderr.write(`mutants: ${text}\n`);

function options() {
  const { values } = parseArgs({
    options: {
      jobs: { type: 'string', default: String(availableParallelism()) },
      only: { type: 'string' },
      list: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  if (!/^[1-9]\d?$/.test(values.jobs)) throw new Error(`--jobs must be a number from 1 to 99, not "${values.jobs}"`);
  return { ...values, jobs: Number(values.jobs) };
}

/** Numbers mutants of the same name, such as two equal lines in a file. */
function nameApart(mutants: readonly AnyMutant[]): AnyMutant[] {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const count = (seen.get(mutant.name) ?? 0) + 1;
    seen.set(mutant.name, count);
    return count === 1 ? mutant : { ...mutant, name: `${mutant.name} (${count})` };
  });
}

/** Runs mutants until a test notices; the record keeps the findings. */
async function hunt(
  code: Buffer,
  mutants: readonly AnyMutant[],
  record: Record,
  jobs: number,
): Promise<void> {
  const files = { binary: join(FOLDER, 'co_staking.so'), list: join(FOLDER, 'mutants.json') };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(files.binary, code);
  writeFileSync(files.list, JSON.stringify(mutants));
  let done = 0;
  const progress = (total: number): void => {
    done += 1;
    if (done % 25 === 0 || done === total) say(`${done} of ${total}`);
  };

  const fresh = mutants.filter(({ name }) => !record.of(name) && !record.hasPassedFuzzing(name));
  if (fresh.length > 0) {
    say(`${fresh.length} mutants beside the model ...`);
    if (fuzz(enable(code, []), BASELINE) !== null)
      throw new Error('the instrumented program differs from the model without any mutant');
    await killByFuzzing(files.binary, fresh, jobs, ({ name }, found) => {
      if (found === null) record.notePassed(name);
      else record.note(name, { by: 'fuzzing', found });
      progress(fresh.length);
    });
  }
  const left = mutants.filter(({ name }) => !record.of(name));
  if (left.length === 0) return;
  say(`${left.length} of them not noticed; running the specs ...`);
  await killBySpecs(files, left, jobs, ({ name }, found) => {
    record.note(name, { by: 'specs', found });
    say(`noticed: ${name}`);
  });
  for (const { name } of left) if (!record.of(name)) record.note(name, { by: 'nobody' });
}

async function main(): Promise<void> {
  const { jobs, only, list, fresh } = options();
  const built = build();
  const all = nameApart(built.mutants);
  const mutants = only === undefined ? all : all.filter(({ name }) => name.includes(only));
  if (list) return console.log(mutants.map(({ name }) => name).join('\n'));
  const record = new Record(join(FOLDER, 'outcomes.json'), built.code, fresh);
  await hunt(built.code, mutants, record, jobs);

  const counted: Counted[] = mutants.map(({ name, operator }) => {
    const { by } = record.of(name)!;
    return { name, operator, by };
  });
  if (only === undefined) {
    say('the arithmetic, by cargo-mutants ...');
    for (const { name, killed } of mutateRules(jobs))
      counted.push({ name, operator: 'arithmetic', by: killed ? 'properties' : 'nobody' });
    writeFileSync(PAGE, page(counted, built.dropped));
  }
  const survivors = counted.filter(({ by }) => by === 'nobody');
  const explained = explanations();
  for (const { name } of survivors) if (!explained.has(name)) say(`survived without an explanation: ${name}`);
  const unexplained = survivors.filter(({ name }) => !explained.has(name)).length;
  const killed = counted.length - survivors.length;
  const score = Math.floor((10_000 * killed) / counted.length) / 100;
  console.log(
    JSON.stringify({ mutants: counted.length, killed, survived: survivors.length, unexplained, score }),
  );
  process.exitCode = unexplained > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  say(`${error instanceof Error ? error.message : String(error)}; see npm run mutants -- --help`);
  process.exit(2);
});
