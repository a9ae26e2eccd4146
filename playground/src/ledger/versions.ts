import type { AccountState } from '@co-staking/sdk/testing';
import { PublicKey } from '@solana/web3.js';

interface Change {
  slot: number;
  before: AccountState | null;
}

/** Accounts before the newest blocks changed them, to read older states and undo forks. */
export class Versions {
  readonly #changes = new Map<string, Change[]>();

  /** A block changed an account. */
  record(slot: number, address: PublicKey, before: AccountState | null): void {
    const key = address.toBase58();
    const changes = this.#changes.get(key);
    if (!changes) this.#changes.set(key, [{ slot, before }]);
    // If a block changes an account twice, the first old value counts.
    else if (changes.at(-1)!.slot !== slot) changes.push({ slot, before });
  }

  /** An account after a slot; `undefined` if it has not changed since. */
  at(slot: number, address: PublicKey): AccountState | null | undefined {
    return this.#changes.get(address.toBase58())?.find((change) => change.slot > slot)?.before;
  }

  /** Accounts that blocks after a slot changed, with their values at that slot. */
  since(slot: number): [PublicKey, AccountState | null][] {
    const found: [PublicKey, AccountState | null][] = [];
    for (const [key, changes] of this.#changes) {
      const change = changes.find((each) => each.slot > slot);
      if (change) found.push([new PublicKey(key), change.before]);
    }
    return found;
  }

  /** Forgets the changes after a slot, because they were undone. */
  cut(slot: number): void {
    this.#keep((change) => change.slot <= slot);
  }

  /** Forgets the changes up to a slot, because no one reads older states. */
  prune(slot: number): void {
    this.#keep((change) => change.slot > slot);
  }

  #keep(wanted: (change: Change) => boolean): void {
    for (const [key, changes] of this.#changes) {
      const left = changes.filter(wanted);
      if (left.length === 0) this.#changes.delete(key);
      else if (left.length < changes.length) this.#changes.set(key, left);
    }
  }
}
