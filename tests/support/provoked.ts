import type { ProgramErrorCode } from '@co-staking/sdk';

/**
 * Errors of the program that a test has provoked and named, for the reporter: it runs outside of the modules of
 * the specs, so this hangs on the process.
 */
const KEY = Symbol.for('co-staking.provoked');
const holder = globalThis as { [KEY]?: Set<string> };

/** Notes that a test has asserted this refusal. */
export function noteProvoked(error: ProgramErrorCode): void {
  (holder[KEY] ??= new Set()).add(error);
}
