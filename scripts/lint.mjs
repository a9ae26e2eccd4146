// eslint, prettier, plain English, rustfmt, clippy. Reports which of them found something; the last line of stdout is
// the count.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './manifest.mjs';

const say = (text) => console.error(`lint: ${text}`);
const bin = (path) => [process.execPath, join(ROOT, 'node_modules', path)];
const checks = [
  ['eslint', ...bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'],
  ['prettier', ...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  ['plain English', process.execPath, join(ROOT, 'scripts/words.mjs')],
];
if (spawnSync('cargo', ['--version']).error) say('cargo is not installed: skipping rustfmt and clippy');
else {
  checks.push(
    ['rustfmt', 'cargo', 'fmt', '--all', '--check'],
    ['rustfmt of the caller', 'cargo', 'fmt', '--manifest-path', 'examples/caller/Cargo.toml', '--check'],
    [
      'clippy',
      'cargo',
      'clippy',
      '--locked',
      '--quiet',
      '--workspace',
      '--all-targets',
      '--',
      '-D',
      'warnings',
    ],
  );
}

let failed = 0;
for (const [name, command, ...args] of checks) {
  say(`${name} ...`);
  if (spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2] }).status !== 0) {
    say(`${name} found something, see above`);
    failed += 1;
  }
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
