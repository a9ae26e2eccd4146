// Runs the indexer's tests twice: on PGlite, and on a PostgreSQL server of its own. The server is Debian's package, which is
// installed if this runs as root and it is missing. It listens on a free port of this machine, keeps its data in a temporary
// folder, and is stopped at the end.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const PROGRAMS = '/usr/lib/postgresql';
/** `--pglite` or `--postgres` for one of both, and files in place of all specs. */
const ONLY = process.argv.slice(2).find((argument) => argument.startsWith('--'));
const FILES = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const isRoot = process.getuid?.() === 0;

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (done.error) throw done.error;
  return done;
}

/** Folder of the newest server's programs; `null` if there is none. */
function findServer() {
  if (!existsSync(PROGRAMS)) return null;
  const versions = readdirSync(PROGRAMS)
    .filter((version) => existsSync(join(PROGRAMS, version, 'bin/initdb')))
    .sort((a, b) => Number(b) - Number(a));
  return versions.length === 0 ? null : join(PROGRAMS, versions[0], 'bin');
}

function install() {
  console.error("indexer:test: installing Debian's postgresql (once) ...");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The package must not make and start a cluster of its own.
  run('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  const args = ['install', '-y', '-qq', '--no-install-recommends', 'postgresql-common'];
  run('apt-get', args, { env, stdio: 'ignore' });
  run('sed', [
    '-i',
    's/^#\\?create_main_cluster.*/create_main_cluster = false/',
    '/etc/postgresql-common/createcluster.conf',
  ]);
  const done = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], { env });
  if (done.status !== 0) console.error(done.stderr);
}

const freePort = () =>
  new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

/** The user `postgres` if this is root, whom the server refuses. */
function serverUser() {
  if (!isRoot) return {};
  const id = (flag) => Number(run('id', [flag, 'postgres']).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

async function startServer(bin) {
  const folder = mkdtempSync(join(tmpdir(), 'co-staking-pg-'));
  const user = serverUser();
  if (isRoot) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  // Its own folder as the working directory: the user may not read the caller's.
  const as = (program, args) => {
    const options = {
      ...user,
      cwd: folder,
      env: { ...process.env, HOME: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    };
    const done = run(join(bin, program), args, options);
    if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr}`);
  };
  const data = join(folder, 'data');
  as('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  as('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs all specs on one database; gives how many passed and failed. */
function specs(name, env) {
  const args = ['--no-config', '--extension', 'ts', '-n', 'import=tsx', '--timeout', '300000', '--exit'];
  const files = FILES.length > 0 ? FILES : ['indexer/tests/*.spec.ts'];
  const mocha = join(ROOT, 'node_modules/mocha/bin/mocha.js');
  console.log(`--- ${name}`);
  const own = { ...process.env };
  delete own.DATABASE_URL;
  const done = run(process.execPath, [mocha, ...args, ...files], { cwd: ROOT, env: { ...own, ...env } });
  process.stdout.write(done.stdout);
  process.stderr.write(done.stderr);
  const count = (word) => Number(new RegExp(`^\\s+(\\d+) ${word}`, 'm').exec(done.stdout)?.[1] ?? 0);
  const failed = count('failing');
  // A file that does not load fails without a count.
  return { passed: count('passing'), failed: done.status !== 0 && failed === 0 ? 1 : failed };
}

async function onServer() {
  let bin = findServer();
  if (!bin && isRoot && existsSync('/usr/bin/apt-get')) {
    install();
    bin = findServer();
  }
  if (!bin) {
    console.error(`indexer:test: no PostgreSQL server in ${PROGRAMS}; install Debian's package "postgresql"`);
    return { passed: 0, failed: 1 };
  }
  const server = await startServer(bin);
  try {
    return specs(`PostgreSQL ${bin.split('/').at(-2)}`, { DATABASE_URL: server.url });
  } finally {
    server.stop();
  }
}

async function main() {
  const results = [];
  if (ONLY !== '--postgres') results.push(specs('PGlite', {}));
  if (ONLY !== '--pglite') results.push(await onServer());

  const sum = (field) => results.reduce((total, result) => total + result[field], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

await main();
