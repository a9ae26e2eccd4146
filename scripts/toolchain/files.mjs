// The tools' own files.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../manifest.mjs';
import { WORK, output, run } from './compile.mjs';
import { ensure, test } from './report.mjs';

export function testFiles() {
  test('rt.ll is what rt/ gives', () => {
    output(join(ROOT, 'tools/sbf/rt/gen.sh'), ['--check'], { env: { ...process.env, SBF_WORK: WORK } });
  });
  test('cargo-sbf: a missing package is one sentence and an error', () => {
    // A dpkg-query that has no packages, in a process that does not seem to be root.
    const folder = mkdtempSync(join(tmpdir(), 'sbf-'));
    try {
      writeFileSync(join(folder, 'dpkg-query'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
      const env = { PATH: `${folder}:/usr/bin:/bin`, HOME: process.env.HOME };
      const script = readFileSync(join(ROOT, 'tools/sbf/cargo-sbf'), 'utf8').replace(
        '((EUID == 0))',
        'false',
      );
      writeFileSync(join(folder, 'cargo-sbf'), script, { mode: 0o755 });
      const { status, stderr } = run(join(folder, 'cargo-sbf'), ['build'], { env });
      ensure(status === 1, `exit code ${status}`);
      ensure(/^sbf: [^\n]*rustc-web[^\n]*\n$/.test(stderr), `stderr: ${stderr}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
