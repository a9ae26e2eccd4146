import { buildSync } from 'esbuild';
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Journal } from '../../cli/src/operator/journal/file';
import { hashOf, readChain } from '../../cli/src/operator/journal/format';
import { postsOf, stateOf } from '../../cli/src/operator/journal/state';

const ROOT = join(__dirname, '../..');
const CHAIN = { programId: 'program', genesisHash: 'genesis' };
const POSTS = [{ input: 'file', block: '1' }];

describe('co-staking operator: a rotation that is killed', function () {
  this.timeout(120_000);
  let folder: string;
  let program: string;
  let calls: number;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'co-staking-rotation-'));
    // Inside the repository, so that packages are found.
    program = join(ROOT, `sdk/node_modules/.cache/rotator-${process.pid}.cjs`);
    buildSync({
      absWorkingDir: ROOT,
      entryPoints: ['tests/cli/support/rotator.ts'],
      outfile: program,
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
    });
    const { status, stdout, stderr } = rotator(begin('whole'), 0);
    expect([status, stderr]).to.deep.equal([0, '']);
    calls = Number(stdout);
  });
  after(() => {
    rmSync(program, { force: true });
    rmSync(folder, { recursive: true });
  });

  /** A journal in a folder of its own. */
  function begin(name: string): string {
    const path = join(mkdtempSync(join(folder, `${name}-`)), 'journal');
    const journal = Journal.open(path, CHAIN);
    journal.append({ type: 'run', command: 'post', input: 'file', records: 1, block: '1' });
    journal.append({ type: 'end', command: 'post', input: 'file', done: 1, refused: 0 });
    journal.close();
    return path;
  }

  const rotator = (path: string, at: number) =>
    spawnSync(process.execPath, [program, path, String(at)], { encoding: 'utf8' });
  const textOf = (path: string): string => readFileSync(path, 'utf8');
  const rotate = (path: string): string => {
    const journal = Journal.open(path, CHAIN);
    const { old, next } = journal.rotate({ slot: 7, posts: postsOf(journal.lines) });
    next.close();
    return old;
  };

  it('leaves the old or the new journal whole under the name, wherever it is killed', () => {
    expect(calls).to.be.greaterThan(8);
    const found = { old: 0, new: 0 };
    for (let at = 1; at <= calls; at += 1) {
      const path = begin(`killed-${at}`);
      const content = textOf(path);
      expect(rotator(path, at).signal, `call ${at}`).to.equal('SIGKILL');
      const now = textOf(path);
      if (now === content) found.old += 1;
      else {
        found.new += 1;
        const [header] = readChain(now.trimEnd().split('\n'));
        const hash = hashOf(content.trimEnd().split('\n').at(-1)!);
        const continues = { file: 'journal.1', lines: 3, hash, slot: 7, posts: POSTS };
        expect(header).to.deep.include({ type: 'header', ...CHAIN, continues });
        expect(textOf(`${path}.1`)).to.equal(content);
      }
      // The next run goes on, and the next rotation leaves each line in one file.
      const journal = Journal.open(path, CHAIN);
      journal.append({ type: 'run', command: 'post', input: 'other', records: 1, block: '2' });
      journal.append({ type: 'end', command: 'post', input: 'other', done: 1, refused: 0 });
      expect(postsOf([...journal.lines])).to.deep.equal(POSTS);
      journal.close();
      const before = textOf(path);
      const old = rotate(path);
      expect(textOf(old)).to.equal(before);
      const names = readdirSync(join(path, '..')).sort();
      const expected = now === content ? ['journal', 'journal.1'] : ['journal', 'journal.1', 'journal.2'];
      expect(names, `call ${at}`).to.deep.equal(expected);
      expect(stateOf(readChain(textOf(path).trimEnd().split('\n'))).slot).to.equal(7);
      expect(postsOf(readChain(textOf(path).trimEnd().split('\n')))).to.deep.equal([
        ...POSTS,
        { input: 'other', block: '2' },
      ]);
    }
    expect(found.old).to.be.greaterThan(0);
    expect(found.new).to.be.greaterThan(0);
  });

  it('takes no number that another file has', () => {
    const path = begin('taken');
    writeFileSync(`${path}.1`, 'another file');
    copyFileSync(path, `${path}.2`);
    expect(rotate(path)).to.equal(`${path}.3`);
    expect(textOf(`${path}.1`)).to.equal('another file');
  });

  it('uses the second name again that an interrupted rotation gave', () => {
    const path = begin('named');
    const content = textOf(path);
    linkSync(path, `${path}.1`);
    expect(rotate(path)).to.equal(`${path}.1`);
    expect(textOf(`${path}.1`)).to.equal(content);
  });

  it('keeps the lock over the change', () => {
    const path = begin('locked');
    const { next } = Journal.open(path, CHAIN).rotate({ slot: 7 });
    const second = rotator(path, 0);
    expect([second.status, second.stderr.includes('another process is using the journal')]).to.deep.equal([
      1,
      true,
    ]);
    next.append({ type: 'run', command: 'post', input: 'file', records: 1, block: '1' });
    next.close();
    expect(rotator(path, 0).status).to.equal(0);
  });
});
