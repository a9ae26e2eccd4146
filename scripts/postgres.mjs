// A PostgreSQL server for tests and measurements: Debian's package, which is installed if this runs as root and it is missing.
// It listens on a free port of this machine, and keeps its data in a temporary folder.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAMS = '/usr/lib/postgresql';
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
  console.error("installing Debian's postgresql (once) ...");
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

/** The server's programs. @throws Error if there are none */
function programs() {
  if (!findServer() && isRoot && existsSync('/usr/bin/apt-get')) install();
  const bin = findServer();
  if (!bin)
    throw new Error(`there is no PostgreSQL server in ${PROGRAMS}; install Debian's package "postgresql"`);
  return bin;
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

/**
 * Starts a server.
 *
 * @param parent - folder in which its data go; the machine's temporary folder by default
 * @param settings - further settings, such as `max_wal_size=64MB`
 * @param replicaOf - a server of which it is a streaming replica
 */
export async function startPostgres({ parent = tmpdir(), settings = [], replicaOf } = {}) {
  const bin = programs();
  const folder = mkdtempSync(join(parent, 'co-staking-pg-'));
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
  if (replicaOf) as('pg_basebackup', ['-d', replicaOf.url, '-D', data, '-R', '-X', 'stream', '-c', 'fast']);
  else as('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']);
  const all = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off', ...settings];
  const options = `-p ${port} ${all.map((setting) => `-c ${setting}`).join(' ')}`;
  const start = () => as('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
  start();
  return {
    /** Of its database. */
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    /** Such as `15`. */
    version: bin.split('/').at(-2),
    folder,
    start,
    /** Ends it at once, as a crash would: connections break, and it recovers when it starts. */
    crash: () => as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']),
    /** Ends it, and deletes its data. */
    stop() {
      try {
        as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
