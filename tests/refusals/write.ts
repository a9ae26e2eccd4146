// Writes tests/refusals/seen.json from what the program answers to random histories, to wrong accounts and in every
// state, and from it the `Refusals:` list of every builder. `npm run docs:refusals`; some minutes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Collection, fileOf, LIST, type Seen } from './seen';

const HISTORIES = Number(process.argv[2] ?? 150);
const LENGTH = 1_000;
const WIDTH = 110;

/** A list as lines of a documentation comment. */
function linesOf(codes: readonly string[]): string {
  const lines = [' * Refusals:'];
  for (const [index, code] of codes.entries()) {
    const word = `${code}${index === codes.length - 1 ? '.' : ','}`;
    const last = lines.at(-1)!;
    if (last.length + word.length + 1 > WIDTH) lines.push(` * ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return `${lines.join('\n')}\n`;
}

async function main(): Promise<void> {
  const collection = new Collection();
  collection.ofStates();
  collection.ofSpecs();
  await collection.ofMatrix();
  collection.ofHistories(HISTORIES, LENGTH);
  const seen: Seen = collection.toJSON();
  writeFileSync(join(__dirname, 'seen.json'), `${JSON.stringify(seen, null, 2)}\n`);
  for (const [name, codes] of Object.entries(seen)) {
    const file = fileOf(name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(LIST, linesOf(codes)));
  }
}

main().catch((error: Error) => {
  console.error(`refusals: ${error.message}`);
  process.exitCode = 1;
});
