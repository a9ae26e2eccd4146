import { getBase58Decoder } from '@solana/kit';
import { createHash } from 'node:crypto';

import { SlotTimes } from './slotTimes';

/** Blocks for which a blockhash is valid, as on a cluster. */
export const VALID_BLOCKS = 150;
/** Milliseconds of a slot, as on a cluster. */
export const SLOT_MILLISECONDS = 400;

/** How certain it is that a block stays. */
export type Commitment = 'processed' | 'confirmed' | 'finalized';

/** Number of blockhashes that are kept before old ones are removed. */
const MOST_ISSUED = 5_000;

const base58 = getBase58Decoder();

/** Plain data of {@link Slots}, for a file. */
export interface SlotsData {
  genesis: string;
  tip: number;
  skipped: [number, number][];
  marks: [number, bigint][];
  issued: [string, number][];
}

/**
 * Slots, block heights and blockhashes. A slot passes every 400 ms. Without finality it also passes with every
 * transaction, so that each has a new blockhash; with finality several transactions share a slot.
 */
export class Slots {
  readonly times = new SlotTimes();
  /** Slot of each blockhash that was handed out, in order. */
  readonly #issued = new Map<string, number>();
  /** First and last slots of what forks have dropped: they have no block. */
  readonly #skipped: [number, number][] = [];
  /** The newest slot when the playground opened. */
  opened = 0;
  #genesis: string;
  #base = 1;
  /** The machine's millisecond at which `#base` was the slot; `null` until the playground opens. */
  #since: number | null = null;

  /**
   * @param seed - text that decides the blockhashes
   * @param finality - slots from the newest one to the finalized one; 0 makes every block final at once
   */
  constructor(
    private readonly seed: string,
    readonly finality: number,
  ) {
    // Different after each start, whatever the seed: a transaction signed for one chain is not valid on the next.
    this.#genesis = this.#hash(`genesis ${Date.now()}`);
  }

  get genesisHash(): string {
    return this.#genesis;
  }

  /** The newest slot; its block is not complete. */
  get tip(): number {
    if (this.#since === null) return this.#base;
    return this.#base + Math.floor((Date.now() - this.#since) / SLOT_MILLISECONDS);
  }

  /** The newest slot with a block of a commitment. */
  at(commitment: Commitment): number {
    const { tip } = this;
    if (this.finality === 0 || commitment === 'processed') return tip;
    return this.blockAt(Math.max(0, tip - (commitment === 'confirmed' ? 1 : this.finality)));
  }

  /** The slot itself if it has a block, else the last one before it that has. */
  blockAt(slot: number): number {
    const gap = this.#skipped.find(([from, to]) => slot >= from && slot <= to);
    return gap ? gap[0] - 1 : slot;
  }

  isSkipped(slot: number): boolean {
    return this.blockAt(slot) !== slot;
  }

  /** Number of blocks up to a slot. */
  heightOf(slot: number): number {
    return this.#skipped.reduce(
      (height, [from, to]) => (from <= slot ? height - (Math.min(to, slot) - from + 1) : height),
      slot,
    );
  }

  /** Slots start to pass with the machine's clock; everything before is final. */
  run(now: bigint): void {
    this.#since = Date.now();
    this.skip(this.finality, now);
    this.opened = this.tip;
  }

  /** A transaction landed. */
  close(now: bigint): void {
    if (this.#since !== null && this.finality > 0) return;
    this.#base += 1;
    this.times.mark(this.tip, now);
  }

  /** Advances slots at once, to a unix second. */
  skip(slots: number, now: bigint): void {
    this.#base += slots;
    this.times.mark(this.tip, now);
  }

  /** Drops the newest blocks, and continues after them; returns the newest slot that is left. */
  fork(slots: number, now: bigint): number {
    const { tip } = this;
    const left = this.blockAt(tip - slots);
    while (this.#skipped.length > 0 && this.#skipped.at(-1)![0] > left) this.#skipped.pop();
    this.#skipped.push([left + 1, tip]);
    this.skip(1, now);
    return left;
  }

  hashOf(slot: number): string {
    const hash = slot <= 0 ? this.#genesis : this.#hash(`block ${slot} ${this.#genesis}`);
    this.#issue(hash, slot);
    return hash;
  }

  /** Height up to which a blockhash is valid on the chain that ends at a slot; `null` if it is not valid there. */
  lastValidHeight(blockhash: string, slot: number): number | null {
    const issued = this.#issued.get(blockhash);
    if (issued === undefined || issued > slot || this.isSkipped(issued)) return null;
    const last = this.heightOf(issued) + VALID_BLOCKS;
    return last >= this.heightOf(slot) ? last : null;
  }

  data(): SlotsData {
    return {
      genesis: this.#genesis,
      tip: this.tip,
      skipped: this.#skipped,
      marks: this.times.marks,
      issued: [...this.#issued],
    };
  }

  restore(data: SlotsData): void {
    this.#genesis = data.genesis;
    this.#base = data.tip;
    this.#skipped.push(...data.skipped);
    this.times.marks.push(...data.marks);
    for (const [hash, slot] of data.issued) this.#issued.set(hash, slot);
  }

  #issue(hash: string, slot: number): void {
    const oldest = this.tip - this.finality - 2 * VALID_BLOCKS;
    if (slot < oldest) return;
    this.#issued.set(hash, slot);
    if (this.#issued.size < MOST_ISSUED) return;
    for (const [known, at] of this.#issued) if (at < oldest) this.#issued.delete(known);
  }

  #hash(text: string): string {
    return base58.decode(createHash('sha256').update(`${this.seed}${text}`).digest());
  }
}
