import type { Call } from '../model';
import type { Account, Address, Kind, Kinds, State } from '../model/state';

/** An accepted transaction: its calls, and the state before and after it. */
export class Delta {
  constructor(
    private readonly state: State,
    readonly calls: readonly Call[],
    readonly changed: ReadonlyMap<Address, Account | null>,
  ) {}

  get now(): bigint {
    return this.state.now;
  }

  was(address: Address): Account | null {
    return this.state.accounts.get(address) ?? null;
  }

  is(address: Address): Account | null {
    const changed = this.changed.get(address);
    return changed === undefined ? this.was(address) : changed;
  }

  /** Data of an account afterwards; `null` if it is of another kind, or closed. */
  data<K extends Kind>(kind: K, address: Address): Kinds[K] | null {
    const account = this.is(address);
    return account?.kind === kind ? (account.data as Kinds[K]) : null;
  }

  /** Every account of a kind that changed: its data before and after, `null` if there is none. */
  *each<K extends Kind>(
    kind: K,
  ): Generator<{ address: Address; before: Kinds[K] | null; after: Kinds[K] | null }> {
    for (const [address, account] of this.changed) {
      const old = this.was(address);
      const before = old?.kind === kind ? (old.data as Kinds[K]) : null;
      const after = account?.kind === kind ? (account.data as Kinds[K]) : null;
      if (before || after) yield { address, before, after };
    }
  }

  /** Whether an account was closed in it; its address may have a new one since. */
  closes(address: Address): boolean {
    return this.calls.some(
      ({ name, accounts }) =>
        (name === 'closeDevice' && accounts['device'] === address) ||
        (name === 'closeOffer' && accounts['offer'] === address),
    );
  }

  /** What executed cases burned of each stake or its rewards, by the address of offer or device. */
  burned(what: 'stake' | 'rewards'): Map<Address, bigint> {
    const taken = new Map<Address, bigint>();
    for (const { name, accounts } of this.calls) {
      const old = name === 'executeCase' ? this.was(accounts['slashCase']!) : null;
      if (old?.kind !== 'SlashCase') continue;
      const { device, ownerStake, ownerRewards, hits } = old.data;
      add(taken, device, what === 'stake' ? ownerStake : ownerRewards);
      for (const hit of hits) if (hit.used === 1) add(taken, `${device}/offer/${hit.nonce}`, hit[what]);
    }
    return taken;
  }
}

export function add(to: Map<Address, bigint>, key: Address, amount: bigint): void {
  to.set(key, (to.get(key) ?? 0n) + amount);
}

/** A broken invariant. */
export class Broken {
  constructor(readonly text: string) {}
}

/** Stops with a broken invariant unless the condition holds. */
export function holds(invariant: string, condition: boolean, detail: string): void {
  if (!condition) throw new Broken(`${invariant}: ${detail}`);
}
