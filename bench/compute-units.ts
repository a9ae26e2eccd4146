// Compute units of every instruction on both virtual machines; writes docs/compute-units.md and the table of the
// README. With --check it writes nothing and fails where a figure has risen by more than 2 % over what is written.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { INSTRUCTION_NAMES } from '../tests/scenarios';
import { classOf, eventUnits, floorOf } from './floors';
import { measure, type Figures } from './measure';
import { pageOf, readmeTableOf, type Row } from './tables';

const HELP = `Usage: npm run bench:compute-units [-- options]

Measures every instruction with everything it calls, in bankrun and in LiteSVM.

  --check      write nothing; exit 1 where a figure rose by more than 2 % over docs/compute-units.md
  --keys N     random sets of keys for the spread (default 20)
  --help       this text`;

const PAGE = join(__dirname, '../docs/compute-units.md');
const README = join(__dirname, '../README.md');
const MARKS = /(<!-- compute-units -->\n)[^]*(<!-- \/compute-units -->)/;
const TOLERANCE = 1.02;

/** Figures that stand in the page, by instruction and lane. */
function written(): Map<string, [bankrun: number, litesvm: number]> {
  const rows = readFileSync(PAGE, 'utf8').matchAll(/^\| `(\w+)` \| [^|]+ \| ([\d,]+) \| ([\d,]+) \|/gm);
  const number = (text: string): number => Number(text.replaceAll(',', ''));
  return new Map(
    Array.from(rows, ([, name, bankrun, litesvm]) => [name!, [number(bankrun!), number(litesvm!)]]),
  );
}

function risen(rows: Row[]): string[] {
  const before = written();
  return rows.flatMap(({ name, bankrun, litesvm }) => {
    const [oldBankrun, oldLitesvm] = before.get(name) ?? [0, 0];
    const lanes: [string, number, number][] = [
      ['bankrun', bankrun.units, oldBankrun],
      ['LiteSVM', litesvm.units, oldLitesvm],
    ];
    return lanes
      .filter(([, now, old]) => now > old * TOLERANCE)
      .map(([lane, now, old]) => `${name} on ${lane}: ${old} before, ${now} now`);
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      keys: { type: 'string', default: '20' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(HELP);
  const keys = Number(values.keys);
  if (!Number.isSafeInteger(keys) || keys < 1)
    throw new Error(`--keys is a whole number from 1, not ${values.keys}`);

  const rows: Row[] = [];
  for (const [index, name] of INSTRUCTION_NAMES.entries()) {
    console.error(`bench: ${index + 1} of ${INSTRUCTION_NAMES.length}: ${name}`);
    const litesvm: Figures = await measure(name, 'litesvm', values.check ? 1 : keys);
    const bankrun: Figures = await measure(name, 'bankrun', 1);
    rows.push({ name, class: classOf(name), litesvm, bankrun, floor: floorOf(name, litesvm.events) });
  }

  const up = values.check ? risen(rows) : [];
  for (const text of up)
    console.error(`bench: ${text}; if that has to be, run \`npm run bench:compute-units\``);
  if (!values.check) {
    writeFileSync(PAGE, pageOf(rows, keys));
    const readme = readFileSync(README, 'utf8');
    writeFileSync(
      README,
      readme.replace(MARKS, (_, open: string, close: string) => open + readmeTableOf(rows) + close),
    );
  }
  const over = rows.filter(
    ({ litesvm, bankrun, floor }) => litesvm.units > floor.litesvm || bankrun.units > floor.bankrun,
  );
  console.log(
    JSON.stringify({
      worst_ratio_to_floor: Number(
        Math.max(...rows.map(({ litesvm, floor }) => litesvm.units / floor.litesvm)).toFixed(2),
      ),
      over_goal: over.map(({ name }) => name),
      spread_max: Math.max(...rows.map(({ litesvm }) => litesvm.spread)),
      event_units: eventUnits,
      binary_bytes: readFileSync(join(__dirname, '../sdk/program/co_staking.so')).length,
    }),
  );
  process.exitCode = up.length > 0 ? 1 : 0;
}

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
