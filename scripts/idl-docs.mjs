// The catalogues docs/events.md and docs/errors.md, generated from the IDL.
//
//   node scripts/idl-docs.mjs           writes them
//   node scripts/idl-docs.mjs --check   exit 1 if they differ from the IDL
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SHIPPED } from './manifest.mjs';

const idl = JSON.parse(readFileSync(join(ROOT, SHIPPED.idl), 'utf8'));
const camelCase = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const line = (docs) => (docs ?? []).join(' ').replaceAll('|', '\\|');

function typeText(type) {
  if (typeof type === 'string') return type;
  if (type.array) return `[${typeText(type.array[0])}; ${type.array[1]}]`;
  if (type.defined) return type.defined.name;
  throw new Error(`no text for ${JSON.stringify(type)}`);
}

const version = idl.constants.find(({ name }) => name === 'EVENT_SCHEMA_VERSION')?.value;

function events() {
  const enums = idl.types
    .filter(({ type }) => type.kind === 'enum')
    .map(({ name, docs, type }) => {
      const rows = type.variants.map((variant, number) => `| ${number} | ${variant.name} |`);
      return `### ${name}\n\n${line(docs)}\n\n| Number | Name |\n| --- | --- |\n${rows.join('\n')}\n`;
    });
  const sections = idl.events.map(({ name, discriminator }) => {
    const { docs, type } = idl.types.find((candidate) => candidate.name === name);
    const rows = type.fields.map(
      (field) => `| \`${camelCase(field.name)}\` | ${typeText(field.type)} | ${line(field.docs)} |`,
    );
    const header = '| Field | Type | Meaning |\n| --- | --- | --- |';
    const hex = Buffer.from(discriminator).toString('hex');
    return `## ${name}\n\n${line(docs)}\n\nDiscriminator \`${hex}\`.\n\n${header}\n${rows.join('\n')}\n`;
  });
  return `# Events

The program records every change of money or terms by a call to itself, which no log limit can cut off: it stays in the transaction's
inner instructions. The data of that call are the 8 bytes \`e445a52e51cb9a1d\`, the event's discriminator, and the fields in Borsh. The SDK's
\`decodeEvent\` reads them. Amounts are base units, shares basis points, times unix seconds.

Schema version ${version}. It rises if a field or an event changes its meaning or its position; new events do not raise it.

${sections.join('\n')}
## Enums

One byte each, in events, accounts and arguments.

${enums.join('\n')}`;
}

function errors() {
  const rows = idl.errors.map(({ code, name, msg }) => `| ${code} | \`${name}\` | ${msg} |`);
  return `# Errors

Every refusal of the program, by its number. The SDK reports them by name (\`CoStakingError.code\`). A refused transaction changes nothing. Errors
with lower numbers come from Anchor (an account of the wrong kind, a missing signature) or from the token program (too few tokens).

| Number | Name | Meaning |
| --- | --- | --- |
${rows.join('\n')}
`;
}

const files = { 'docs/events.md': events(), 'docs/errors.md': errors() };
const stale = Object.entries(files).filter(
  ([path, text]) => !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`idl-docs: ${path} differs from the IDL; run \`npm run docs\``);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else for (const [path, text] of stale) writeFileSync(join(ROOT, path), text);
