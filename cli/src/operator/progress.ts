import type { Io } from '../io';

/** How often a line is written. */
const EVERY_MS = 2_000;

/** Reports the progress of a run, not too often. */
export class Progress {
  readonly #started = Date.now();
  readonly #first: number;
  #told = Date.now();

  constructor(
    private readonly io: Io,
    private readonly total: number,
    private done: number,
  ) {
    this.#first = done;
  }

  add(count: number): void {
    this.done += count;
    if (Date.now() - this.#told >= EVERY_MS) this.#tell();
  }

  end(): void {
    this.#tell();
  }

  #tell(): void {
    this.#told = Date.now();
    const seconds = (this.#told - this.#started) / 1000;
    const rate = (this.done - this.#first) / Math.max(seconds, 0.001);
    const rest = rate > 0 ? Math.ceil((this.total - this.done) / rate) : 0;
    const ahead = this.done < this.total && rest > 0 ? `, about ${rest} s left` : '';
    this.io.err(`${this.done} of ${this.total}${ahead}`);
  }
}
