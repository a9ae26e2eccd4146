// Keeps package-lock.json usable everywhere: it names no registry, and it lists the optional packages of
// every system. npm leaves out those that its registry could not show at the time, and then refuses its
// own lock file.
//
//   node scripts/lock.mjs           adds what is missing, after an `npm install`
//   node scripts/lock.mjs --check   exit 1 if something is wrong
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILE = resolve(fileURLToPath(import.meta.url), '../../package-lock.json');

/** Optional packages that are required and not listed, as `[name, version]`. */
function missing(packages) {
  const listed = new Set(Object.keys(packages).map((path) => path.split('node_modules/').pop()));
  return Object.values(packages)
    .flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}))
    .filter(([name]) => !listed.has(name));
}

/** npm's fields for a package that is named after its system. */
function systemOf(name) {
  const [, os, cpu, libc] = name.match(/-(linux|darwin|win32)-(x64|arm64|ia32)(?:-(gnu|musl|msvc))?$/) ?? [];
  if (!os) throw new Error(`the system that ${name} is for is unknown; add it to package-lock.json by hand`);
  const library = { gnu: ['glibc'], musl: ['musl'] }[libc];
  return { cpu: [cpu], dev: true, ...(library && { libc: library }), optional: true, os: [os] };
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const absent = missing(lock.packages);
const hosted = Object.entries(lock.packages).filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''));

if (process.argv.includes('--check')) {
  for (const [path] of hosted) console.error(`lock: ${path} names a registry`);
  for (const [name] of absent) console.error(`lock: ${name} is missing; run \`node scripts/lock.mjs\``);
  process.exitCode = hosted.length + absent.length > 0 ? 1 : 0;
} else {
  for (const [name, version] of absent) {
    lock.packages[`node_modules/${name}`] = { version, ...systemOf(name) };
  }
  for (const [, entry] of hosted) delete entry.resolved;
  const paths = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(paths.map((path) => [path, lock.packages[path]]));
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
}
