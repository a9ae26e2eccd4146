// Regenerates everything that is derived from the IDL, the commands and the running program, in the order of their
// dependencies. Run it after `npm run build:program`; it takes some minutes.
import { spawnSync } from 'node:child_process';
import { ROOT } from './manifest.mjs';

/** Scripts of package.json. */
const GENERATORS = [
  'tables',
  'instructions',
  'docs',
  'docs:cli',
  'docs:states',
  'docs:refusals',
  'indexer:client',
  'bench',
];

for (const name of GENERATORS) {
  console.error(`generate: ${name} ...`);
  const { status } = spawnSync('npm', ['run', '--silent', name], { cwd: ROOT, stdio: 'inherit' });
  if (status === 0) continue;
  console.error(`generate: ${name} failed, see above; the later ones did not run`);
  process.exitCode = 1;
  break;
}
