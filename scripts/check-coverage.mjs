// What has no test: instructions without a spec, errors that no test provokes, invariants without a test, cells of the
// state table without a result. Reads the results of the last complete `npm test`.
//
//   node scripts/check-coverage.mjs     exit 0: nothing is missing
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT, SHIPPED } from './manifest.mjs';

export const RESULTS = join(ROOT, 'node_modules/.cache/mocha-results.json');
const TABLE = join(ROOT, 'tests/stateTable/expected.json');
/** The protocol’s invariants are numbered I1 to I15. */
const INVARIANTS = Array.from({ length: 15 }, (_, index) => `I${index + 1}`);

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const camelCase = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

function specs(folder = join(ROOT, 'tests')) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? specs(join(folder, entry.name)) : [entry.name],
  );
}

/** Names of what is missing, by kind. `results` are the reporter's. */
export function missing(results) {
  const idl = json(join(ROOT, SHIPPED.idl));
  const instructions = idl.instructions.map(({ name }) => camelCase(name));
  const files = new Set(specs());
  const table = existsSync(TABLE) ? json(TABLE) : {};
  const states = Object.keys(table);
  const cells = states.flatMap((state) =>
    instructions.filter((name) => typeof table[state][name] !== 'string').map((name) => `${state}: ${name}`),
  );
  return {
    'instructions without a spec': instructions.filter((name) => !files.has(`${name}.spec.ts`)),
    'errors without a test': idl.errors
      .map(({ name }) => name)
      .filter((name) => !results.provoked.includes(name)),
    'invariants without a test': INVARIANTS.filter(
      (number) => !results.titles.some((title) => title.startsWith(`${number}:`)),
    ),
    'table cells without a result': states.length > 0 ? cells : ['the whole table'],
  };
}

/** Prints what is missing; returns how many kinds are complete and how many are not. */
export function report(results, say = console.log) {
  const entries = Object.entries(missing(results));
  for (const [kind, names] of entries)
    say(`${kind}: ${names.length}${names.length > 0 ? ` (${names.join(', ')})` : ''}`);
  const failed = entries.filter(([, names]) => names.length > 0).length;
  return { passed: entries.length - failed, failed };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (!existsSync(RESULTS)) {
    console.error('check-coverage: there are no results yet; run `npm test` first');
    process.exit(1);
  }
  const { passed, failed } = report(json(RESULTS));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
