/** Random numbers (mulberry32): the same seed gives the same ones. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  #word() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  below(limit) {
    return Math.floor((this.#word() / 2 ** 32) * limit);
  }

  /** True once in `times`. */
  once(times) {
    return this.below(times) === 0;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** A word of 64 bits, of random length. */
  wide() {
    const word = (BigInt(this.#word()) << 32n) | BigInt(this.#word());
    return word >> BigInt(this.below(64));
  }

  bytes(length) {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}
