import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The outcome of a mutant. */
export interface Outcome {
  /** What noticed it; `nobody` if everything passed. */
  by: 'fuzzing' | 'specs' | 'nobody';
  /** What was noticed. */
  found?: string;
}

/** Outcomes on disk, so that an interrupted run can continue. They belong to one instrumented binary. */
export class Record {
  readonly #binary: string;
  readonly #outcomes = new Map<string, Outcome>();
  /** Mutants that fuzzing has not noticed. */
  readonly #passed = new Set<string>();

  constructor(
    readonly file: string,
    code: Buffer,
    fresh: boolean,
  ) {
    this.#binary = createHash('sha256').update(code).digest('hex');
    if (fresh || !existsSync(file)) return;
    const kept = JSON.parse(readFileSync(file, 'utf8')) as {
      binary: string;
      passedFuzzing: string[];
      outcomes: [string, Outcome][];
    };
    if (kept.binary !== this.#binary) return;
    for (const [name, outcome] of kept.outcomes) this.#outcomes.set(name, outcome);
    for (const name of kept.passedFuzzing) this.#passed.add(name);
  }

  of(name: string): Outcome | undefined {
    return this.#outcomes.get(name);
  }

  hasPassedFuzzing(name: string): boolean {
    return this.#passed.has(name);
  }

  note(name: string, outcome: Outcome): void {
    this.#outcomes.set(name, outcome);
    this.#save();
  }

  notePassed(name: string): void {
    this.#passed.add(name);
    this.#save();
  }

  #save(): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const kept = {
      binary: this.#binary,
      passedFuzzing: [...this.#passed],
      outcomes: [...this.#outcomes],
    };
    writeFileSync(this.file, JSON.stringify(kept, null, 1));
  }
}
