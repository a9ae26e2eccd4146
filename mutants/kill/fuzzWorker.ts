// Fuzzes mutants one after the other; prints a line of JSON for each. Usage: instrumented binary, file with the
// mutants.
import { readFileSync } from 'node:fs';

import { enable } from '../binary';
import type { AnyMutant } from '../source/mutant';
import { fuzz } from './fuzz';
import { READY } from './orders';

const HISTORIES = 8;

const [binary, list] = process.argv.slice(2) as [string, string];
const code = readFileSync(binary);
const mutants = JSON.parse(readFileSync(list, 'utf8')) as AnyMutant[];
console.log(READY);
for (const mutant of mutants) {
  let found: string | null;
  try {
    found = fuzz(enable(code, [mutant]), HISTORIES);
  } catch (error) {
    // The model itself can fail on the accounts that such a program leaves.
    found = String(error);
  }
  console.log(JSON.stringify({ id: mutant.id, found }));
}
