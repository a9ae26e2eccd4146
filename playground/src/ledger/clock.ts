/** The playground's time: stops while the marketplace is created, then runs with the machine's clock. */
export class PlaygroundClock {
  #seconds: bigint;
  /** The machine's millisecond at which `#seconds` was right; `null` while time is stopped. */
  #since: number | null = null;

  constructor(startsAt: bigint) {
    this.#seconds = startsAt;
  }

  /** Unix second. */
  now(): bigint {
    if (this.#since === null) return this.#seconds;
    return this.#seconds + BigInt(Math.floor((Date.now() - this.#since) / 1_000));
  }

  warpTo(seconds: bigint): void {
    this.#seconds = seconds;
    if (this.#since !== null) this.#since = Date.now();
  }

  run(): void {
    this.#since = Date.now();
  }
}
