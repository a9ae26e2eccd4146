// Checks the pages: relative links have a target and a heading, docs/README.md names every page, every `npm run` exists and
// is in the help, TypeScript snippets compile and run on a playground, every `co-staking` line parses, the catalogues are
// generated from the IDL. The last line of stdout is the count.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileSnippets } from './compile-snippets.mjs';
import { missingHelp } from './help.mjs';
import { ROOT } from './manifest.mjs';
import { brokenLinks } from './page-links.mjs';

const at = (...path) => join(ROOT, ...path);
const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: ROOT,
  encoding: 'utf8',
});
const pages = listed.stdout.split('\n').filter(Boolean);
const text = Object.fromEntries(pages.map((page) => [page, readFileSync(at(page), 'utf8')]));
const problems = { links: [], commands: [], snippets: [], runs: [], shell: [], catalogues: [] };

problems.links.push(...brokenLinks(text, (path) => existsSync(at(path))));

const known = {
  '': JSON.parse(readFileSync(at('package.json'), 'utf8')).scripts,
  sdk: JSON.parse(readFileSync(at('sdk/package.json'), 'utf8')).scripts,
};
for (const [page, contents] of Object.entries(text))
  for (const [, name] of contents.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
    if (!known[''][name] && !known.sdk[name]) problems.commands.push(`${page}: npm run ${name}`);

// Anyone can register a name on npm and run code by it: pages name only packages that this project installs.
const { devDependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
for (const [page, contents] of Object.entries(text))
  for (const [, name] of contents.matchAll(/\b(?:npx|npm exec|npm create) (?:--?[\w-]+ )*(@?[\w][\w./-]*)/g))
    if (!(name in devDependencies)) problems.commands.push(`${page}: npx ${name}`);

for (const name of missingHelp(known[''])) problems.commands.push(`scripts/help.mjs: ${name}`);

const snippets = new Map();
for (const [page, contents] of Object.entries(text))
  for (const [, code] of contents.matchAll(/```ts\n([^]*?)```/g))
    snippets.set(`${page.replaceAll('/', '-')}-${snippets.size + 1}.ts`, `${code}\nexport {};\n`);
const refused = compileSnippets(snippets);
if (refused) problems.snippets.push(refused);

const runner = spawnSync(
  process.execPath,
  ['--import', 'tsx', '--no-deprecation', at('scripts/snippets/run.ts')],
  { cwd: ROOT, encoding: 'utf8', input: JSON.stringify(text) },
);
if (runner.status !== 0) problems.runs.push(runner.stderr.trim());
const ran = runner.status === 0 ? JSON.parse(runner.stdout) : { found: [], ran: 0, left: 0 };
for (const { kind, problem } of ran.found) problems[kind].push(problem);

const catalogues = spawnSync(process.execPath, [at('scripts/idl-docs.mjs'), '--check'], { encoding: 'utf8' });
if (catalogues.status !== 0) problems.catalogues.push(catalogues.stderr.trim());

for (const [kind, found] of Object.entries(problems))
  for (const problem of found) console.error(`check-docs: ${kind}: ${problem}`);
console.error(
  `check-docs: ${pages.length} pages, ${snippets.size} snippets, ${ran.ran} run, ${ran.left} skipped`,
);
const failed = Object.values(problems).filter((found) => found.length > 0).length;
console.log(`${Object.keys(problems).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
