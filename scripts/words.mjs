// Plain English: fails for the patterns of words/patterns.mjs in what users read, warns for comments and the titles of
// tests. The last line of stdout counts.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './manifest.mjs';
import { ALLOWED } from './words/allowed.mjs';
import { KINDS, matches, piecesOf } from './words/extract.mjs';
import { PATTERNS } from './words/patterns.mjs';

const HELP = `Usage: node scripts/words.mjs [options] [paths]

Looks for words that make a reader stumble. Exit code 1 if a page or a string that users read has one.

  --comments    also list matches in comments and test titles
  --counts      print a table of the patterns by kind of text
  --help        show this text`;

/** Generated from a source that is checked, not ours, or the word list itself. */
const SKIPPED =
  /^(?:sdk\/src\/idl\/|sdk\/program\/|scripts\/words\/|tests\/runner\/words\.spec\.ts|LICENSE|.*(?:\.lock|lock\.json)$)/;
const IS_TEST = /^tests\/|\/tests\/|\.spec\.|^cases\//;

/** Every match of the patterns in the files of the repository. */
export function findWords(paths = []) {
  const listed = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...paths],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  const found = [];
  for (const path of listed.stdout.split('\n').filter(Boolean)) {
    if (SKIPPED.test(path) || !statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile()) continue;
    for (const piece of piecesOf(path, readFileSync(join(ROOT, path), 'utf8'), IS_TEST.test(path)))
      for (const match of matches(piece, PATTERNS))
        if (!ALLOWED.some((allowed) => allowed.path === path && match.text.includes(allowed.text)))
          found.push({ ...match, path, kind: piece.kind });
  }
  return found;
}

/** Users read pages and strings; the rest warns. */
export const fails = ({ kind }) => kind === 'page' || kind === 'string';

function printCounts(found) {
  const row = (name, cells) =>
    console.log([name.padEnd(14), ...cells.map((cell) => String(cell).padStart(9))].join(''));
  const count = (matching) =>
    KINDS.map((kind) => found.filter((each) => each.kind === kind && matching(each)).length);
  row('', [...KINDS, 'all']);
  const line = (name, cells) => row(name, [...cells, cells.reduce((sum, cell) => sum + cell, 0)]);
  for (const { name } of PATTERNS)
    line(
      name,
      count((each) => each.name === name),
    );
  line(
    'all',
    count(() => true),
  );
}

const print = ({ path, line, name, plain, text }) =>
  console.error(`${path}:${line}: "${name}" (plain: ${plain}): ${text}`);

function main() {
  const options = Object.fromEntries(
    ['comments', 'counts', 'help'].map((name) => [name, { type: 'boolean' }]),
  );
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) return console.log(HELP);
  const found = findWords(positionals);
  if (values.counts) printCounts(found);
  const failing = found.filter(fails);
  const warning = found.filter((match) => !fails(match));
  for (const match of values.comments ? [...failing, ...warning] : failing) print(match);
  if (warning.length > 0)
    console.error(`words: ${warning.length} in comments and test titles; --comments lists them`);
  const failed = failing.length > 0;
  console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed');
  process.exitCode = failed ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) main();
