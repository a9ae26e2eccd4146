// Writes sdk/src/instructions/index.ts, registry.ts and builders.ts from the files beside them, one per instruction, in
// the order of the IDL: `node scripts/instructions.mjs`. With --check it only reports whether they are current.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { ROOT } from './manifest.mjs';

const FOLDER = join(ROOT, 'sdk/src/instructions');
const HEAD = '// Written by scripts/instructions.mjs from the files of this folder. Do not edit.\n';
const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** Folder of every instruction's file, by the instruction's name. */
function placesOf(names) {
  const places = new Map();
  for (const who of readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    for (const file of readdirSync(join(FOLDER, who.name))) places.set(file.replace(/\.ts$/, ''), who.name);
  const missing = names.filter((name) => !places.has(name));
  if (missing.length > 0) throw new Error(`no file in sdk/src/instructions/<who>/ for ${missing.join(', ')}`);
  return new Map(names.map((name) => [name, places.get(name)]));
}

/** Public types of an instruction's file: of its builder's input, and of its arguments. */
const typesOf = (name, who) =>
  [
    ...readFileSync(join(FOLDER, who, `${name}.ts`), 'utf8').matchAll(/^export (?:interface|type) (\w+)/gm),
  ].map(([, type]) => `type ${type}`);

function indexOf(places) {
  const lines = [...places].map(
    ([name, who]) => `export { ${[name, ...typesOf(name, who)].join(', ')} } from './${who}/${name}';`,
  );
  return `${HEAD}/**
 * One builder for each of the program's instructions. A builder takes one object, checks every key of it, needs
 * neither wallet nor connection, and returns the instruction with the addresses it derived.
 *
 * @module @co-staking/sdk/instructions
 */
${lines.join('\n')}
export type { Built, InstructionName } from '../codec/instruction';
`;
}

function registryOf(places) {
  const imports = [...places].map(([name, who]) => `import * as ${name} from './${who}/${name}';`);
  return `${HEAD}import type { Built, InstructionName } from '../codec/instruction';
import type { InstructionModule } from './module';
${imports.join('\n')}

/** Everything about every instruction, by its name. */
export const INSTRUCTIONS = { ${[...places.keys()].join(', ')} } satisfies {
  [Name in InstructionName]: InstructionModule & Record<Name, (input: never) => Built>;
};
`;
}

/** The type of all builders. It does not go through the index: there an editor finds no text, only a re-export. */
function buildersOf(places) {
  const imports = [...places].map(([name, who]) => `import type * as ${name} from './${who}/${name}';`);
  return `${HEAD}${imports.join('\n')}

/** Every builder by its name: an editor finds its text through this type. */
export interface Builders extends ${[...places.keys()].map((name) => `Pick<typeof ${name}, '${name}'>`).join(', ')} {}
`;
}

/** The expected contents of the files, by their names. */
export async function instructionFiles() {
  const idl = JSON.parse(readFileSync(join(ROOT, 'sdk/src/idl/co_staking.json'), 'utf8'));
  const places = placesOf(idl.instructions.map(({ name }) => camel(name)));
  const files = {
    'index.ts': indexOf(places),
    'registry.ts': registryOf(places),
    'builders.ts': buildersOf(places),
  };
  const style = await resolveConfig(join(FOLDER, 'index.ts'));
  for (const [name, text] of Object.entries(files))
    files[name] = await format(text, { ...style, parser: 'typescript' });
  return files;
}

async function main() {
  const stale = [];
  for (const [name, text] of Object.entries(await instructionFiles())) {
    const file = join(FOLDER, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (process.argv.includes('--check')) stale.push(name);
    else writeFileSync(file, text);
  }
  if (stale.length === 0) return;
  console.error(`instructions: ${stale.join(', ')}: run \`npm run instructions\``);
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
