// The sources that the shipped program was built from, and whether the tree still has them.
//
//   node scripts/manifest.mjs      exit 0: the shipped files belong to these sources, 1: they do not
//
// sdk/program/manifest.json is written by build-program.mjs. It holds hashes and versions only: no times
// and no paths, so the same source always gives the same manifest.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const PROGRAM = 'co_staking';
export const REBUILD = 'npm run build:program';

/** The files that are committed and published, relative to the repository root. */
export const SHIPPED = {
  program: `sdk/program/${PROGRAM}.so`,
  twin: `sdk/program/testing/${PROGRAM}.sbpf-v0.elf`,
  idl: `sdk/src/idl/${PROGRAM}.json`,
  types: `sdk/src/idl/${PROGRAM}.ts`,
  manifest: 'sdk/program/manifest.json',
};

/** The files that a build creates and ships, relative to the root. Deploy tools look for a `.so`, so there is only one. */
export const BUILT = {
  program: `target/deploy/${PROGRAM}.so`,
  twin: `target/testing/${PROGRAM}.sbpf-v0.elf`,
  idl: `target/idl/${PROGRAM}.json`,
  types: `target/types/${PROGRAM}.ts`,
};

/** Files below `folder`, relative to the root with forward slashes. */
function filesBelow(folder, root) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'target' ? [] : filesBelow(path, root);
    return entry.isFile() ? [path] : [];
  });
}

/** A package's files that reach the compiler. */
function packageFiles(folder, root) {
  const single = ['Cargo.toml', 'build.rs'].map((name) => `${folder}/${name}`);
  return [...single, ...filesBelow(`${folder}/src`, root)];
}

/** Everything of this repository that decides the program's bytes. */
export function sourceFiles(root = ROOT) {
  const crates = filesBelow('crates', root)
    .filter((path) => path.endsWith('/Cargo.toml'))
    .map((path) => dirname(path));
  const packages = [`programs/${PROGRAM}`, ...crates].flatMap((folder) => packageFiles(folder, root));
  return ['Cargo.toml', 'Cargo.lock', '.cargo/config.toml', ...packages].filter((path) =>
    existsSync(join(root, path)),
  );
}

/** The parts of the tools that decide bytes; their tests and texts do not. */
export function toolFiles(root = ROOT) {
  const single = ['cargo-sbf', 'rustc-wrap', 'patch_std.py', 'bpfel-solana.json'].map(
    (name) => `tools/sbf/${name}`,
  );
  const crates = ['tools/sbf/link', 'tools/idl'].flatMap((folder) => [
    `${folder}/Cargo.lock`,
    ...packageFiles(folder, root),
  ]);
  return [...single, ...crates].filter((path) => existsSync(join(root, path)));
}

const normalised = (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Hash of a text file. Line ends do not count: a checkout may have turned LF into CRLF. */
export const hashText = (file) => sha256(normalised(readFileSync(file)));
export const hashBinary = (file) => sha256(readFileSync(file));

/** One hash for many text files: over path, length and contents of each, in the order of the paths' bytes. */
export function hashFiles(files, root = ROOT) {
  const hash = createHash('sha256');
  for (const path of [...new Set(files)].sort((a, b) => (a < b ? -1 : 1))) {
    const contents = normalised(readFileSync(join(root, path)));
    hash.update(`${path}\0${contents.length}\0`).update(contents);
  }
  return hash.digest('hex');
}

export const hashSources = (root = ROOT) => hashFiles(sourceFiles(root), root);
export const hashTools = (root = ROOT) => hashFiles(toolFiles(root), root);

/** The version of a package in a Cargo.lock. */
export function lockedVersion(lockFile, name) {
  const found = readFileSync(lockFile, 'utf8').match(
    new RegExp(`name = "${name}"\\r?\\nversion = "([^"]+)"`),
  );
  if (!found) throw new Error(`${lockFile} has no package ${name}`);
  return found[1];
}

/** Compares the shipped files with the manifest and the manifest with the tree. Reads files only, runs nothing. */
export function checkShipped(root = ROOT) {
  const at = (path) => join(root, path);
  const stale = (why) => ({ ok: false, message: `${why}; run \`${REBUILD}\`` });
  for (const path of Object.values(SHIPPED)) {
    if (!existsSync(at(path))) return stale(`${path} is missing`);
  }
  let manifest;
  try {
    manifest = JSON.parse(readFileSync(at(SHIPPED.manifest), 'utf8'));
  } catch {
    return stale(`${SHIPPED.manifest} is not valid JSON`);
  }
  const checks = [
    [
      manifest.sources?.sha256,
      hashSources(root),
      `the program's sources have changed since ${SHIPPED.program} was built`,
    ],
    [
      manifest.tools?.sha256,
      hashTools(root),
      `the tools that compile the program have changed since ${SHIPPED.program} was built`,
    ],
    [
      manifest.program?.sha256,
      hashBinary(at(SHIPPED.program)),
      `${SHIPPED.program} is not the file that the manifest describes`,
    ],
    [
      manifest.twin?.sha256,
      hashBinary(at(SHIPPED.twin)),
      `${SHIPPED.twin} is not the file that the manifest describes`,
    ],
    [
      manifest.idl?.sha256,
      hashText(at(SHIPPED.idl)),
      `${SHIPPED.idl} is not the file that the manifest describes`,
    ],
    [
      manifest.types?.sha256,
      hashText(at(SHIPPED.types)),
      `${SHIPPED.types} is not the file that the manifest describes`,
    ],
  ];
  const wrong = checks.find(([recorded, actual]) => recorded !== actual);
  if (wrong) return stale(wrong[2]);
  return {
    ok: true,
    message: `${SHIPPED.program} (${manifest.program.sha256.slice(0, 16)}) and its twin belong to the sources in the tree`,
  };
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { ok, message } = checkShipped();
  (ok ? console.log : console.error)(message);
  process.exitCode = ok ? 0 : 1;
}
