import { PublicKey } from '@solana/web3.js';

import { Random } from '../../../fuzz/random';

/** A block of a fork. Blocks never change: what a node saw earlier is the chain behind an earlier block. */
export interface Block {
  id: number;
  slot: number;
  height: number;
  parent: Block | null;
  signatures: string[];
}

/** What reaches the leaders: a transaction, and the block whose hash it names. */
export interface Packet {
  signature: string;
  blockhash: string;
}

/** How bad a network is. */
export interface Weather {
  /** Percent of the packets that get lost. */
  lost: number;
  /** Least and most slots that a packet is under way. */
  delay: readonly [number, number];
  /** Percent of slots in which a fork throws blocks away, and the most blocks that it throws away. */
  forks: number;
  reorg: number;
  /** Most slots that a node lags behind. */
  lag: number;
  /** Percent of landed transactions that a node does not report unless it searches its history. */
  unreported: number;
}

export const SLOT_MS = 400;
/** Blocks for which a blockhash is good. */
export const LIFETIME = 150;
/** Blocks on top of one that nothing takes back any more. */
export const FINAL_DEPTH = 32;

const GENESIS: Block = { id: 0, slot: 0, height: 0, parent: null, signatures: [] };

/** The block at a height on the chain behind `tip`. */
export function ancestor(tip: Block, height: number): Block {
  let block = tip;
  while (block.height > height && block.parent) block = block.parent;
  return block;
}

/** The block of a chain that contains a signature. */
export function blockOf(tip: Block, signature: string): Block | null {
  for (let block: Block | null = tip; block; block = block.parent)
    if (block.signatures.includes(signature)) return block;
  return null;
}

/** A chain that loses, delays and doubles packets, skips slots, and throws blocks away. */
export class Network {
  /** Tip and finalized height at the end of every slot. */
  readonly past: { tip: Block; finalized: number }[] = [{ tip: GENESIS, finalized: 0 }];
  readonly #seen = new Map<string, Packet>();
  readonly #hashes = new Map<string, number>();
  #pool: { packet: Packet; due: number }[] = [];
  #ids = 0;

  constructor(
    readonly random: Random,
    readonly weather: Weather,
  ) {
    this.advance(FINAL_DEPTH + 20);
  }

  get slot(): number {
    return this.past.length - 1;
  }

  get tip(): Block {
    return this.past.at(-1)!.tip;
  }

  chance = (percent: number): boolean => this.random.below(100) < percent;

  /** The hash of a block, by which packets name it. */
  hashOf({ id }: Block): string {
    const bytes = Buffer.alloc(32, 7);
    bytes.writeUInt32LE(id);
    const hash = new PublicKey(bytes).toBase58();
    this.#hashes.set(hash, id);
    return hash;
  }

  /** Sends a packet towards the leaders, who may get it never, late, or twice. */
  forward(packet: Packet): void {
    if (this.chance(this.weather.lost)) return;
    const [shortest, longest] = this.weather.delay;
    const copies = this.chance(15) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1)
      this.#pool.push({ packet, due: this.slot + 1 + shortest + this.random.below(longest - shortest + 1) });
  }

  advance(slots: number): void {
    for (let count = 0; count < slots; count += 1) this.#step();
  }

  #step(): void {
    const { tip, finalized } = this.past.at(-1)!;
    const slot = this.past.length;
    let next = this.chance(this.weather.forks) ? this.#fork(tip, finalized) : tip;
    if (!this.chance(5)) next = this.#produce(next, slot);
    this.past.push({ tip: next, finalized: Math.max(finalized, next.height - FINAL_DEPTH) });
  }

  /** Throws the last blocks away; some of their transactions are heard of again. */
  #fork(tip: Block, finalized: number): Block {
    const depth = 1 + this.random.below(this.weather.reorg);
    const kept = ancestor(tip, Math.max(finalized, tip.height - depth));
    for (let block = tip; block !== kept; block = block.parent!)
      for (const signature of block.signatures) {
        const packet = this.#seen.get(signature);
        if (packet && this.chance(50)) this.forward(packet);
      }
    return kept;
  }

  #produce(parent: Block, slot: number): Block {
    this.#ids += 1;
    const block: Block = { id: this.#ids, slot, height: parent.height + 1, parent, signatures: [] };
    const due = this.#pool.filter((entry) => entry.due <= slot);
    this.#pool = this.#pool.filter((entry) => entry.due > slot);
    for (const { packet } of due) {
      const { signature } = packet;
      if (block.signatures.includes(signature) || blockOf(parent, signature)) continue;
      if (!this.#valid(parent, packet.blockhash, block.height)) continue;
      block.signatures.push(signature);
      this.#seen.set(signature, packet);
    }
    return block;
  }

  /** Whether the chain behind `parent` knows the blockhash, and it is young enough for `height`. */
  #valid(parent: Block, blockhash: string, height: number): boolean {
    const id = this.#hashes.get(blockhash);
    for (let block: Block | null = parent; block && block.height + LIFETIME >= height; block = block.parent)
      if (block.id === id) return true;
    return false;
  }
}
