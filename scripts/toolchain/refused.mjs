// Code that cannot run on chain does not compile.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sbpfVersion } from '../elf.mjs';
import { CHECKS, compile, sbf, twinOf } from './compile.mjs';
import { Machine } from './machine.mjs';
import { ensure, report, test } from './report.mjs';

export function testRefused() {
  const reasons = {
    frame: /the frame is larger than 4096 bytes/,
    writable: /undefined or writable static .*COUNTER/,
    float32: /__mulsf3/,
    undefined: /undefined function no_such_function/,
    rotation: /variable 128-bit rotation/,
    entry: /no function `entrypoint`, so the program would be empty/,
  };
  for (const [feature, reason] of Object.entries(reasons)) {
    test(`refused: ${feature}`, () => {
      const { status, stderr } = sbf('refused', ['--features', feature]);
      ensure(status !== 0, 'it was compiled');
      ensure(reason.test(stderr), `another reason: ${stderr.trim().split('\n').slice(-12).join('\n')}`);
    });
  }
  const source = readFileSync(join(CHECKS, 'refused/src/lib.rs'), 'utf8').split('\n');
  const line = source.findIndex((text) => text.includes('numbers[data as usize]')) + 1;
  const file = compile('refused');
  test('what it makes is SBPF v3, with a v0 twin', () => {
    const versions = [file, twinOf('refused')].map((path) => sbpfVersion(readFileSync(path)));
    ensure(versions.join() === '3,0', `versions ${versions}`);
  });
  const machine = new Machine(file);
  const { logs } = machine.call([3n]);
  const message = logs.find((text) => /panicked/i.test(text));
  report(
    'a panic logs file and line',
    !message?.includes(`src/lib.rs at ${line}:`) && `logs: ${logs.join(' | ')}`,
    message?.replace(/^.*failed: /, ''),
  );
}
