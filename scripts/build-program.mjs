// Compiles the program and writes the files that the SDK ships: the .so and its v0 twin, the IDL, its TypeScript type,
// the manifest. Plain Node 20 without packages, so it needs no `npm install`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeProgram, sbpfVersion } from './elf.mjs';
import {
  BUILT,
  PROGRAM,
  ROOT,
  SHIPPED,
  hashBinary,
  hashSources,
  hashText,
  hashTools,
  lockedVersion,
} from './manifest.mjs';
import { typeScriptOf } from './idl-types.mjs';
import { MISSING, platformTools } from './platform-tools.mjs';

const HELP = `Usage: node scripts/build-program.mjs [options]

Compiles programs/${PROGRAM} and writes
  ${Object.values(BUILT).join('\n  ')}
and their shipped copies
  ${Object.values(SHIPPED).join('\n  ')}

The .so is SBPF v3, for clusters. The .elf is the same program as v0, for bankrun, which runs no other version. It is
only for tests, and no cluster accepts it once SIMD-0500 is active.

  --check           write nothing outside target/; exit 1 if a shipped file differs from the build
  --idl-only        build only the IDL and its type; the manifest is not updated, so run a full build before a commit
  --platform-tools  compile with \`cargo build-sbf\`, the official compiler, which must be installed;
                    its bytes differ, so the shipped files do not change
  --ship            with --platform-tools: also write the shipped files
  --help            show this text

The compiler (tools/sbf/README.md) keeps its files in .cache/sbf, or in the folder in SBF_WORK.`;

class Failure extends Error {}
const say = (text) => console.error(`build-program: ${text}`);
const at = (...path) => join(ROOT, ...path);
/** The SBPF version of each binary. */
const VERSIONS = { program: 3, twin: 0 };
const work = resolve(process.env.SBF_WORK || at('.cache/sbf'));

/** Runs a command with its output on our stderr; with `read` returns its stdout instead. */
function run(command, args, { env = process.env, read = false } = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', read ? 'pipe' : 2, 'inherit'],
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  if (done.error)
    throw new Failure(`${command} could not be started: ${done.error.code ?? done.error.message}`);
  if (done.status !== 0)
    throw new Failure(`${[command.replace(`${ROOT}/`, ''), ...args].join(' ')} failed, see above`);
  return done.stdout;
}

function write(file, contents) {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(contents))) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
}

/** The official compiler, as installed by the Agave release. */
function buildWithPlatformTools() {
  const version = platformTools();
  if (!version) throw new Failure(MISSING);
  const manifest = at('programs', PROGRAM, 'Cargo.toml');
  for (const [name, arch] of Object.entries(VERSIONS)) {
    // It chooses the file name itself, so each goes to its own folder.
    const folder = at('target/platform-tools', `v${arch}`);
    run('cargo', ['build-sbf', '--arch', `v${arch}`, '--manifest-path', manifest, '--sbf-out-dir', folder]);
    write(at(BUILT[name]), readFileSync(join(folder, `${PROGRAM}.so`)));
  }
  const found = (pattern) => version.match(pattern)?.[1] ?? 'unknown';
  return {
    compiler: 'platform-tools',
    tools: {
      rustc: `rustc ${found(/^rustc (\S+)/m)}`,
      'platform-tools': found(/platform-tools (\S+)/),
      'cargo-build-sbf': found(/cargo-build-sbf (\S+)/),
    },
  };
}

function buildWithRegistryToolchain(locked) {
  const target = at('target');
  const args = ['build', '--release', '-p', PROGRAM, '--target-dir', target, ...locked];
  run(at('tools/sbf/cargo-sbf'), args, { env: { ...process.env, SBF_WORK: work } });
  const release = join(target, 'bpfel-solana/release');
  write(at(BUILT.program), readFileSync(join(release, `${PROGRAM}.so`)));
  // The linker writes it next to the .so, and cargo copies only the .so out of `deps`.
  write(at(BUILT.twin), readFileSync(join(release, 'deps', `${PROGRAM}.sbpf-v0.elf`)));
  return {
    compiler: 'registry-toolchain',
    tools: {
      rustc: run('/usr/bin/rustc', ['--version'], { read: true }).split(' ').slice(0, 2).join(' '),
      llvm: run('/usr/lib/llvm-22/bin/llvm-config', ['--version'], { read: true }).trim(),
      'sbpf-linker': lockedVersion(at('tools/sbf/link/Cargo.lock'), 'sbpf-linker'),
    },
  };
}

/** The IDL is the output of a test that Anchor generates inside the program, compiled for this machine. */
function buildIdl(locked) {
  const env = { ...process.env };
  // If RUSTUP_TOOLCHAIN is set, the builder installs that toolchain.
  const foreign = ['RUSTUP_TOOLCHAIN', 'RUSTC', 'RUSTC_WRAPPER', 'RUSTFLAGS', 'CARGO_ENCODED_RUSTFLAGS'];
  for (const name of foreign) delete env[name];
  // The compiler that also built the program, if it is installed, and not an older system compiler.
  const system = spawnSync('/usr/bin/rustc', ['--version'], { encoding: 'utf8' });
  if (system.stdout?.startsWith('rustc 1.96.')) env.PATH = `/usr/bin:${env.PATH}`;

  say('building the IDL (2 minutes the first time, then seconds)');
  const tool = join(work, 'idl-tool');
  const manifest = ['--manifest-path', at('tools/idl/Cargo.toml'), '--target-dir', tool];
  run('cargo', ['build', '--quiet', '--release', '--locked', ...manifest], { env });
  // Separate from target/: host tests with another compiler would otherwise wait for its lock.
  env.CARGO_TARGET_DIR = join(work, 'idl');
  const json = printIdl(join(tool, 'release/idl'), [at('programs', PROGRAM), ...locked], env);
  write(at(BUILT.idl), json);
  write(at(BUILT.types), typeScriptOf(JSON.parse(json)));
}

function printIdl(tool, args, env) {
  try {
    return run(tool, args, { env, read: true });
  } catch (error) {
    // The tool hides the output of the test, in which Anchor reports what is missing.
    spawnSync(tool, args, {
      cwd: ROOT,
      env: { ...env, ANCHOR_LOG: 'true' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    throw error;
  }
}

/** Shipped files, and the built files that they are copied from. */
const built = Object.fromEntries(Object.keys(BUILT).map((name) => [SHIPPED[name], at(BUILT[name])]));

/** A binary in the manifest. */
const entryOf = (name) => ({
  sha256: hashBinary(at(BUILT[name])),
  bytes: statSync(at(BUILT[name])).size,
  sbpf: `v${VERSIONS[name]}`,
});

/** Prints what each binary is, and checks its version. */
function checkVersions() {
  for (const [name, version] of Object.entries(VERSIONS)) {
    const bytes = readFileSync(at(BUILT[name]));
    say(`${BUILT[name]}: ${describeProgram(bytes)}`);
    const found = sbpfVersion(bytes);
    if (found !== version) throw new Failure(`${BUILT[name]} is SBPF v${found}, but must be v${version}`);
  }
}

function manifestText({ compiler, tools }) {
  const manifest = {
    program: entryOf('program'),
    twin: {
      purpose: 'for the testing kit on bankrun; never deploy it',
      file: SHIPPED.twin.replace('sdk/', ''),
      ...entryOf('twin'),
    },
    idl: { sha256: hashText(at(BUILT.idl)) },
    types: { sha256: hashText(at(BUILT.types)) },
    sources: { sha256: hashSources() },
    compiler,
    tools: { sha256: hashTools(), ...tools },
    'anchor-lang': lockedVersion(at('Cargo.lock'), 'anchor-lang'),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Names the shipped files that differ from what was built. */
function differences(manifest) {
  const wanted = [
    ...Object.entries(built).map(([path, file]) => [path, readFileSync(file)]),
    [SHIPPED.manifest, Buffer.from(manifest)],
  ];
  return wanted
    .filter(([path, bytes]) => !existsSync(at(path)) || !readFileSync(at(path)).equals(bytes))
    .map(([path]) => path);
}

function main() {
  const options = {
    check: { type: 'boolean' },
    'idl-only': { type: 'boolean' },
    'platform-tools': { type: 'boolean' },
    ship: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  };
  let flags;
  try {
    flags = parseArgs({ options }).values;
  } catch (error) {
    throw new Failure(`${error.message}; see --help`);
  }
  if (flags.help) return console.log(HELP);
  const official = flags['platform-tools'];
  if (flags.check && (flags['idl-only'] || official))
    throw new Failure(
      '--check compares the full build of the default compiler; pass it without other options',
    );
  if (flags.ship && !official) throw new Failure('--ship needs --platform-tools');
  if (official && flags['idl-only'])
    throw new Failure('--idl-only does not compile the program; omit --platform-tools');

  // The sources must not change during the build; if cargo writes Cargo.lock, a second run is needed.
  const locked = flags.check ? ['--locked'] : [];
  // The program's build script puts it into the binary's security.txt.
  const revision = hashSources();
  process.env.CO_STAKING_SOURCE_REVISION = revision;
  const info = flags['idl-only']
    ? undefined
    : official
      ? buildWithPlatformTools()
      : buildWithRegistryToolchain(locked);
  if (info) checkVersions();
  buildIdl(locked);
  if (hashSources() !== revision)
    throw new Failure(
      'the sources or Cargo.lock changed during the build, so nothing was shipped; run it again',
    );

  if (flags['idl-only']) {
    for (const path of [SHIPPED.idl, SHIPPED.types]) write(at(path), readFileSync(built[path]));
    return say(`wrote ${SHIPPED.idl} and ${SHIPPED.types}; the binaries and the manifest are unchanged`);
  }
  const manifest = manifestText(info);
  if (flags.check) {
    const wrong = differences(manifest);
    if (wrong.length)
      throw new Failure(
        `not what these sources give: ${wrong.join(', ')}; run \`npm run build:program\` and commit the result`,
      );
    return say('the shipped files are the build of these sources, byte for byte');
  }
  if (official)
    say(
      `the official compiler's bytes differ from the default compiler's; built ${BUILT.program} and ${BUILT.twin}`,
    );
  if (official && !flags.ship) return say('the shipped files are unchanged (--ship writes them)');
  for (const [path, file] of Object.entries(built)) write(at(path), readFileSync(file));
  write(at(SHIPPED.manifest), manifest);
  for (const name of Object.keys(VERSIONS)) say(`shipped ${SHIPPED[name]}`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  say(error.message);
  process.exitCode = 1;
}
