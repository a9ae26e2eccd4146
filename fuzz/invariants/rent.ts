import type { Address, State } from '../model/state';
import { add, holds, type Delta } from './delta';

/**
 * I9: rent is never lost. A wallet's lamports, together with all accounts that it paid for, decrease only by what it
 * gave away itself.
 */
export class Rent {
  readonly #atLeast = new Map<Address, bigint>();

  constructor(state: State) {
    for (const [address, { kind, lamports }] of state.accounts)
      if (kind === 'Wallet') this.#atLeast.set(address, lamports);
  }

  /** Records what people do with lamports without the program. */
  note({
    calls,
    was,
    is,
  }: {
    calls: Delta['calls'];
    was(address: Address): { lamports: bigint } | null;
    is(address: Address): { lamports: bigint } | null;
  }): void {
    for (const { name, accounts, args } of calls) {
      if (name === 'transferLamports') add(this.#atLeast, accounts['from']!, -(args['lamports'] as bigint));
      if (name === 'openToken')
        add(
          this.#atLeast,
          accounts['owner']!,
          (was(accounts['account']!)?.lamports ?? 0n) - (is(accounts['account']!)?.lamports ?? 0n),
        );
    }
  }

  check({ accounts }: State): void {
    const worth = new Map<Address, bigint>();
    for (const [address, { kind, lamports, data }] of accounts) {
      if (kind === 'Wallet') add(worth, address, lamports);
      else if (kind === 'Token') {
        const device = accounts.get(data.owner);
        if (device?.kind === 'Device') add(worth, device.data.rentPayer, lamports);
      } else if (kind !== 'Mint') add(worth, data.rentPayer, lamports);
    }
    for (const [wallet, least] of this.#atLeast)
      holds(
        'I9',
        (worth.get(wallet) ?? 0n) >= least,
        `${wallet} lost ${least - (worth.get(wallet) ?? 0n)} lamports`,
      );
  }
}
