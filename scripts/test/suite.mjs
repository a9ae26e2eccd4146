// The suite on the embedded virtual machines: a few processes run spec files, one after the other.
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT } from '../manifest.mjs';

/** More would compete for memory: a chain on bankrun takes some 17 MB. */
const MAX_WORKERS = 4;
/** The command line's specs wait more than they compute. */
const SPARE_WORKERS = 1;
/** bankrun keeps every chain that it ever started, and each uses 3 % of a core: 60 of them left no time. */
const MAX_CHAINS = { bankrun: 12, litesvm: Infinity };
/** Memory, in bytes, after which a process is replaced: neither machine releases all its memory. */
const MAX_MEMORY = 1_200_000_000;
/** Small files that take long; they run first. */
const LONG = new Set([
  'tests/cli/operator.spec.ts',
  'tests/cli/faults/network.spec.ts',
  'tests/cli/faults/stale.spec.ts',
  'tests/cli/faults/killed.spec.ts',
  'tests/sdk/why/agreement.spec.ts',
  'tests/matrix/matrix.spec.ts',
  'tests/stateTable/table.spec.ts',
]);

/** All spec files, the longest first. */
export function specFiles() {
  const size = (file) => (LONG.has(file) ? Infinity : statSync(join(ROOT, file)).size);
  return readdirSync(join(ROOT, 'tests'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.spec.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => [file, size(file)])
    .sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : y - x))
    .map(([file]) => file);
}

/** Counts, titles of passed tests and provoked errors of several results. */
export function sum(results) {
  const add = (key) => results.reduce((total, each) => total + each[key], 0);
  return {
    passed: add('passed'),
    failed: add('failed'),
    titles: results.flatMap(({ titles }) => titles),
    provoked: [...new Set(results.flatMap(({ provoked }) => provoked))].sort(),
  };
}

/** A process that runs spec files; it starts when it is first needed. */
class Worker {
  #child = null;
  #settle = null;
  #chains = 0;
  #memory = 0;

  constructor(env, chain) {
    this.env = env;
    this.chain = chain;
  }

  /** Results of a file; `null` if the process ended without any. */
  async run(file, grep) {
    if (this.#chains >= MAX_CHAINS[this.chain] || this.#memory >= MAX_MEMORY) this.stop();
    if (!this.#child) await this.#start();
    const found = await this.#answer(() => this.#child?.send({ file: join(ROOT, file), grep }));
    this.#chains += found?.asked ?? 0;
    this.#memory = found?.memory ?? 0;
    return found;
  }

  stop() {
    const child = this.#child;
    this.#child = null;
    child?.kill();
  }

  #answer(ask) {
    return new Promise((resolve) => {
      this.#settle = resolve;
      ask();
    });
  }

  #start() {
    this.#chains = 0;
    this.#memory = 0;
    const child = fork(join(ROOT, 'tests/runner/worker.ts'), {
      cwd: ROOT,
      env: this.env,
      execArgv: ['--import', 'tsx'],
      // The output of specs is not a result: our stdout has only counts.
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    this.#child = child;
    child.on('message', (message) => this.#settle?.(message));
    child.on('exit', () => {
      if (this.#child !== child) return;
      this.#child = null;
      this.#settle?.(null);
    });
    return this.#answer(() => {});
  }
}

/**
 * Runs spec files on a virtual machine. A file that ends its process has failed; the next ones get a new process.
 *
 * @returns the results of each, with how often it asked which machine it runs on
 */
export async function runSpecs(files, { chain, grep = '', program, twin }) {
  // bankrun leaves six folders behind for each chain.
  const temporary = mkdtempSync(join(tmpdir(), 'co-staking-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
  const env = {
    ...process.env,
    TMPDIR: temporary,
    CHAIN: chain,
    CO_STAKING_PROGRAM: program,
    CO_STAKING_TWIN: twin,
  };
  // Variables that happen to be set in the environment would otherwise change the run.
  for (const name of ['CO_STAKING_PROGRAM', 'CO_STAKING_TWIN']) if (!env[name]) delete env[name];
  const waiting = [...files];
  const results = [];
  const work = async () => {
    const worker = new Worker(env, chain);
    while (waiting.length > 0) {
      const file = waiting.shift();
      const found = await worker.run(file, grep);
      if (found) process.stderr.write(found.text);
      else process.stderr.write(`test: ${file} ended without results\n`);
      const nothing = { passed: 0, failed: 1, titles: [], provoked: [], asked: 1, milliseconds: 0 };
      results.push({ ...(found ?? nothing), file });
    }
    worker.stop();
  };
  const workers = Math.min(availableParallelism() + SPARE_WORKERS, MAX_WORKERS, files.length);
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}
