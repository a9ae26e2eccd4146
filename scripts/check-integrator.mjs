// Packs the SDK, installs it into a copy of examples/integrator outside this repository, and runs the tests there,
// like a user who has only the package. The last line of stdout is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './manifest.mjs';

const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

function run(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.error) throw done.error;
  return done;
}

/** Like `run`, for commands that must succeed. */
function need(command, args, cwd) {
  const done = run(command, args, cwd);
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')} failed\n${done.stdout}`);
  return done.stdout;
}

const folder = mkdtempSync(join(tmpdir(), 'integrator-'));
try {
  console.error('check-integrator: packing the SDK ...');
  need('npm', ['pack', '--pack-destination', folder, ...QUIET], join(ROOT, 'sdk'));
  const project = join(folder, 'project');
  cpSync(join(ROOT, 'examples/integrator'), project, { recursive: true });
  console.error('check-integrator: installing it outside the repository ...');
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  need('npm', ['install', '--no-package-lock', ...QUIET, join(folder, tarball)], project);
  const { stdout, status } = run('npm', ['test', '--silent'], project);
  console.error(stdout);
  const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(stdout)?.[1] ?? 0);
  const passed = count('passing');
  const failed = Math.max(count('failing'), status === 0 && passed > 0 ? 0 : 1);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
