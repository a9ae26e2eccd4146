import type { AccountState } from '@co-staking/sdk/testing';
import type { PublicKey } from '@solana/web3.js';

import type { Machine, OwnedAccount } from './machine';
import { VALID_BLOCKS, type Slots } from './slots';
import type { Versions } from './versions';

/** The state of the chain after a slot. */
export class Bank {
  constructor(
    private readonly machine: Machine,
    private readonly slots: Slots,
    private readonly versions: Versions,
    readonly slot: number,
  ) {}

  /** Number of blocks up to this one. */
  get height(): number {
    return this.slots.heightOf(this.slot);
  }

  /** Unix second of its block. */
  get time(): bigint {
    return this.slots.times.of(this.slot);
  }

  latestBlockhash(): { blockhash: string; lastValidBlockHeight: number } {
    const blockhash = this.slots.hashOf(this.slot);
    return { blockhash, lastValidBlockHeight: this.height + VALID_BLOCKS };
  }

  isBlockhashValid(blockhash: string): boolean {
    return this.slots.lastValidHeight(blockhash, this.slot) !== null;
  }

  read = (address: PublicKey): AccountState | null => {
    const older = this.versions.at(this.slot, address);
    return older === undefined ? this.machine.read(address) : older;
  };

  /** Accounts that belong to a program. */
  owned(program: PublicKey): OwnedAccount[] {
    const present = this.machine.owned(program);
    const older = this.versions.since(this.slot);
    if (older.length === 0) return present;
    const replaced = new Set(older.map(([address]) => address.toBase58()));
    const kept = present.filter(({ address }) => !replaced.has(address.toBase58()));
    const brought = older.flatMap(([address, state]) =>
      state?.owner.equals(program) ? [{ address, state }] : [],
    );
    return [...kept, ...brought];
  }
}
