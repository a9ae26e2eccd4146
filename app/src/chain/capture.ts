import type { AccountSource } from '@co-staking/sdk';

type Accounts = Awaited<ReturnType<AccountSource['getMultipleAccounts']>>;

/**
 * A source that remembers the whole accounts that went through it: the marketplace reads offers, devices and the
 * configuration, and shows parts of them. The reasons need all of them, without a second request.
 */
export function capturing(source: AccountSource): {
  source: AccountSource;
  found: (address: string) => Accounts[number];
} {
  const accounts = new Map<string, Accounts[number]>();
  return {
    found: (address) => accounts.get(address) ?? null,
    source: {
      ...source,
      async getAccountInfo(address) {
        const account = await source.getAccountInfo(address);
        accounts.set(address.toBase58(), account);
        return account;
      },
      async getMultipleAccounts(addresses) {
        const found = await source.getMultipleAccounts(addresses);
        addresses.forEach((address, index) => accounts.set(address.toBase58(), found[index] ?? null));
        return found;
      },
    },
  };
}
