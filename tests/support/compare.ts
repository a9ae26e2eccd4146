import { type EventName } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import type { Outcome } from './chain';
import { eventsOf } from './events';

type Fields = Record<string, unknown>;

/** Keys as base58 and bytes as arrays, all the way down: what chai compares and prints well. */
function readable(value: unknown): unknown {
  if (value instanceof PublicKey) return value.toBase58();
  if (value instanceof Uint8Array) return Array.from(value);
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, readable(entry)]));
}

/** Asserts that two decoded values are the same in every field. */
export function assertEqual(actual: unknown, expected: unknown): void {
  assert.deepEqual(readable(actual), readable(expected));
}

/** Asserts that an account changed in exactly these fields, to exactly these values. */
export function assertChanged<T extends object>(before: T, after: T, changes: Partial<T>): void {
  assertEqual(after, { ...before, ...changes });
}

/** Asserts the events of a transaction, all of them, in their order and with all their fields. */
export function assertEvents(outcome: Outcome, ...expected: [name: EventName, data: Fields][]): void {
  assertEqual(
    eventsOf(outcome).map(({ name, data }) => [name, data]),
    expected,
  );
}
