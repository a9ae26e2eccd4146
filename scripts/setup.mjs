// Installs the packages of package-lock.json if they are not installed yet. Plain Node without packages; all its
// output goes to stderr, so that the command after it keeps its stdout clean.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const STAMP = join(ROOT, 'node_modules/.setup-stamp');
/** Folders of packages. */
const WORKSPACES = ['sdk', 'playground', 'cli', 'app', 'indexer'];
const OLDEST_NODE = [20, 18];
/** Path of the package with the Solana virtual machine of the tests. */
const SYSTEMS = ['linux-x64', 'darwin-x64', 'darwin-arm64'];

const say = (text) => console.error(`setup: ${text}`);

function refuse(text) {
  say(text);
  process.exit(1);
}

function checkMachine() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    refuse(`Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}`);
  }
  const system = `${process.platform}-${process.arch}`;
  if (!SYSTEMS.includes(system)) {
    refuse(`the tests' virtual machine does not exist for ${system}; use one of ${SYSTEMS.join(', ')}`);
  }
}

/** Files that an installation depends on. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  for (const file of [
    'package.json',
    'package-lock.json',
    ...WORKSPACES.map((name) => `${name}/package.json`),
  ]) {
    hash.update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function install() {
  const started = Date.now();
  say('installing packages (once, about half a minute) ...');
  // Our stdout belongs to the command that runs after this one.
  const args = ['ci', '--no-fund', '--no-audit', '--loglevel=error'];
  const done = spawnSync('npm', args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (done.error)
    refuse(`npm could not be started (${done.error.code}); it is part of every Node installation`);
  if (done.status !== 0) refuse('`npm ci` failed, see the messages above');
  say(`packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

checkMachine();
const wanted = fingerprint();
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
  install();
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted);
}
