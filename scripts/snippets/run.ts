// Runs what pages show: TypeScript snippets on a playground, and every `co-staking` line through the tool's parser.
// Reads the pages as JSON on stdin, by their paths; writes the problems as JSON to stdout.
import { startPlayground } from '@co-staking/playground';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { CALLS, Fixture, type Snippet } from './calls';
import { runOperatorPage } from './operatorPage';
import { shellMistakes } from './shell';

const FOLDER = join(import.meta.dirname, '../../tests/.snippets-run');
const TYPESCRIPT = /(<!-- not run: [^>]+ -->\n\n?)?```ts\n([^]*?)```/g;

/** A test of a snippet, as a runner would store it. */
type Test = { title: string; act: () => unknown };
const tests: Test[] = [];
Object.assign(globalThis, { it: (title: string, act: () => unknown) => void tests.push({ title, act }) });

/** Runs everything that a snippet exports or registers as a test. @throws what is wrong */
async function runSnippet(path: string, fixture: Fixture): Promise<void> {
  tests.length = 0;
  const exported = Object.entries((await import(path)) as Record<string, unknown>);
  const functions = exported.filter(([, value]) => typeof value === 'function') as [string, Snippet][];
  if (functions.length + tests.length === 0) throw new Error('it exports no function and has no test');
  for (const { act } of tests) await act();
  for (const [name, run] of functions) {
    const call = CALLS[`${name}/${run.length}`];
    if (!call) throw new Error(`scripts/snippets/calls.ts does not know how to call ${name}/${run.length}`);
    await call(run, fixture);
  }
}

async function main(): Promise<void> {
  const pages = JSON.parse(await text(process.stdin)) as Record<string, string>;
  const found: { kind: 'runs' | 'shell'; problem: string }[] = [];
  const count = { ran: 0, left: 0 };
  // The output of snippets must not mix with the result.
  console.log = () => {};
  const playground = await startPlayground({ seed: 'snippets' });
  mkdirSync(FOLDER, { recursive: true });
  try {
    const operator = await runOperatorPage(pages['docs/operator.md'] ?? '', playground);
    for (const problem of operator.problems)
      found.push({ kind: 'runs', problem: `docs/operator.md: ${problem}` });
    count.ran += operator.ran;
    for (const [page, contents] of Object.entries(pages)) {
      for (const problem of await shellMistakes(contents))
        found.push({ kind: 'shell', problem: `${page}: ${problem}` });
      for (const [index, [, skipped, code]] of [...contents.matchAll(TYPESCRIPT)].entries()) {
        count[skipped ? 'left' : 'ran'] += 1;
        if (skipped) continue;
        const name = `${page.replaceAll('/', '-')}-${index + 1}.ts`;
        writeFileSync(join(FOLDER, name), code!);
        await runSnippet(join(FOLDER, name), new Fixture(playground)).catch((error: unknown) =>
          found.push({ kind: 'runs', problem: `${page}, snippet ${index + 1}: ${(error as Error).message}` }),
        );
      }
    }
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
    await playground.stop();
  }
  process.stdout.write(JSON.stringify({ found, ...count }));
}

void main();
