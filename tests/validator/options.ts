import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** Exit codes, for scripts. */
export const ExitCode = {
  Passed: 0,
  Failed: 1,
  Usage: 2,
  /** There is no validator on this machine: nothing was tested. */
  NoValidator: 3,
  /** What shells report for a process that Ctrl-C ended. */
  Interrupted: 130,
} as const;

export const HELP = `Usage: npm run test:validator [-- options]

Starts a solana-test-validator with its own ledger, deploys the shipped program through the upgradeable loader,
initialises it with the migration, and plays every step of an agreement that does not take days: with the SDK, the
command line and the operator's tool, over real HTTP and WebSocket. Then it stops the validator and deletes the ledger.
docs/validator.md says what this proves and what it does not.

  --validator FILE  use this solana-test-validator instead of the one on PATH
  --program FILE    deploy this .so instead of the shipped one
  --record FILE     write each step with its units, fee, events and refusal to FILE, one line of JSON each
  --keep            if anything fails, keep the ledger, the log and the journals, and print their folder
  --playground      play the same steps on the playground, which already has the program; needs no validator
  --help            show this text

The last line of stdout is \`N passed, N failed\`. Exit codes: 0 everything passed; 1 something failed; 2 wrong usage;
3 there is no validator, so nothing was tested; 130 interrupted.`;

/** Options of a run. Paths are absolute. */
export interface Options {
  help: boolean;
  keep: boolean;
  playground: boolean;
  validator: string | undefined;
  program: string | undefined;
  record: string | undefined;
}

/** Wrong usage, with a message for the user. */
export class UsageError extends Error {}

// npm runs scripts in the folder of package.json, not in the caller's.
const fromCaller = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);

function existing(flag: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const file = fromCaller(path);
  if (!existsSync(file)) throw new UsageError(`--${flag}: ${file} does not exist`);
  return file;
}

/** @throws UsageError for an unknown flag, flags that exclude each other, or a file that does not exist */
export function readOptions(argv: string[]): Options {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  const options = { validator: text, program: text, record: text, keep: flag, playground: flag };
  let values;
  try {
    ({ values } = parseArgs({ args: argv, options: { ...options, help: { ...flag, short: 'h' } } }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { help, keep, playground, record } = values;
  if (playground && (values.validator ?? values.program) !== undefined)
    throw new UsageError('--playground uses its own program; omit --validator and --program');
  return {
    help,
    keep,
    playground,
    validator: existing('validator', values.validator),
    program: existing('program', values.program),
    record: record === undefined ? undefined : fromCaller(record),
  };
}
