// Measures every figure that the docs quote, and compares it with the page. docs/audit/figures.json lists them. The last
// line of stdout is `N passed, N failed`.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Unavailable, caught, measure } from './audit/measure.mjs';
import { ROOT } from './manifest.mjs';

const LIST = 'docs/audit/figures.json';

const HELP = `Usage: npm run audit:figures [-- options]

Measures the figures of ${LIST} and compares them with the pages that quote them. Counts must be
equal; ratios of time and memory may differ by the tolerance in the list.

  --only TEXT   only figures whose names contain TEXT; repeatable
  --long        also figures that take more than a few minutes; --only with a full name includes them too
  --file FILE   use another list of figures
  --list        only list the figures, with their pages and sources
  --help        show this text`;

/** The values on a page, as texts. */
function quotedOn({ page, match }) {
  if (!existsSync(join(ROOT, page))) throw new Unavailable(`there is no ${page}`);
  const values = caught(readFileSync(join(ROOT, page), 'utf8').replaceAll('\r\n', '\n'), match);
  if (values.length === 0) throw new Error(`nothing on ${page} matches ${match}`);
  return values;
}

/** Whether two lists of texts are the same, or are numbers that differ by at most `tolerance` (of 1). */
function agree(quoted, measured, { tolerance, scale = 1 }) {
  if (quoted.length !== measured.length) return false;
  if (tolerance === undefined) return quoted.every((value, index) => value === measured[index]);
  return quoted.every((value, index) => {
    const [said, found] = [Number(value), Number(measured[index]) * scale];
    return Math.abs(found - said) <= Math.abs(said) * tolerance;
  });
}

const short = (values) => {
  const text = values.join(' ');
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

/** The first difference of two lists, for the user. */
function difference(quoted, measured) {
  const at = quoted.findIndex((value, index) => value !== measured[index]);
  if (quoted.length !== measured.length || quoted.length === 1)
    return `says ${short(quoted)}, measured ${short(measured)}`;
  return `says ${quoted.slice(Math.max(0, at - 2), at + 1).join(' ')}, measured ${measured[at]}`;
}

function check(figure) {
  const measured = measure(figure.measured);
  if (!figure.quoted) {
    const fine = ['passes', 'the same pages'].includes(measured[0]);
    return { fine, text: measured[0] };
  }
  if (measured.length === 0) throw new Error('nothing in the source matches');
  for (const place of figure.quoted) {
    const quoted = quotedOn(place);
    if (!agree(quoted, measured, figure))
      return { fine: false, text: `${place.page} ${difference(quoted, measured)}` };
  }
  return { fine: true, text: measured.length > 4 ? `${measured.length} values` : short(measured) };
}

const sourceOf = ({ measured }) =>
  measured.run ??
  measured.passes ??
  measured.rewrites ??
  measured.file ??
  (measured.lines ?? measured.in).join(' ');

function options() {
  try {
    const known = { long: 'boolean', list: 'boolean' };
    const flags = Object.fromEntries(Object.entries(known).map(([name, type]) => [name, { type }]));
    const only = { type: 'string', multiple: true };
    const file = { type: 'string', default: join(ROOT, LIST) };
    return parseArgs({ options: { ...flags, only, file, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    console.error(`audit-figures: ${error.message}; see npm run audit:figures -- --help`);
    process.exit(2);
  }
}

function main() {
  const { only, long, list, file, help } = options();
  if (help) return console.log(HELP);
  const all = JSON.parse(readFileSync(file, 'utf8'));
  const chosen = all.filter(({ name }) => !only || only.some((text) => name.includes(text)));
  if (chosen.length === 0) {
    console.error(`audit-figures: no figure has this name; see npm run audit:figures -- --list`);
    process.exitCode = 2;
    return;
  }
  if (list) {
    for (const figure of chosen) {
      const pages = figure.quoted?.map(({ page }) => page) ?? figure.measured.pages ?? figure.on ?? [];
      console.log(
        `${figure.name}${figure.long ? ' (long)' : ''}: ${pages.join(', ')} <- ${sourceOf(figure)}`,
      );
    }
    return;
  }
  const counts = { ok: 0, differs: 0, skipped: 0 };
  const print = (word, name, text) => {
    counts[word] += 1;
    console.log(`${word.padEnd(8)}${name}: ${text}`);
  };
  for (const figure of chosen) {
    if (figure.long && !long && !only?.includes(figure.name)) {
      print('skipped', figure.name, `takes long, see --long (${sourceOf(figure)})`);
      continue;
    }
    try {
      const { fine, text } = check(figure);
      print(fine ? 'ok' : 'differs', figure.name, text);
    } catch (error) {
      print(error instanceof Unavailable ? 'skipped' : 'differs', figure.name, error.message);
    }
  }
  if (counts.skipped > 0) console.error(`audit-figures: ${counts.skipped} skipped`);
  console.log(`${counts.ok} passed, ${counts.differs} failed`);
  process.exitCode = counts.differs > 0 ? 1 : 0;
}

main();
