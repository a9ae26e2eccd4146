// Writes sdk/src/generated from the IDL: the constants, layouts, discriminators, accounts and errors that the SDK needs at
// run time, one export for each thing, so that a bundle holds no more of them than it uses. `node scripts/sdk-tables.mjs`;
// with --check it only says whether they are current.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { camelCase } from './idl-types.mjs';
import { ROOT } from './manifest.mjs';

const FOLDER = join(ROOT, 'sdk/src/generated');
const IDL = join(ROOT, 'sdk/src/idl/co_staking.json');
const HEAD = '// Written by scripts/sdk-tables.mjs from the IDL. Do not edit.\n';
/** Number of the first error of an Anchor program. */
const FIRST_ERROR = 6000;

const docOf = ({ docs = [] }) => (docs.length === 0 ? '' : `/** ${docs.filter(Boolean).join('\n * ')} */\n`);
const list = (items) => `[${items.join(', ')}]`;
const quoted = (text) => JSON.stringify(text);

/** Definitions by name; what they refer to comes first. */
function sorted(types) {
  const known = new Map(types.map((type) => [type.name, type]));
  const placed = new Map();
  const visit = (name) => {
    const definition = known.get(name);
    if (placed.has(name) || definition.type.kind !== 'struct') return;
    for (const { type } of definition.type.fields) {
      const inner = type.array?.[0] ?? type;
      if (inner.defined) visit(inner.defined.name);
    }
    placed.set(name, definition);
  };
  for (const { name } of types) visit(name);
  return { known, structs: [...placed.values()] };
}

function makeTables(idl) {
  const { known, structs } = sorted(idl.types);
  const isEnum = (name) => known.get(name).type.kind === 'enum';
  const eventNames = new Set(idl.events.map(({ name }) => name));

  /** The layout of a type in bytes; an enum is its number. */
  function layoutOf(type) {
    if (typeof type === 'string') return quoted(type);
    if (type.array) return `{ array: [${layoutOf(type.array[0])}, ${type.array[1]}] }`;
    return isEnum(type.defined.name) ? quoted('u8') : `{ struct: ${type.defined.name} }`;
  }
  const fieldsOf = (fields) =>
    list(fields.map(({ name, type }) => `['${camelCase(name)}', ${layoutOf(type)}]`));

  const enums = new Set();
  /** What a field of an event is in TypeScript. */
  function valueOf(type) {
    if (type === 'pubkey') return 'PublicKey';
    if (type === 'u64' || type === 'i64') return 'bigint';
    if (['u8', 'u16', 'u32'].includes(type)) return 'number';
    if (type.array) return type.array[0] === 'u8' ? 'Uint8Array' : `${valueOf(type.array[0])}[]`;
    if (!type.defined || !isEnum(type.defined.name))
      throw new Error(`an event has a field of type ${quoted(type)}`);
    enums.add(type.defined.name);
    return type.defined.name;
  }

  function constantOf({ name, type, value }) {
    if (type === 'bytes') return [name, 'Uint8Array', `/* @__PURE__ */ Uint8Array.from(${value})`];
    if (type === 'u64' || type === 'i64') return [name, 'bigint', `${value}n`];
    if (['u8', 'u16', 'u32'].includes(type)) return [name, 'number', value];
    throw new Error(`the constant ${name} has the type ${type}`);
  }

  const program = `/** Address of the program. */
export const PROGRAM_ADDRESS = '${idl.address}';`;

  const constants = idl.constants
    .map(constantOf)
    .map(([name, type, value]) => `export const ${name}: ${type} = ${value};`);

  const structTexts = (wanted) =>
    structs
      .filter(({ name }) => eventNames.has(name) === wanted)
      .map(({ name, type }) => `export const ${name}: StructLayout = ${fieldsOf(type.fields)};`);

  const accounts = idl.accounts.map(
    ({ name, discriminator }) =>
      `export const ${name}: AccountLayout = { name: '${name}', discriminator: ${list(discriminator)}, fields: structs.${name} };`,
  );

  const eventLayouts = idl.events.map(
    ({ name, discriminator }) =>
      `{ name: '${name}', discriminator: ${list(discriminator)}, fields: structs.${name} }`,
  );
  const eventTypes = idl.events.map(({ name }) => {
    const { docs, type } = known.get(name);
    const fields = type.fields.map(
      (field) => `${docOf(field)}${camelCase(field.name)}: ${valueOf(field.type)};`,
    );
    return `${docOf({ docs })}${name}: {\n${fields.join('\n')}\n};`;
  });

  function accountOf({ name, signer, writable, address }) {
    const parts = [`name: '${camelCase(name)}'`];
    if (signer) parts.push('signer: true');
    if (writable) parts.push('writable: true');
    if (address === idl.address) parts.push('program: true');
    else if (address) parts.push(`address: '${address}'`);
    return `{ ${parts.join(', ')} }`;
  }
  const instructionTexts = idl.instructions.map(
    ({ name, discriminator, accounts: places, args }) =>
      `export const ${camelCase(name)}: InstructionLayout = { name: '${camelCase(name)}', discriminator: ${list(discriminator)},
accounts: ${list(places.map(accountOf))}, args: ${fieldsOf(args)} };`,
  );
  const signers = idl.instructions.map(
    ({ name, accounts: places }) => `${camelCase(name)}: '${camelCase(places[0].name)}';`,
  );

  idl.errors.forEach(({ code, name }, index) => {
    if (code !== FIRST_ERROR + index) throw new Error(`the error ${name} has the number ${code}`);
  });
  const errors = idl.errors.map(({ name, msg }) => `['${name}', ${quoted(msg ?? name)}]`);

  return {
    'program.ts': program,
    'constants.ts': constants.join('\n'),
    'structs.ts': `import type { StructLayout } from '../codec/layout';\n\n${structTexts(false).join('\n')}`,
    'eventStructs.ts': `import type { StructLayout } from '../codec/layout';\n\n${structTexts(true).join('\n')}`,
    'accounts.ts': `import type { AccountLayout } from '../codec/layout';
import * as structs from './structs';

${accounts.join('\n')}`,
    'events.ts': `import type { EventLayout } from '../codec/layout';
import * as structs from './eventStructs';

/** Every event of the program. */
export const EVENT_LAYOUTS: readonly EventLayout[] = ${list(eventLayouts)};`,
    'eventTypes.ts': `import type { PublicKey } from '@solana/web3.js';

import type { ${[...enums].sort().join(', ')} } from '../accounts/states';

/** What each event of the program says, by its name. */
export interface EventData {
${eventTypes.join('\n')}
}`,
    'instructions.ts': `import type { InstructionLayout } from '../codec/layout';

${instructionTexts.join('\n')}`,
    'instructionTypes.ts': `/** Name of the account that signs an instruction first, by the instruction's name. */
export interface FirstSigners {
${signers.join('\n')}
}`,
    'errors.ts': `/** Number of the first error. */
export const FIRST_ERROR = ${FIRST_ERROR};

/** Name of an error of the program, for example \`ZeroAmount\`. */
export type ProgramErrorCode = ${idl.errors.map(({ name }) => `'${name}'`).join(' | ')};

/** Name and words of every error, in the order of their numbers. */
export const ERRORS: readonly (readonly [code: ProgramErrorCode, message: string])[] = ${list(errors)};`,
  };
}

/** What the files ought to be, by their names. */
export async function tableFiles() {
  const files = makeTables(JSON.parse(readFileSync(IDL, 'utf8')));
  const style = await resolveConfig(join(FOLDER, 'constants.ts'));
  for (const [name, text] of Object.entries(files))
    files[name] = await format(`${HEAD}${text}\n`, { ...style, parser: 'typescript' });
  return files;
}

/** Writes those that differ, or only names them. */
export async function writeTables({ check = false } = {}) {
  mkdirSync(FOLDER, { recursive: true });
  const wanted = await tableFiles();
  const stale = readdirSync(FOLDER).filter((name) => !Object.hasOwn(wanted, name));
  for (const [name, text] of Object.entries(wanted)) {
    const file = join(FOLDER, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale.push(name);
    if (!check) writeFileSync(file, text);
  }
  return stale;
}

async function main() {
  const check = process.argv.includes('--check');
  const stale = await writeTables({ check });
  if (!check || stale.length === 0) return;
  console.error(`sdk-tables: ${stale.join(', ')}: run \`npm run tables\``);
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
