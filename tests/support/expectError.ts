import { programError, type CoStakingError, type ErrorSource, type ProgramErrorCode } from '@co-staking/sdk';
import { assert } from 'chai';
import type { PublicKey } from '@solana/web3.js';

import type { Chain, Outcome, Snapshot } from './chain';
import { noteProvoked } from './provoked';

/**
 * What a spec expects: an error of the program by its name in the IDL; an error of Anchor, the token or the
 * system program by its number; or the runtime's exact words.
 */
export type ExpectedError =
  | ProgramErrorCode
  | { anchor: number }
  | { token: number }
  | { 'associated-token': number }
  | { system: number }
  | { runtime: string };

type Identity = Pick<CoStakingError, 'source' | 'number'> & { code?: string };

function identityOf(expected: ExpectedError): Identity {
  if (typeof expected === 'string')
    return { source: 'program', code: expected, number: programError(expected).number };
  const [source, value] = Object.entries(expected)[0] as [ErrorSource, number | string];
  return typeof value === 'number' ? { source, number: value } : { source, number: undefined, code: value };
}

/** Outcome of an attempt to create an account that exists. */
export const ALREADY_EXISTS: ExpectedError = { system: 0 };

/** Asserts that a transaction was refused with exactly this error. Takes the outcome or its promise. */
export async function expectError(
  outcome: Outcome | Promise<Outcome>,
  expected: ExpectedError,
): Promise<void> {
  const result = await outcome;
  const wanted = identityOf(expected);
  if (result.ok) assert.fail(`expected ${JSON.stringify(wanted)}, but the transaction succeeded`);
  const { source, code, number } = result.error;
  const actual: Identity = wanted.code === undefined ? { source, number } : { source, code, number };
  assert.deepEqual(actual, wanted, `refused with "${result.error.message}"\n${result.logs.join('\n')}\n`);
  if (typeof expected === 'string') noteProvoked(expected);
}

/** Asserts that a transaction succeeded. Takes the outcome or its promise, and gives the outcome. */
export async function expectOk(outcome: Outcome | Promise<Outcome>): Promise<Outcome> {
  const result = await outcome;
  if (!result.ok) assert.fail(`${result.error.code}: ${result.error.message}\n${result.logs.join('\n')}`);
  return result;
}

function assertSame(before: Snapshot, after: Snapshot): void {
  for (const [address, state] of before) {
    const now = after.get(address) ?? null;
    assert.deepEqual(
      now && { ...now, data: Buffer.from(now.data) },
      state && { ...state, data: Buffer.from(state.data) },
      address,
    );
  }
}

/** Runs `act`, and asserts that it left these accounts byte for byte, lamports included, as they were. */
export async function expectNothingChanged<T>(
  chain: Chain,
  addresses: PublicKey[],
  act: () => Promise<T>,
): Promise<T> {
  const before = await chain.snapshot(addresses);
  const result = await act();
  assertSame(before, await chain.snapshot(addresses));
  return result;
}
