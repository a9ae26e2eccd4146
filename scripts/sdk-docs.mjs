// The reference of the SDK's entry points (typedoc) into sdk/docs, without a warning; every function with an
// example; every example compiles, with the names of its own entry point and what it imports itself. The last line of
// stdout counts.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compileSnippets } from './compile-snippets.mjs';
import { ROOT } from './manifest.mjs';

const at = (...path) => join(ROOT, ...path);
const run = (...args) => spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
const problems = { reference: [], examples: [], compiler: [] };

const out = at('sdk/docs');
rmSync(out, { recursive: true, force: true });
const json = at('node_modules/.cache/sdk-docs.json');
mkdirSync(at('node_modules/.cache'), { recursive: true });
const options = ['--options', at('sdk/typedoc.json'), '--out', out, '--json', json];
const typedoc = run(at('node_modules/typedoc/bin/typedoc'), ...options);
if (typedoc.status !== 0) problems.reference.push(typedoc.stdout + typedoc.stderr);

// Kinds of typedoc's model.
const NAMESPACE = 4;
const VARIABLE = 32;
const FUNCTION = 64;
const CLASS = 128;
/** Exports of a module; those of its namespaces with their path as a prefix. */
const collect = ({ children = [] }, path = '') =>
  children.flatMap((child) => {
    const own = { ...child, name: path + child.name };
    return child.kind === NAMESPACE ? [own, ...collect(child, `${child.name}.`)] : [own];
  });
/** By their import path, which each entry point states in its `@module`. */
const modules = new Map(
  problems.reference.length > 0
    ? []
    : JSON.parse(readFileSync(json, 'utf8')).children.map((module) => [module.name, collect(module)]),
);
const { name: packageName, exports: subpaths } = JSON.parse(readFileSync(at('sdk/package.json'), 'utf8'));
/** Entry points by their file: the first name of a file is the one that the reference uses. */
const seen = new Set();
for (const [subpath, { import: entry }] of Object.entries(subpaths)) {
  const name = packageName + subpath.slice(1);
  const alias = entry && seen.has(entry.default);
  if (entry) seen.add(entry.default);
  if (entry && !alias && modules.size > 0 && !modules.has(name))
    problems.reference.push(`${name} is not in the reference`);
}

/** Functions in variables have a function type, by name or written out. */
const CALLABLE = /^(Find|FetchMultiple|WeeklyRewards)$/;
const isFunction = ({ kind, type }) =>
  kind === FUNCTION ||
  kind === CLASS ||
  (kind === VARIABLE && (type?.declaration?.signatures || CALLABLE.test(type?.name ?? '')));
const examplesOf = ({ comment, signatures = [] }) =>
  [comment, ...signatures.map((signature) => signature.comment)]
    .flatMap((each) => each?.blockTags ?? [])
    .filter(({ tag }) => tag === '@example')
    .map(({ content }) =>
      content
        .map(({ text }) => text)
        .join('')
        .replace(/^```ts\n|\n```$/g, ''),
    );

const files = new Map([['prelude.d.ts', readFileSync(at('scripts/sdk-docs/prelude.d.ts'), 'utf8')]]);
const namesOf = (exported) =>
  [...new Set(exported.map(({ name }) => name))].filter((name) => !name.includes('.'));
const BESIDE_ROOT = new Set([`${packageName}/instructions`, `${packageName}/kit`]);
let count = 0;
for (const [module, exported] of modules) {
  const before = count;
  const names = namesOf(exported);
  // The examples of these entry points also use the names of the root, as a page does that imports both.
  const root = BESIDE_ROOT.has(module)
    ? namesOf(modules.get(packageName)).filter((name) => !names.includes(name))
    : [];
  const imported = root.length > 0 ? [`import { ${root.join(', ')} } from '${packageName}';`] : [];
  const imports = [`import { ${names.join(', ')} } from '${module}';`, ...imported].join('\n');
  for (const entry of exported) {
    const examples = examplesOf(entry);
    if (isFunction(entry) && examples.length === 0)
      problems.examples.push(`${entry.name} of ${module} has no example`);
    for (const code of examples) {
      count += 1;
      const [own, rest] = [/^import /, /^(?!import )/].map((line) =>
        code
          .split('\n')
          .filter((text) => line.test(text))
          .join('\n'),
      );
      // In a block, so that an example can reuse the prelude's names for its results.
      files.set(`${entry.name}-${count}.ts`, `${imports}\n${own}\n{\n${rest}\n}\n`);
    }
  }
  console.error(`sdk-docs: ${module}: ${exported.length} exports, ${count - before} examples`);
}
const refused = compileSnippets(files);
if (refused) problems.compiler.push(refused);

for (const [kind, found] of Object.entries(problems))
  for (const problem of found) console.error(`sdk-docs: ${kind}: ${problem}`);
const total = [...modules.values()].flat().length;
console.error(`sdk-docs: ${total} exports, ${count} examples`);
const failed = Object.values(problems).filter((found) => found.length > 0).length;
console.log(`${Object.keys(problems).length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
