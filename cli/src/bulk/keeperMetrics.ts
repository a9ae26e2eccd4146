import type { FeeLimit } from '../chain/fees';
import { kebab } from '../kebab';
import type { Metric } from '../metrics';
import type { Chore } from './chores';
import type { ChoreEnd } from './send';

/** Counts what a keeper does, for Prometheus. */
export class Tally {
  readonly #due = new Map<string, number>();
  readonly #ends = new Map<string, number>();
  #rounds = { ok: 0, failed: 0 };
  #spent = 0n;
  #last = 0;

  /** @param actions - as they are named in the labels */
  constructor(private readonly actions: readonly string[]) {}

  /** What is due at the start of a round. */
  found(due: readonly Chore[]): void {
    for (const action of this.actions) this.#due.set(action, 0);
    for (const { action } of due) this.#due.set(kebab(action), this.#due.get(kebab(action))! + 1);
  }

  /** A round that ended. @param at - milliseconds since 1970 */
  ended(ends: readonly ChoreEnd[], limit: FeeLimit, at: number): void {
    this.#rounds.ok += 1;
    this.#spent = limit.spent;
    this.#last = Math.floor(at / 1_000);
    for (const { chore, outcome } of ends) {
      const key = `${kebab(chore.action)} ${outcome}`;
      this.#ends.set(key, (this.#ends.get(key) ?? 0) + 1);
    }
  }

  failed(): void {
    this.#rounds.failed += 1;
  }

  metrics(): Metric[] {
    const ends = [...this.#ends].map(([key, value]) => {
      const [action, outcome] = key.split(' ') as [string, string];
      return { labels: { action, outcome }, value };
    });
    return [
      {
        name: 'keeper_rounds_total',
        help: 'Rounds since the start.',
        samples: Object.entries(this.#rounds).map(([result, value]) => ({ labels: { result }, value })),
      },
      {
        name: 'keeper_due',
        help: 'What was due when the last round started.',
        samples: [...this.#due].map(([action, value]) => ({ labels: { action }, value })),
      },
      { name: 'keeper_calls_total', help: 'How calls ended, since the start.', samples: ends },
      {
        name: 'keeper_fee_lamports_total',
        help: 'Fees since the start, at most.',
        samples: [{ value: this.#spent }],
      },
      {
        name: 'keeper_last_round_timestamp_seconds',
        help: 'When the last round ended well.',
        samples: [{ value: this.#last }],
      },
    ];
  }
}
