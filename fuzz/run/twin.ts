import { setProgramCode } from '@co-staking/sdk/testing';

import { genesis } from '../generate/fixture';
import { settle, transact } from '../model';
import type { Account, Address, State } from '../model/state';
import { Invariants } from '../invariants';
import { keyOf } from './addresses';
import { encodeAccount, ownerOf } from './layout';
import { Machine, PANIC } from './machine';
import type { Step } from './step';
import { instructionOf, transactionOf } from './wire';

/** A finding: the two disagree, an invariant is broken, or the machine panicked. */
export interface Finding {
  kind: 'mismatch' | 'invariant' | 'panic';
  text: string;
}

/** The result of a step. */
export interface StepResult {
  refusal: string | null;
  finding: Finding | null;
}

const UPGRADE_AUTHORITY = 'admin';

let machine: Machine | null = null;

/** Runs all later histories on this binary of the program instead of the shipped one. */
export function runOn(code: Uint8Array): void {
  setProgramCode(code);
  machine = new Machine(UPGRADE_AUTHORITY);
}

/** The only machine, reset. */
function emptyMachine(): Machine {
  if (machine) machine.clear();
  else machine = new Machine(UPGRADE_AUTHORITY);
  return machine;
}

/** Model and machine side by side. A new pair invalidates the one before, which used the same machine. */
export class Twin {
  readonly #machine = emptyMachine();
  readonly state: State;
  readonly #invariants: Invariants;

  constructor() {
    this.state = genesis(this.#machine.rents);
    for (const [address, account] of this.state.accounts) this.#machine.set(address, account);
    this.#machine.now = this.state.now;
    this.#invariants = new Invariants(this.state);
  }

  /** Takes a step in both, and compares result, error and every account that may have changed. */
  take(step: Step): StepResult {
    if ('clock' in step) {
      this.state.now = step.clock;
      this.#machine.now = step.clock;
      return { refusal: null, finding: null };
    }
    const wire = transactionOf(step.calls.map(instructionOf), this.#machine.blockhash);
    const { refusal, changed } = transact(this.state, step.calls, wire.signers);
    const answer = this.#machine.send(wire);
    if (answer === PANIC)
      return found('panic', refusal, `the machine stopped; the model says ${refusal ?? 'accepted'}`);
    if (answer !== refusal)
      return found('mismatch', refusal, `model: ${refusal ?? 'accepted'}; program: ${answer ?? 'accepted'}`);
    if (refusal !== null) return { refusal, finding: null };
    const broken = this.#invariants.before(step.calls, wire.signers, changed);
    settle(this.state, changed);
    for (const address of new Set([...wire.writable, ...changed.keys()])) {
      const difference = this.#difference(address);
      if (difference) return found('mismatch', null, difference);
    }
    const text = broken ?? this.#invariants.after(changed);
    return text === null ? { refusal, finding: null } : found('invariant', null, text);
  }

  /** Compares every account. */
  compareAll(): Finding | null {
    for (const address of this.state.accounts.keys()) {
      const difference = this.#difference(address);
      if (difference) return { kind: 'mismatch', text: difference };
    }
    const text = this.#invariants.everything();
    return text === null ? null : { kind: 'invariant', text };
  }

  #difference(address: Address): string | null {
    const raw = this.#machine.get(address);
    const actual = raw && raw.lamports() > 0n ? raw : null;
    const expected = this.state.accounts.get(address) ?? null;
    if (!expected || !actual)
      return expected === actual
        ? null
        : `${address}: model has ${expected ? 'it' : 'none'}, chain ${actual ? 'has it' : 'has none'}`;
    if (actual.lamports() !== expected.lamports)
      return `${address}: lamports ${expected.lamports} in the model, ${actual.lamports()} on chain`;
    if (!Buffer.from(actual.owner()).equals(keyOf(ownerOf(expected.kind)).bytes))
      return `${address}: another owner`;
    return differenceOfData(address, expected, actual.data());
  }
}

const found = (kind: Finding['kind'], refusal: string | null, text: string): StepResult => ({
  refusal,
  finding: { kind, text },
});

function differenceOfData(address: Address, expected: Account, actual: Uint8Array): string | null {
  const wanted = encodeAccount(address, expected);
  if (Buffer.compare(wanted, actual) === 0) return null;
  const at = wanted.findIndex((byte, index) => byte !== actual[index]);
  const around = (bytes: Uint8Array): string =>
    Buffer.from(bytes.subarray(at & ~7, (at & ~7) + 16)).toString('hex');
  return `${address} (${expected.kind}): byte ${at}: ${around(wanted)} in the model, ${around(actual)} on chain`;
}
