// Whether the texts still tell the truth: relative links lead somewhere, every `npm run` exists, TypeScript snippets
// compile, the catalogues are what the IDL gives. The last line of stdout counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './manifest.mjs';

const at = (...path) => join(ROOT, ...path);
const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: ROOT,
  encoding: 'utf8',
});
const pages = listed.stdout.split('\n').filter(Boolean);
const text = Object.fromEntries(pages.map((page) => [page, readFileSync(at(page), 'utf8')]));
const problems = { links: [], commands: [], snippets: [], catalogues: [] };

for (const [page, contents] of Object.entries(text)) {
  const prose = contents.replace(/```[^]*?```/g, '');
  for (const [, target] of prose.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g))
    if (!/^[a-z]+:/.test(target) && !existsSync(at(dirname(page), target)))
      problems.links.push(`${page}: ${target}`);
}

const known = {
  '': JSON.parse(readFileSync(at('package.json'), 'utf8')).scripts,
  sdk: JSON.parse(readFileSync(at('sdk/package.json'), 'utf8')).scripts,
};
for (const [page, contents] of Object.entries(text))
  for (const [, name] of contents.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
    if (!known[''][name] && !known.sdk[name]) problems.commands.push(`${page}: npm run ${name}`);

// Compiled where `@co-staking/sdk` and the types of its peers are found.
const folder = at('tests/.snippets');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
let snippets = 0;
for (const [page, contents] of Object.entries(text))
  for (const [, code] of contents.matchAll(/```ts\n([^]*?)```/g)) {
    snippets += 1;
    writeFileSync(join(folder, `${page.replaceAll('/', '-')}-${snippets}.ts`), `${code}\nexport {};\n`);
  }
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: '../../tsconfig.json',
    compilerOptions: { noUnusedLocals: false, incremental: false, tsBuildInfoFile: null, baseUrl: '../..' },
    include: ['*.ts'],
  }),
);
const tsc = spawnSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '--project', folder], {
  encoding: 'utf8',
});
if (tsc.status !== 0) problems.snippets.push(tsc.stdout.trim());
rmSync(folder, { recursive: true, force: true });

const catalogues = spawnSync(process.execPath, [at('scripts/idl-docs.mjs'), '--check'], { encoding: 'utf8' });
if (catalogues.status !== 0) problems.catalogues.push(catalogues.stderr.trim());

for (const [kind, found] of Object.entries(problems))
  for (const problem of found) console.error(`check-docs: ${kind}: ${problem}`);
console.error(`check-docs: ${pages.length} pages, ${snippets} snippets`);
const failed = Object.values(problems).filter((found) => found.length > 0).length;
console.log(`${Object.keys(problems).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
