/** Random numbers that are the same in every run for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number from zero to below `end`. */
  below(end: number): number {
    return this.#next() % end;
  }

  /** A number of base units or seconds from zero to below `end`. */
  upTo(end: bigint): bigint {
    return ((BigInt(this.#next()) << 32n) | BigInt(this.#next())) % end;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }
}
