import { PROGRAM_ERRORS } from '@co-staking/sdk';

import type { Step } from './step';
import type { StepResult } from './twin';

/** Counts what histories cover. */
export class Tally {
  accepted = 0;
  refused = 0;
  readonly #calls = new Map<string, { accepted: number; refused: number }>();
  readonly #errors = new Map<string, number>();

  /** Transactions sent, without jumps of the clock. */
  get actions(): number {
    return this.accepted + this.refused;
  }

  readonly note = (step: Step, { refusal }: StepResult): void => {
    if (!('calls' in step)) return;
    if (refusal === null) this.accepted += 1;
    else {
      this.refused += 1;
      this.#errors.set(refusal, (this.#errors.get(refusal) ?? 0) + 1);
    }
    // A refused transaction of several calls says nothing about each of them.
    if (refusal !== null && step.calls.length > 1) return;
    for (const { name } of step.calls) {
      const counts = this.#calls.get(name) ?? { accepted: 0, refused: 0 };
      counts[refusal === null ? 'accepted' : 'refused'] += 1;
      this.#calls.set(name, counts);
    }
  };

  /** Errors of the program that never occurred. */
  get missing(): string[] {
    return PROGRAM_ERRORS.map(({ code }) => code as string).filter((code) => !this.#errors.has(code));
  }

  /** A table of calls, and the errors by how often they occurred. */
  toString(): string {
    const rows = [...this.#calls].sort(([a], [b]) => a.localeCompare(b));
    const lines = rows.map(([name, { accepted, refused }]) =>
      [name.padEnd(24), String(accepted).padStart(9), String(refused).padStart(9)].join(' '),
    );
    const errors = [...this.#errors].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
    return [
      `${'call'.padEnd(24)} ${'accepted'.padStart(9)} ${'refused'.padStart(9)}`,
      ...lines,
      '',
      `errors: ${errors.join(', ')}`,
      `never met: ${this.missing.join(', ') || 'none'}`,
    ].join('\n');
  }
}
