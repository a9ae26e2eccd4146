import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { hashSources, hashTools } from '../scripts/manifest.mjs';
import { MAX_ID } from './binary';
import type { AnyMutant, Mutant } from './source/mutant';
import { perturbAccounts, instrument, type Numbered } from './source/instrument';
import { OPERATORS } from './source/operators';
import { sites } from './source/sites';
import { codeOnly, lineOf } from './source/rust';

const ROOT = join(__dirname, '..');
/** The instrumented copy of the sources. */
const TREE = join(ROOT, 'target/mutants/tree');
const TARGET = join(ROOT, 'target/mutants/build');
const BINARY = join(TARGET, 'bpfel-solana/release/co_staking.so');
const KEPT = join(ROOT, 'target/mutants/built.json');
const PROGRAM = 'programs/co_staking/src';

/** Not mutated: files without decisions, and the macro that the operators look for. */
const LEFT_OUT = /^(?:error|constants|security|lib)\.rs$|^events\/|\/mod\.rs$|^mod\.rs$/;

export interface Built {
  code: Buffer;
  mutants: AnyMutant[];
  /** Found in the sources but not compilable, so not mutants. */
  dropped: number;
}

type SourceMutant = Mutant & Numbered;

const say = (text: string): void => void process.stderr.write(`mutants: ${text}\n`);

function rustFiles(): Map<string, string> {
  const folder = join(ROOT, PROGRAM);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.rs'))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function findMutants(files: Map<string, string>): SourceMutant[] {
  const found: SourceMutant[] = [];
  for (const [file, text] of files) {
    if (LEFT_OUT.test(file)) continue;
    const code = codeOnly(text);
    for (const operator of OPERATORS)
      for (const { operator: kind, what, wrap } of operator(text, code)) {
        const line = lineOf(text, wrap.start);
        found.push({
          id: found.length + 1,
          name: `${file}: ${kind}: ${what}`,
          operator: kind,
          what,
          file,
          line,
          wrap,
        });
      }
  }
  return found;
}

/** Copies what cargo needs, and adds the module that knows which mutants are enabled. */
function makeTree(): void {
  rmSync(TREE, { recursive: true, force: true });
  for (const path of ['Cargo.toml', 'Cargo.lock', 'programs', 'crates', 'tools/sbf']) {
    mkdirSync(dirname(join(TREE, path)), { recursive: true });
    cpSync(join(ROOT, path), join(TREE, path), { recursive: true });
  }
  cpSync(join(__dirname, 'rust/mutants.rs'), join(TREE, PROGRAM, 'mutants.rs'));
  const library = join(TREE, PROGRAM, 'lib.rs');
  writeFileSync(
    library,
    readFileSync(library, 'utf8').replace('mod create;', 'mod create;\npub mod mutants;'),
  );
}

function writeMutants(files: Map<string, string>, mutants: readonly SourceMutant[]): void {
  for (const [file, text] of files) {
    if (LEFT_OUT.test(file)) continue;
    const instrumented = instrument(
      text,
      mutants.filter((mutant) => mutant.file === file),
    );
    const perturbed = file === 'entrypoint.rs' ? perturbAccounts(instrumented) : instrumented;
    writeFileSync(join(TREE, PROGRAM, file), perturbed);
  }
}

interface Span {
  file_name: string;
  byte_start: number;
  byte_end: number;
}
interface Message {
  message?: { level: string; rendered: string; spans: Span[] };
}

function cargo(command: 'check' | 'build'): { ok: boolean; messages: Message[] } {
  const env = { ...process.env, SBF_WORK: join(ROOT, '.cache/sbf'), CO_STAKING_SOURCE_REVISION: 'mutants' };
  const args = [command, '--release', '-p', 'co_staking', '--target-dir', TARGET, '--message-format', 'json'];
  const { status, stdout } = spawnSync(join(TREE, 'tools/sbf/cargo-sbf'), args, {
    cwd: TREE,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  return { ok: status === 0, messages: lines.map((line) => JSON.parse(line) as Message) };
}

const NUMBER = /mutants::on\((\d+)\)/g;

/** The mutants that a compiler's message is about: those in the marked text, and the last one before it. */
function numbersIn(text: string, { byte_start: start, byte_end: end }: Span): number[] {
  const bytes = Buffer.from(text);
  const numbers = (from: number, to: number): number[] =>
    [...bytes.subarray(from, to).toString().matchAll(NUMBER)].map((match) => Number(match[1]));
  return [...numbers(0, start).slice(-1), ...numbers(start, end)];
}

function refused(messages: readonly Message[]): Set<number> {
  const ids = new Set<number>();
  for (const { message } of messages) {
    if (message?.level !== 'error') continue;
    for (const span of message.spans) {
      const path = join(TREE, span.file_name);
      if (existsSync(path)) for (const id of numbersIn(readFileSync(path, 'utf8'), span)) ids.add(id);
    }
  }
  if (ids.size === 0) {
    const errors = messages.filter(({ message }) => message?.level === 'error');
    throw new Error(errors.map(({ message }) => message!.rendered).join('\n') || 'the compiler failed');
  }
  return ids;
}

const MAX_ROUNDS = 12;

/** Hash of everything the instrumented binary depends on: a build of equal sources is used again. */
function keyNow(): string {
  const hash = createHash('sha256').update(hashSources()).update(hashTools());
  const own = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^build\.ts$|^source\/.*\.ts$|^rust\//.test(file))
    .sort();
  for (const file of own) hash.update(readFileSync(join(__dirname, file)));
  return hash.digest('hex');
}

/** The instrumented program with its mutants: the last build if its sources are the same, else a new one. */
export function build(): Built {
  const key = keyNow();
  if (existsSync(KEPT)) {
    const kept = JSON.parse(readFileSync(KEPT, 'utf8')) as Omit<Built, 'code'> & { key: string };
    if (kept.key === key) return { ...kept, code: readFileSync(BINARY) };
  }
  const built = compile();
  const { mutants, dropped } = built;
  writeFileSync(KEPT, JSON.stringify({ key, mutants, dropped }));
  return built;
}

/** Compiles the program once with all mutants in it, each disabled. Leaves out what does not compile. */
function compile(): Built {
  const files = rustFiles();
  const found = findMutants(files);
  if (found.length > MAX_ID)
    throw new Error(`${found.length} mutants; rust/mutants.rs has room for ${MAX_ID}`);
  say(`${found.length} sites in the sources of the program`);
  makeTree();
  let mutants = found;
  for (let round = 1; ; round += 1) {
    writeMutants(files, mutants);
    const { ok, messages } = cargo('check');
    if (ok) break;
    if (round === MAX_ROUNDS) throw new Error(`the instrumented program still does not compile after ${MAX_ROUNDS} rounds`);
    const wrong = refused(messages);
    mutants = mutants.filter(({ id }) => !wrong.has(id));
    say(`${wrong.size} of them do not compile`);
  }
  say('compiling the program with all of them in it ...');
  const { ok, messages } = cargo('build');
  if (!ok) throw new Error(messages.map(({ message }) => message?.rendered ?? '').join('\n'));
  const library = files.get('lib.rs')!;
  const byType = sites(library, [...files.values()], found.length + 1);
  return {
    code: readFileSync(BINARY),
    mutants: [...mutants, ...byType],
    dropped: found.length - mutants.length,
  };
}
