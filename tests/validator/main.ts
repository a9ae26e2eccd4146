// The product on a real node: see docs/validator.md. The last line of stdout is `N passed, N failed`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Checks } from './checks';
import { HOW_TO_INSTALL, findValidator } from './node/binary';
import { ExitCode, HELP, UsageError, readOptions, type Options } from './options';
import type { Run } from './run';

const say = (text: string): void => console.error(`validator: ${text}`);

/** Plays, counts and cleans up; gives the exit code. */
async function run({ keep, program, record }: Options, validator: string | undefined): Promise<number> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => interrupt.abort(new Error(`ended by ${signal}`)));
  const checks = new Checks(say, record);
  const folder = mkdtempSync(join(tmpdir(), 'co-staking-validator-'));
  const parts: Run = { checks, say, folder, stop: interrupt.signal };
  try {
    // Loaded only now: with no validator or wrong flags the answer comes at once.
    if (validator === undefined) await (await import('./onPlayground')).onPlayground(parts);
    else await (await import('./onNode')).onNode(parts, validator, program);
  } catch (error) {
    checks.failed += 1;
    const { message, stack } = error as Error;
    say(interrupt.signal.aborted ? message : (stack ?? message));
  }
  if (keep && checks.failed > 0) say(`kept ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
  console.log(`${checks.passed} passed, ${checks.failed} failed`);
  if (interrupt.signal.aborted) return ExitCode.Interrupted;
  return checks.failed > 0 || checks.passed === 0 ? ExitCode.Failed : ExitCode.Passed;
}

async function main(): Promise<number> {
  let options: Options;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(`${error.message}; see --help`);
    return ExitCode.Usage;
  }
  if (options.help) {
    console.log(HELP);
    return ExitCode.Passed;
  }
  const validator = options.playground ? undefined : (options.validator ?? findValidator());
  if (validator === undefined && !options.playground) {
    say(HOW_TO_INSTALL);
    return ExitCode.NoValidator;
  }
  return run(options, validator);
}

main().then(
  // Nothing that still waits, such as a reconnecting socket, keeps the process alive.
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(ExitCode.Failed);
  },
);
