// `npm test -- --program PATH`: the suite runs on that binary, and notices a wrong one.
import { mkdtempSync, copyFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MISSING } from '../platform-tools.mjs';
import { ROOT, SHIPPED } from '../manifest.mjs';
import { compile, run } from './compile.mjs';
import { ensure, test } from './report.mjs';

/** The check of the program itself, one of a process that starts another, and one of an instruction. */
const SPECS = 'tests/@(runner|demo|owner)/@(program|fleet|stake).spec.ts';

function suite(args, env = process.env) {
  return run(process.execPath, [join(ROOT, 'scripts/test.mjs'), '--no-rust', ...args], { cwd: ROOT, env });
}

const lastLine = ({ stdout }) => stdout.trim().split('\n').at(-1);

export function testProgramFlag() {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  const copy = join(folder, 'copy.so');
  const twin = join(folder, 'twin.elf');
  copyFileSync(join(ROOT, SHIPPED.program), copy);
  copyFileSync(join(ROOT, SHIPPED.twin), twin);
  test('npm test -- --program: a copy of the shipped binary and its twin pass on both machines', () => {
    const done = suite(['--spec', SPECS, '--program', copy, '--twin', twin]);
    ensure(done.status === 0, `exit code ${done.status}: ${done.stderr.slice(-2000)}`);
    for (const path of [copy, twin])
      ensure(done.stderr.includes(`the program is ${path}`), 'it does not say what it runs on');
    for (const chain of ['bankrun', 'litesvm'])
      ensure(done.stderr.includes(`the suite on ${chain}`), `nothing ran on ${chain}`);
    return lastLine(done);
  });
  test('npm test -- --program: without a twin a v3 file runs on LiteSVM alone, and is refused for bankrun', () => {
    const done = suite(['--spec', SPECS, '--program', copy]);
    ensure(done.status === 0, `exit code ${done.status}: ${done.stderr.slice(-2000)}`);
    ensure(done.stderr.includes(`bankrun runs only SBPF v0, and ${copy} is v3`), 'it does not say so');
    ensure(!done.stderr.includes('the suite on bankrun'), 'something ran on bankrun');
    for (const args of [
      ['--program', copy, '--chain', 'bankrun'],
      ['--program', copy, '--chain', 'both'],
      ['--program', copy, '--twin', copy],
      ['--twin', twin],
    ]) {
      const { status } = suite(args);
      ensure(status === 2, `exit code ${status} for ${args.join(' ')}`);
    }
    return lastLine(done);
  });
  test('npm test -- --program: another program fails', () => {
    const done = suite(['--spec', SPECS, '--chain', 'litesvm', '--program', compile('refused')]);
    ensure(done.status === 1, `exit code ${done.status}`);
    // The run compares its bytes with the given file, so the check of the program itself passes.
    ensure(/^[1-9]\d* passed, [1-9]\d* failed$/.test(lastLine(done)), lastLine(done));
    return lastLine(done);
  });
  test('npm test -- --program: a file that is not a program is refused', () => {
    for (const path of [join(folder, 'missing.so'), join(ROOT, 'package.json')]) {
      const done = suite(['--program', path]);
      ensure(done.status === 2, `exit code ${done.status} for ${path}`);
    }
  });
  test('npm test -- --platform-tools: without them one sentence and exit code 2', () => {
    // Only Node is on this path.
    const done = suite(['--platform-tools'], { ...process.env, PATH: dirname(process.execPath) });
    if (done.stderr.includes('types ...')) return 'they are installed beside Node, not tried';
    ensure(done.status === 2, `exit code ${done.status}`);
    ensure(done.stderr.includes(MISSING), done.stderr);
  });
  rmSync(folder, { recursive: true });
}
