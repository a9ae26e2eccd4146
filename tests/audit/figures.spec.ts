import { assert } from 'chai';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../..');

interface Figure {
  name: string;
  quoted?: { page: string; match: string }[];
  measured: Record<string, unknown>;
}

const figures = (...args: string[]) => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/audit-figures.mjs', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { code: status, lines: stdout.trim().split('\n') };
};

describe('audit:figures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'audit-figures-'));
  after(() => rmSync(folder, { recursive: true }));
  const list = JSON.parse(readFileSync(join(ROOT, 'docs/audit/figures.json'), 'utf8')) as Figure[];

  it('finds every figure on its page', () => {
    for (const { name, quoted = [] } of list)
      for (const { page, match } of quoted)
        if (existsSync(join(ROOT, page)))
          assert.match(readFileSync(join(ROOT, page), 'utf8'), new RegExp(match, 'm'), `${name}, ${page}`);
  });

  it('names each figure once, and knows its source', () => {
    assert.lengthOf(new Set(list.map(({ name }) => name)), list.length);
    const { code, lines } = figures('--list');
    assert.equal(code, 0);
    assert.lengthOf(lines, list.length);
    assert.isTrue(lines.every((line) => /: .*<- \S/.test(line)));
  });

  it('measures, compares and counts', () => {
    const { code, lines } = figures('--only', 'program-id', '--only', 'lines-');
    assert.equal(code, 0, lines.join('\n'));
    assert.match(lines[0]!, /^ok +program-id: \w+$/);
    assert.match(lines.at(-1)!, /^\d+ passed, 0 failed$/);
  });

  it('reports differences, within a tolerance, figures it cannot measure, and figures that take long', () => {
    const page = relative(ROOT, join(folder, 'page.md'));
    writeFileSync(join(folder, 'page.md'), 'There are 1,000 pages, written in 8 % of the time.\n');
    writeFileSync(join(folder, 'found.json'), '{"pages":1001,"ratio":0.09}\n');
    const file = relative(ROOT, join(folder, 'found.json'));
    const pages = [{ page, match: '([\\d,]+) pages' }];
    const time = [{ page, match: '(\\d+) % of' }];
    const entries = [
      { name: 'wrong', quoted: pages, measured: { file, json: 'pages' } },
      { name: 'near', quoted: time, scale: 100, tolerance: 0.2, measured: { file, json: 'ratio' } },
      { name: 'far', quoted: time, scale: 100, tolerance: 0.1, measured: { file, json: 'ratio' } },
      { name: 'gone', quoted: [{ page, match: 'no such words' }], measured: { file, json: 'pages' } },
      { name: 'absent', quoted: pages, measured: { run: 'no-such-program', match: 'x' } },
      { name: 'slow', long: true, quoted: pages, measured: { file, json: 'pages' } },
      { name: 'fails', measured: { passes: `${process.execPath} --no-such-flag` } },
    ];
    const own = join(folder, 'figures.json');
    writeFileSync(own, JSON.stringify(entries));
    const { code, lines } = figures('--file', own);
    assert.equal(code, 1);
    const words = Object.fromEntries(
      lines
        .slice(0, -1)
        .map((line) => line.split(/[ :]+/))
        .map(([a, b]) => [b, a]),
    );
    assert.deepEqual(words, {
      wrong: 'differs',
      near: 'ok',
      far: 'differs',
      gone: 'differs',
      absent: 'skipped',
      slow: 'skipped',
      fails: 'differs',
    });
    assert.include(lines[0], 'says 1000, measured 1001');
    assert.equal(lines.at(-1), '1 passed, 4 failed');
  });

  it('refuses names and options that it does not know', () => {
    assert.equal(figures('--only', 'no such figure').code, 2);
    assert.equal(figures('--fast').code, 2);
    assert.equal(figures('--help').code, 0);
  });
});
