// Compute units of every instruction on both virtual machines; writes docs/compute-units.md. With --check it writes
// nothing and fails if a figure is more than 2 % above the page.
import './remember';

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { INSTRUCTION_NAMES } from '../tests/scenarios';
import { classOf } from './goals';
import { measure, type Measured } from './measure';
import { pageOf } from './page';
import { measureStates } from './ranges';
import { risen } from './risen';
import { eventPrices, rowsOf, summaryOf } from './rows';

const HELP = `Usage: npm run bench [-- options]

Measures every instruction with everything it calls, in bankrun and in LiteSVM, and writes docs/compute-units.md.
The last line is one JSON object.

  --check      write nothing; exit 1 if a figure is more than 2 % above docs/compute-units.md
  --keys N     sets of keys on LiteSVM, for the spread (default: 1000); a tenth of them for instructions that derive
               no address
  --help       show this text`;

const at = (path: string): string => join(__dirname, '..', path);
const PAGE = at('docs/compute-units.md');

/** Instructions of these classes derive an address or are given a bump. */
const DERIVE = ['create state', 'one transfer'];

function options(): { check: boolean; keys: number } | null {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      keys: { type: 'string', default: '1000' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return null;
  const keys = Number(values.keys);
  if (!Number.isSafeInteger(keys) || keys < 1)
    throw new Error(`--keys must be a whole number of at least 1, not ${values.keys}`);
  return { check: values.check, keys: values.check ? 1 : keys };
}

async function measureAll(keys: number): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const [index, name] of INSTRUCTION_NAMES.entries()) {
    console.error(`bench: ${index + 1} of ${INSTRUCTION_NAMES.length}: ${name}`);
    const sets = DERIVE.includes(classOf(name)) ? keys : Math.ceil(keys / 10);
    all.push({
      name,
      litesvm: await measure(name, 'litesvm', sets),
      bankrun: await measure(name, 'bankrun', 1),
      states: await measureStates(name),
    });
  }
  return all;
}

async function main(): Promise<void> {
  const chosen = options();
  if (!chosen) return console.log(HELP);
  const measured = await measureAll(chosen.keys);
  const prices = eventPrices(measured);
  const rows = rowsOf(measured, prices);
  const bytes = readFileSync(at('sdk/program/co_staking.so')).length;
  if (chosen.check) {
    const up = risen(readFileSync(PAGE, 'utf8'), rows);
    for (const text of up) console.error(`bench: ${text}; if that is intended, run \`npm run bench\``);
    process.exitCode = up.length > 0 ? 1 : 0;
  } else writeFileSync(PAGE, pageOf(rows, { keys: chosen.keys, prices, bytes }));
  console.log(JSON.stringify(summaryOf(rows, prices, bytes)));
}

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
