// Writes tests/stateTable/expected.json and the tables of docs/state-machine.md from the running program. To be
// read cell by cell before it is committed: the spec only compares with what is written here.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { INSTRUCTION_NAMES } from '../scenarios';
import { measureState, type Table } from './measure';
import { STATES } from './states';

const ROOT = join(__dirname, '../..');
const PAGE = join(ROOT, 'docs/state-machine.md');
const MARKS = /(<!-- table -->\n)[^]*(<!-- \/table -->)/;

function pageOf(table: Table): string {
  const sections = Object.entries(table).map(([state, line]) => {
    const allowed = INSTRUCTION_NAMES.filter((name) => line[name] === 'ok');
    const refused = INSTRUCTION_NAMES.filter((name) => line[name] !== 'ok');
    const rows = refused.map((name) => `| \`${name}\` | ${line[name]} |`);
    return `### ${state[0]!.toUpperCase()}${state.slice(1)}\n\nAllowed: ${allowed
      .map((name) => `\`${name}\``)
      .join(', ')}.\n\n| Refused | Why |\n| --- | --- |\n${rows.join('\n')}\n`;
  });
  return `${sections.join('\n')}\n`;
}

async function main(): Promise<void> {
  const table: Table = {};
  for (const state of Object.keys(STATES)) table[state] = await measureState(state);
  writeFileSync(join(ROOT, 'tests/stateTable/expected.json'), `${JSON.stringify(table, null, 2)}\n`);
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    page.replace(MARKS, (_, open: string, close: string) => open + pageOf(table) + close),
  );
}

main().catch((error: Error) => {
  console.error(`state-table: ${error.message}`);
  process.exitCode = 1;
});
