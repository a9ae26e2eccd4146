// Runs the indexer's tests twice: on PGlite, and on a PostgreSQL server of its own, which is stopped at the end.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startPostgres } from './postgres.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
/** `--pglite` or `--postgres` for one of both, and files in place of all specs. */
const ONLY = process.argv.slice(2).find((argument) => argument.startsWith('--'));
const FILES = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

/** Runs all specs on one database; gives how many passed and failed. */
function specs(name, env) {
  const args = ['--no-config', '--extension', 'ts', '-n', 'import=tsx', '--timeout', '300000', '--exit'];
  const files = FILES.length > 0 ? FILES : ['indexer/tests/*.spec.ts'];
  const mocha = join(ROOT, 'node_modules/mocha/bin/mocha.js');
  console.log(`--- ${name}`);
  const own = { ...process.env };
  delete own.DATABASE_URL;
  const done = spawnSync(process.execPath, [mocha, ...args, ...files], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...own, ...env },
  });
  process.stdout.write(done.stdout);
  process.stderr.write(done.stderr);
  const count = (word) => Number(new RegExp(`^\\s+(\\d+) ${word}`, 'm').exec(done.stdout)?.[1] ?? 0);
  const failed = count('failing');
  // A file that does not load fails without a count.
  return {
    passed: count('passing'),
    pending: count('pending'),
    failed: done.status !== 0 && failed === 0 ? 1 : failed,
  };
}

async function onServer() {
  let server;
  try {
    server = await startPostgres();
  } catch (error) {
    console.error(`indexer:test: ${error.message}`);
    return { passed: 0, pending: 0, failed: 1 };
  }
  try {
    return specs(`PostgreSQL ${server.version}`, { DATABASE_URL: server.url });
  } finally {
    server.stop();
  }
}

async function main() {
  const results = [];
  if (ONLY !== '--postgres') results.push(specs('PGlite', {}));
  if (ONLY !== '--pglite') results.push(await onServer());

  const sum = (field) => results.reduce((total, result) => total + result[field], 0);
  const pending = sum('pending') === 0 ? '' : `, ${sum('pending')} pending`;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${pending}`);
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

await main();
