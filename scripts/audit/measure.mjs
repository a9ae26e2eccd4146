// Sources of figures: a command, a file, a count of lines or matches, a page that a command writes.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../manifest.mjs';

const at = (path) => join(ROOT, path);

/** A figure that cannot be measured here, and why. */
export class Unavailable extends Error {}

const ran = new Map();

/** Runs a command once, however many figures need it; returns its status and its output. */
function run(command) {
  if (!ran.has(command)) {
    console.error(`audit-figures: ${command} ...`);
    const [program, ...args] = command.split(' ');
    const done = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (done.error?.code === 'ENOENT') throw new Unavailable(`there is no ${program} on this machine`);
    if (done.error) throw done.error;
    ran.set(command, { status: done.status, text: `${done.stderr}\n${done.stdout}` });
  }
  return ran.get(command);
}

/** Output of a command that must succeed. */
function output(command) {
  const { status, text } = run(command);
  if (status !== 0)
    throw new Error(`\`${command}\` ended with ${status}: ${text.trim().split('\n').slice(-5).join(' / ')}`);
  return text;
}

/** Everything that the groups of a pattern match in a text, in order, without commas and underscores in numbers. */
export function caught(text, pattern) {
  const found = [...text.matchAll(new RegExp(pattern, 'gm'))];
  return found.flatMap(([whole, ...groups]) => (groups.length > 0 ? groups : [whole]).map(plain));
}

const plain = (text) => text.replace(/(?<=\d)[,_](?=\d)/g, '').trim();

function files(path) {
  if (!existsSync(at(path))) throw new Unavailable(`there is no ${path}`);
  if (statSync(at(path)).isFile()) return [path];
  return readdirSync(at(path), { withFileTypes: true })
    .flatMap(({ name }) => files(`${path}/${name}`))
    .sort();
}

const read = (path) => {
  if (!existsSync(at(path))) throw new Unavailable(`there is no ${path}`);
  return readFileSync(at(path), 'utf8').replaceAll('\r\n', '\n');
};

/** Lines of code without blanks, comments, and unit tests at the end of the file. */
function linesOfCode(path) {
  const [code] = read(path).split(/^#\[cfg\(test\)\]\nmod tests/m);
  return code.split('\n').filter((line) => !/^\s*(\/\/.*)?$/.test(line)).length;
}

const sum = (values) => values.reduce((total, value) => total + Number(value), 0);

/** The pages that a command changes; it restores them afterwards. */
function rewritten(command, pages) {
  const before = pages.map(read);
  try {
    output(command);
    return pages.filter((page, index) => read(page) !== before[index]);
  } finally {
    pages.forEach((page, index) => {
      if (read(page) !== before[index]) writeFileSync(at(page), before[index]);
    });
  }
}

/** The values of a source, as texts. */
export function measure(source) {
  if (source.rewrites) {
    const changed = rewritten(source.rewrites, source.pages);
    return changed.length > 0 ? [`other pages: ${changed.join(', ')}`] : ['the same pages'];
  }
  if (source.passes) {
    const { status } = run(source.passes);
    return [status === 0 ? 'passes' : `exit code ${status}`];
  }
  if (source.lines) return [String(sum(source.lines.flatMap(files).map(linesOfCode)))];
  if (source.count) {
    const texts = source.in.flatMap(files).map(read);
    return [String(sum(texts.map((text) => [...text.matchAll(new RegExp(source.count, 'gm'))].length)))];
  }
  const text = source.run ? output(source.run) : read(source.file);
  if (source.json) {
    const line = source.run ? text.trim().split('\n').at(-1) : text;
    return [String(source.json.split('.').reduce((value, key) => value?.[key], JSON.parse(line)))];
  }
  const values = caught(text, source.match);
  return source.sum ? [String(sum(values))] : values;
}
