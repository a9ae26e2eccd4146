// Compares the IDL of the Anchor CLI's `anchor idl build` with the shipped one. Plain Node; it does not install the CLI.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROGRAM, REBUILD, ROOT, SHIPPED, lockedVersion } from './manifest.mjs';
import { typeScriptOf } from './idl-types.mjs';

const VERSION = lockedVersion(join(ROOT, 'Cargo.lock'), 'anchor-lang');
const HELP = `Usage: node scripts/check-anchor-idl.mjs [--anchor FILE]

Runs \`anchor idl build\` and compares its IDL with ${SHIPPED.idl}, byte for byte.

  --anchor FILE   the Anchor CLI ${VERSION} (default: the one on PATH)
  --help          show this text

Exit codes: 0 the same, 1 different, 2 wrong usage, 3 no Anchor CLI ${VERSION}: nothing was compared.`;
const NO_CLI = 3;

const say = (text) => console.error(`check-anchor-idl: ${text}`);

function end(code, text) {
  say(text);
  process.exit(code);
}

function anchorOf() {
  try {
    const options = { anchor: { type: 'string' }, help: { type: 'boolean', short: 'h' } };
    const { anchor = 'anchor', help } = parseArgs({ options }).values;
    if (help) {
      console.log(HELP);
      process.exit(0);
    }
    return anchor;
  } catch (error) {
    return end(2, `${error.message}; see --help`);
  }
}

const anchor = anchorOf();
const { error, stdout } = spawnSync(anchor, ['--version'], { encoding: 'utf8' });
const install = `\`cargo install anchor-cli --version ${VERSION} --locked\` installs it`;
if (error) end(NO_CLI, `nothing was compared: ${anchor} was not found; ${install}`);
if (!stdout.includes(` ${VERSION}`))
  end(NO_CLI, `nothing was compared: this is ${stdout.trim()}, not version ${VERSION}; ${install}`);

const folder = mkdtempSync(join(tmpdir(), 'anchor-idl-'));
try {
  const out = join(folder, 'idl.json');
  const env = { ...process.env, CARGO_TARGET_DIR: join(ROOT, 'target/anchor-idl') };
  // If it is set, the CLI makes rustup install that toolchain.
  delete env.RUSTUP_TOOLCHAIN;
  const args = ['idl', 'build', '--program-name', PROGRAM, '--out', out];
  const built = spawnSync(anchor, args, { cwd: ROOT, env, stdio: ['ignore', 2, 'pipe'], encoding: 'utf8' });
  process.stderr.write(built.stderr);
  if (built.status !== 0) end(1, `\`anchor ${args.join(' ')}\` failed, see above`);
  const warning = built.stderr.match(/Unused Anchor\.toml field.*/);
  if (warning) end(1, warning[0]);
  const shipped = (path) => readFileSync(join(ROOT, path), 'utf8').trimEnd();
  const text = readFileSync(out, 'utf8').trimEnd();
  const same =
    text === shipped(SHIPPED.idl) && typeScriptOf(JSON.parse(text)).trimEnd() === shipped(SHIPPED.types);
  if (!same) end(1, `the IDL of \`anchor idl build\` differs from ${SHIPPED.idl}; run \`${REBUILD}\``);
  say(`the IDL of the Anchor CLI ${VERSION} is exactly ${SHIPPED.idl}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
