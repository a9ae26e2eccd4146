import type { AccountState } from '@co-staking/sdk/testing';

import { encodeAccount, fromBase58 } from './encode';
import { withContext, type Methods } from './method';
import { configAt, integerAt, invalid, keyAt, listAt, toKey, type Config } from './params';

const MOST_ACCOUNTS = 100;

type Filter = (state: AccountState) => boolean;

function memcmp({ offset, bytes, encoding }: { offset: number; bytes: string; encoding?: string }): Filter {
  const wanted = encoding === 'base64' ? Buffer.from(bytes, 'base64') : fromBase58(bytes, 'memcmp.bytes');
  return ({ data }) => Buffer.compare(data.subarray(offset, offset + wanted.length), wanted) === 0;
}

/** The filters of `getProgramAccounts` and `programSubscribe`. */
export function filtersOf({ filters }: Config): Filter[] {
  return ((filters ?? []) as Record<string, unknown>[]).map((filter) => {
    if (typeof filter['dataSize'] === 'number') return ({ data }) => data.length === filter['dataSize'];
    if (filter['memcmp']) return memcmp(filter['memcmp'] as Parameters<typeof memcmp>[0]);
    throw invalid('a filter is dataSize or memcmp');
  });
}

/** Accounts, read one by one or by their program. */
export const accountMethods: Methods = {
  getAccountInfo(state, params) {
    const config = configAt(params, 1);
    const account = state.ledger.read(keyAt(params, 0, 'address'));
    return withContext(state, config, account && encodeAccount(state.ledger, account, config));
  },

  getMultipleAccounts(state, params) {
    const config = configAt(params, 1);
    const accounts = listAt(params, 0, 'addresses', MOST_ACCOUNTS).map((address) => {
      const account = state.ledger.read(toKey(address, 'address'));
      return account && encodeAccount(state.ledger, account, config);
    });
    return withContext(state, config, accounts);
  },

  getProgramAccounts(state, params) {
    const config = configAt(params, 1);
    const filters = filtersOf(config);
    const accounts = state.ledger
      .owned(keyAt(params, 0, 'program'))
      .filter((found) => filters.every((matches) => matches(found.state)))
      .map((found) => ({
        pubkey: found.address.toBase58(),
        account: encodeAccount(state.ledger, found.state, config),
      }));
    return config['withContext'] ? withContext(state, config, accounts) : accounts;
  },

  getBalance(state, params) {
    const account = state.ledger.read(keyAt(params, 0, 'address'));
    return withContext(state, configAt(params, 1), Number(account?.lamports ?? 0n));
  },

  getMinimumBalanceForRentExemption(state, params) {
    return Number(state.ledger.rent(integerAt(params, 0, 'size')));
  },
};
