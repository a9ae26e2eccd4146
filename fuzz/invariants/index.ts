import { transact, type Call } from '../model';
import { earned } from '../model/rewards';
import type { Account, Address, Device, Offer, State } from '../model/state';
import { Caps } from './caps';
import { Broken, Delta, add } from './delta';
import { Keys } from './keys';
import { checkConservation, checkVaults, checkWhoIsPaid } from './money';
import { checkAgreements, checkClaims, checkReach, checkSlots } from './records';
import { Minimums } from './minimums';
import { Rent } from './rent';

/** The protocol's invariants I1 to I15 over one history. I11 is that the machine never panics. */
export class Invariants {
  readonly #offers = new Map<Address, Map<Address, Offer>>();
  /** What closed offers of a device had earned, in 1/10,000 of a unit. */
  readonly #earned = new Map<Address, bigint>();
  readonly #rent: Rent;
  readonly #watchers = [new Keys(), new Caps(), new Minimums()];

  constructor(private readonly state: State) {
    this.#rent = new Rent(state);
  }

  /** Checks an accepted transaction before the state is updated. */
  before(
    calls: readonly Call[],
    signers: ReadonlySet<Address>,
    changed: ReadonlyMap<Address, Account | null>,
  ): string | null {
    return this.#findingOf(() => {
      transact(this.state, calls, signers, (call, ledger) => {
        const seen = this.#watchers.map((watcher) => watcher.watch(call, ledger));
        return () => seen.forEach((look) => look?.());
      });
      const delta = new Delta(this.state, calls, changed);
      const slashed = delta.burned('stake');
      checkConservation(delta);
      checkAgreements(delta, slashed);
      checkReach(delta);
      const config = delta.data('Config', 'config');
      if (config) checkWhoIsPaid(delta, slashed, config.mint);
      this.#rent.note({ calls, was: (address) => delta.was(address), is: (address) => delta.is(address) });
      for (const { address, before, after } of delta.each('Offer')) {
        const { device } = after ?? before!;
        let offers = this.#offers.get(device);
        if (!offers) this.#offers.set(device, (offers = new Map()));
        if (after) offers.set(address, after);
        else if (before) {
          offers.delete(address);
          const old = delta.was(device);
          if (old?.kind === 'Device') add(this.#earned, device, earned(before, old.data.rewards.postedTotal));
        }
      }
      for (const { address } of delta.each('Device')) if (delta.closes(address)) this.#earned.delete(address);
    });
  }

  /** Checks the accounts of a transaction after the state is updated. */
  after(changed: ReadonlyMap<Address, Account | null>): string | null {
    return this.#findingOf(() => {
      for (const [address, account] of changed) {
        if (account?.kind === 'Device') this.#checkDevice(account.data);
        if (account?.kind === 'Participant') checkClaims(this.state, address, this.#everyOffer());
      }
    });
  }

  /** Checks every account. */
  everything(): string | null {
    return this.#findingOf(() => {
      for (const [address, account] of this.state.accounts) {
        if (account.kind === 'Device') this.#checkDevice(account.data);
        if (account.kind === 'Participant') checkClaims(this.state, address, this.#everyOffer());
      }
      this.#rent.check(this.state);
    });
  }

  *#everyOffer(): Generator<Offer> {
    for (const offers of this.#offers.values()) yield* offers.values();
  }

  #checkDevice(device: Device): void {
    const offers = [...(this.#offers.get(device.id)?.values() ?? [])];
    checkVaults(this.state, device, offers, this.#earned.get(device.id) ?? 0n);
    checkSlots(device, offers);
  }

  #findingOf(check: () => void): string | null {
    try {
      check();
      return null;
    } catch (error) {
      if (error instanceof Broken) return error.text;
      throw error;
    }
  }
}
