import { getBase58Decoder } from '@solana/kit';
import { createHash } from 'node:crypto';

/** Blocks for which a blockhash is valid, as on a cluster. */
export const VALID_BLOCKS = 150;
const BLOCK_MILLISECONDS = 400;

const base58 = getBase58Decoder();

/**
 * Heights and blockhashes. A block passes with every transaction, and every 400 ms as on a cluster: a blockhash
 * is a new one after each transaction, and expires by the machine's clock.
 */
export class Blocks {
  readonly #started = Date.now();
  readonly #issued = new Map<string, number>();
  #landed = 0;

  constructor(private readonly seed: string) {}

  /** Number of the present block; slots and block heights are the same here. */
  get height(): number {
    return 1 + this.#landed + Math.floor((Date.now() - this.#started) / BLOCK_MILLISECONDS);
  }

  /** A transaction landed: its block is over. */
  close(): void {
    this.#landed += 1;
  }

  hashOf(height: number): string {
    return this.#hash(`block ${height}`);
  }

  /** Another one after each start, whatever the seed: what was signed for one chain means nothing on the next. */
  get genesisHash(): string {
    return this.#hash(`genesis ${this.#started}`);
  }

  #hash(text: string): string {
    return base58.decode(createHash('sha256').update(`${this.seed}${text}`).digest());
  }

  /** The present blockhash, with the last height at which it is valid. */
  latest(): { blockhash: string; lastValidBlockHeight: number } {
    const { height } = this;
    for (const [hash, issuedAt] of this.#issued) {
      // In the order of their heights: the rest is younger.
      if (issuedAt + VALID_BLOCKS >= height) break;
      this.#issued.delete(hash);
    }
    const blockhash = this.hashOf(height);
    this.#issued.set(blockhash, height);
    return { blockhash, lastValidBlockHeight: height + VALID_BLOCKS };
  }

  isValid(blockhash: string): boolean {
    const issuedAt = this.#issued.get(blockhash);
    return issuedAt !== undefined && issuedAt + VALID_BLOCKS >= this.height;
  }
}
