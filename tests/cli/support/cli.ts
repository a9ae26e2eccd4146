import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildSync } from 'esbuild';

import { BUNDLING } from '../../../cli/bundle';
import { main } from '../../../cli/src/main';
import type { Io } from '../../../cli/src/io';
import { fold } from '../../../cli/src/output/fold';

const ROOT = join(__dirname, '../../..');
/** An empty home: what the tool keeps there belongs to one process of tests. */
export const HOME = mkdtempSync(join(tmpdir(), 'co-staking-home-'));
process.on('exit', () => rmSync(HOME, { recursive: true, force: true }));

/** What a call of the tool left behind. */
export interface Call {
  code: number;
  out: string;
  err: string;
}

export interface CallOptions {
  env?: Record<string, string>;
  home?: string;
  /** Answers to what it asks; if omitted, there is no terminal to ask on. */
  answers?: string[];
  /** What is on standard input. */
  input?: string;
  /** A Ledger that is connected. */
  ledger?: NonNullable<Io['ledger']>;
  stop?: AbortSignal;
  /** Columns of the terminal; none by default, so that nothing is broken or left out. */
  columns?: number;
  /** StepResult each piece of data as it comes. */
  onOut?: (text: string) => void;
}

/** Calls the tool in this process. */
export async function cli(argv: readonly string[], options: CallOptions = {}): Promise<Call> {
  const {
    env = {},
    home = HOME,
    answers,
    input = '',
    ledger,
    columns,
    stop = new AbortController().signal,
    onOut,
  } = options;
  const out: string[] = [];
  const err: string[] = [];
  const asked = [...(answers ?? [])];
  const io: Io = {
    out(text) {
      out.push(text);
      onOut?.(text);
    },
    err: (text) => void err.push(fold(text, columns)),
    columns,
    env,
    home,
    interactive: answers !== undefined,
    colors: { out: false, err: false },
    ask(question) {
      err.push(question);
      return Promise.resolve(asked.shift() ?? '');
    },
    readInput: () => Promise.resolve(input),
    ...(ledger && { ledger }),
    stop,
  };
  const code = await main(argv, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

let bundle: string | undefined;

/** The tool, bundled once: compiling it again takes longer than the rest of a process's start. */
function bundled(): string {
  if (bundle) return bundle;
  // Under the SDK, which looks for the program in the folders above it.
  const outdir = join(ROOT, `sdk/node_modules/.cache/co-staking-${process.pid}`);
  // With the playground from its sources, so that `dev` needs no build; virtual machines are native.
  const external = BUNDLING.external
    .filter((name) => name !== '@co-staking/playground')
    .concat('litesvm', 'solana-bankrun');
  buildSync({ ...BUNDLING, external, outdir });
  process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
  return (bundle = join(outdir, 'bin.mjs'));
}

/** Starts the tool as a process of its own. @param prefix - command that starts it, such as a container's */
export function startCli(
  argv: readonly string[],
  env: Record<string, string> = {},
  prefix: readonly string[] = [],
): ChildProcess {
  const [command, ...rest] = [...prefix, process.execPath, bundled(), ...argv] as [string, ...string[]];
  return spawn(command, rest, {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', HOME, XDG_STATE_HOME: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the tool on a terminal of its own, whose other end is the child's stdin and stdout. */
export function startOnTerminal(argv: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const command = [process.execPath, bundled(), ...argv].map((word) => `'${word}'`).join(' ');
  return spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: '1', HOME, XDG_STATE_HOME: '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** How a process ended, with all it wrote. */
export function ended(child: ChildProcess): Promise<Call & { signal: string | null }> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => (out += chunk));
  child.stderr?.on('data', (chunk) => (err += chunk));
  return new Promise((resolve) =>
    child.once('close', (code, signal) => resolve({ code: code ?? -1, signal, out, err })),
  );
}
