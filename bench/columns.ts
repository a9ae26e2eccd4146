// The two columns of units that docs/compute-units.md quotes, measured again with the first set of keys:
// `npm run audit:figures` compares them. Writes nothing.
import './remember';

import { INSTRUCTION_NAMES } from '../tests/scenarios';
import { measure, type Measured } from './measure';
import { eventPrices, rowsOf } from './rows';
import { number } from './tables';

async function main(): Promise<void> {
  const all: Measured[] = [];
  for (const name of INSTRUCTION_NAMES)
    all.push({
      name,
      litesvm: await measure(name, 'litesvm', 1),
      bankrun: await measure(name, 'bankrun', 1),
      states: [],
    });
  for (const { name, bankrun, litesvm } of rowsOf(all, eventPrices(all)))
    console.log(`| \`${name}\` | ${number(bankrun.units)} | ${number(litesvm.units)} |`);
}

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
