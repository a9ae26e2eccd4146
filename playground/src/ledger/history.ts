import { PublicKey } from '@solana/web3.js';

import type { Landed } from './record';

/** Slots for which a node knows statuses without a search. */
export const RECENT_SLOTS = 300;

/** Every transaction that landed, except forgotten and dropped ones. */
export class History {
  readonly #bySignature = new Map<string, Landed>();
  readonly #byAddress = new Map<string, Landed[]>();
  readonly #bySlot = new Map<number, Landed[]>();
  #count = 0;
  /** The first slot that still has its block. */
  #first = 0;

  get firstSlot(): number {
    return this.#first;
  }

  /** Number of transactions since the start, including forgotten ones. */
  get count(): number {
    return this.#count;
  }

  add(landed: Landed): void {
    this.#count += 1;
    this.#bySignature.set(landed.signature, landed);
    this.#bySlot.set(landed.slot, [...this.inSlot(landed.slot), landed]);
    for (const key of new Set(landed.keys.map((each) => each.toBase58()))) {
      const list = this.#byAddress.get(key);
      if (list) list.push(landed);
      else this.#byAddress.set(key, [landed]);
    }
  }

  find(signature: string): Landed | undefined {
    return this.#bySignature.get(signature);
  }

  inSlot(slot: number): readonly Landed[] {
    return this.#bySlot.get(slot) ?? [];
  }

  /** Transactions that name an address, the oldest first. */
  of(address: PublicKey): readonly Landed[] {
    return this.#byAddress.get(address.toBase58()) ?? [];
  }

  /** Every address that a transaction names. */
  addresses(): PublicKey[] {
    return [...this.#byAddress.keys()].map((key) => new PublicKey(key));
  }

  /** Everything, the oldest first. */
  all(): Landed[] {
    return [...this.#bySignature.values()];
  }

  /** Forgets all blocks before a slot. */
  forget(before: number): void {
    if (before <= this.#first) return;
    this.#first = before;
    this.#drop((landed) => landed.slot < before);
  }

  /** Drops the blocks after a slot. */
  cut(after: number): void {
    this.#count -= this.#drop((landed) => landed.slot > after);
  }

  #drop(unwanted: (landed: Landed) => boolean): number {
    const dropped = this.all().filter(unwanted);
    for (const landed of dropped) {
      this.#bySignature.delete(landed.signature);
      this.#bySlot.delete(landed.slot);
      for (const key of landed.keys) {
        const left = this.of(key).filter((each) => !unwanted(each));
        if (left.length > 0) this.#byAddress.set(key.toBase58(), left);
        else this.#byAddress.delete(key.toBase58());
      }
    }
    return dropped.length;
  }
}
